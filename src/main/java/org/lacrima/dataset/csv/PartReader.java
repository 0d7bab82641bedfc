package org.lacrima.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into parts that end where a record ends. The cuts depend on the bytes alone, never
 * on threads or on how the stream delivers them. Buffers are handed back and used again.
 */
final class PartReader {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long QUOTES = 0x2222222222222222L;
  private static final int LONGEST_RECORD = 256 << 20;

  /** Behind a part there is always room: for a line end it may lack, and to read eight at once. */
  private static final int SPARE = 8;

  /**
   * Bytes {@code [0, length)} of a buffer: whole records.
   *
   * @param quotes whether any byte may be a quote
   */
  record Part(byte[] bytes, int length, boolean quotes) {}

  private final InputStream in;
  private final int size;
  private final ArrayDeque<byte[]> spare = new ArrayDeque<>();
  private byte[] carry = new byte[0];
  private boolean ended;

  PartReader(InputStream in, int size) {
    this.in = in;
    this.size = size;
  }

  /** The next part; null at the end. The last record may lack its line end, or be broken. */
  @Nullable Part next() throws IOException {
    if (ended && carry.length == 0) {
      return null;
    }
    byte[] buffer = spare.isEmpty() ? new byte[size + SPARE] : spare.pop();
    if (buffer.length < carry.length * 2 + SPARE) {
      buffer = new byte[carry.length * 2 + SPARE];
    }
    System.arraycopy(carry, 0, buffer, 0, carry.length);
    int length = carry.length;
    while (true) {
      int room = buffer.length - SPARE - length;
      int read = in.readNBytes(buffer, length, room);
      length += read;
      if (read < room) {
        ended = true;
        carry = new byte[0];
        return length == 0 ? null : new Part(buffer, length, hasQuote(buffer, length));
      }
      boolean quotes = hasQuote(buffer, length);
      int cut = lastRecordEnd(buffer, length, quotes);
      if (cut > 0) {
        carry = Arrays.copyOfRange(buffer, cut, length);
        return new Part(buffer, cut, quotes);
      }
      if (length > LONGEST_RECORD) {
        ended = true;
        carry = new byte[0];
        return new Part(buffer, length, quotes); // the scanner will say what is wrong with it
      }
      buffer = Arrays.copyOf(buffer, length * 2 + SPARE);
    }
  }

  void giveBack(Part part) {
    if (part.bytes().length == size + SPARE) {
      spare.push(part.bytes());
    }
  }

  private static int lastRecordEnd(byte[] bytes, int length, boolean quotes) {
    if (!quotes) {
      int i = length;
      while (i > 0 && bytes[i - 1] != '\n') {
        i--;
      }
      return i;
    }
    boolean quoted = false;
    int last = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '"') {
        quoted = !quoted;
      } else if (bytes[i] == '\n' && !quoted) {
        last = i + 1;
      }
    }
    return last;
  }

  /** Eight bytes at a time: a byte of {@code x} is zero where the text has a quote. */
  private static boolean hasQuote(byte[] bytes, int length) {
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      long x = (long) LONGS.get(bytes, i) ^ QUOTES;
      if (((x - 0x0101010101010101L) & ~x & 0x8080808080808080L) != 0) {
        return true;
      }
    }
    for (; i < length; i++) {
      if (bytes[i] == '"') {
        return true;
      }
    }
    return false;
  }
}
