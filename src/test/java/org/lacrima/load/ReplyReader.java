package org.lacrima.load;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts an answer together from what a connection brings. */
final class ReplyReader {

  private static final Pattern LENGTH =
      Pattern.compile("\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHUNKED =
      Pattern.compile("\ntransfer-encoding: *chunked", Pattern.CASE_INSENSITIVE);

  private byte[] bytes = new byte[32 * 1024];
  private int size;
  private int at;
  private String head = "";
  private int length;
  private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

  void clear() {
    size = 0;
    at = 0;
    head = "";
    chunks.reset();
  }

  /** The answer, once all of it is there. */
  @Nullable Reply take(ByteBuffer from) {
    int more = from.remaining();
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
    from.get(bytes, size, more);
    size += more;
    if (head.isEmpty() && !readHead()) {
      return null;
    }
    byte[] body = length >= 0 ? plain() : dechunked();
    return body == null ? null : Reply.of(head, body, size);
  }

  private boolean readHead() {
    for (int i = Math.max(3, at); i < size; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        head = new String(bytes, 0, i + 1, StandardCharsets.ISO_8859_1);
        Matcher told = LENGTH.matcher(head);
        length = told.find() ? Integer.parseInt(told.group(1)) : 0;
        length = CHUNKED.matcher(head).find() ? -1 : length;
        at = i + 1;
        return true;
      }
    }
    at = size;
    return false;
  }

  private byte @Nullable [] plain() {
    return size - at < length ? null : Arrays.copyOfRange(bytes, at, at + length);
  }

  private byte @Nullable [] dechunked() {
    while (true) {
      int end = at;
      while (end < size && bytes[end] != '\n') {
        end++;
      }
      if (end == size) {
        return null;
      }
      String told = new String(bytes, at, end - at - 1, StandardCharsets.ISO_8859_1);
      int chunk = Integer.parseInt(told, 16);
      if (size < end + 1 + chunk + 2) {
        return null;
      }
      if (chunk == 0) {
        return chunks.toByteArray();
      }
      chunks.write(bytes, end + 1, chunk);
      at = end + 1 + chunk + 2;
    }
  }
}
