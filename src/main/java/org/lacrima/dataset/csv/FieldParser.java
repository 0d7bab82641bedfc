package org.lacrima.dataset.csv;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/**
 * Reads the fields of one column into an assumed shape, and notes what they really are. Where the
 * two differ, the part is read again with the wider shape. One thread uses it at a time.
 */
final class FieldParser {

  private static final int LONGEST_EXACT = 18;

  /** No double is as large as a number with more digits before its point. */
  private static final int MOST_DIGITS = 308;

  private static final int CACHE = 256;

  FieldType seen = new FieldType();
  final int field;
  private final Shape shape;
  private final int scale;
  private final long[] missingUnits;
  private final byte[][] missingTexts;
  private final List<BigDecimal> missingNumbers;
  private final boolean forcedText;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[][] cacheBytes = new byte[CACHE][];
  private final String[] cacheTexts = new String[CACHE];

  // of the number scanned last
  private long unit;
  private int digits;
  private int decimals;

  FieldParser(int field, Shape shape, boolean forcedText, List<String> missing) {
    this.field = field;
    this.shape = shape;
    this.forcedText = forcedText;
    int power = 0;
    for (long p = 1; p < shape.denominator(); p *= 10) {
      power++;
    }
    this.scale = power;
    this.missingTexts =
        missing.stream().map(m -> m.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    this.missingNumbers =
        missing.stream().filter(FieldParser::isNumber).map(BigDecimal::new).toList();
    this.missingUnits =
        missingNumbers.stream()
            .map(n -> n.movePointRight(scale).stripTrailingZeros())
            .filter(n -> n.scale() <= 0 && n.precision() - n.scale() <= LONGEST_EXACT)
            .mapToLong(BigDecimal::longValueExact)
            .toArray();
  }

  /** What the fields have shown since this was asked last. */
  FieldType takeSeen() {
    FieldType taken = seen;
    seen = new FieldType();
    return taken;
  }

  /**
   * Whether up to three digits are always a value as it stands and nothing a missing value; so few
   * are a number of the smallest size whatever else the column holds.
   */
  boolean readsDigits() {
    if (!shape.isExact() || forcedText || shape.denominator() != 1) {
      return false;
    }
    for (long unit : missingUnits) {
      if (unit >= 0 && unit <= 999) {
        return false;
      }
    }
    return true;
  }

  static boolean isNumber(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new FieldParser(0, Shape.REAL, false, List.of()).scan(bytes, 0, bytes.length);
  }

  /**
   * Reads a field that begins at {@code from} and is not quoted, and stores it; gives the index of
   * the comma or line end behind it. The bytes end with a line end.
   */
  int parse(byte[] bytes, int from, Column column, int row, int line)
      throws CharacterCodingException {
    if (shape.isExact() && !forcedText) {
      int i = from;
      int b = bytes[i];
      boolean negative = b == '-';
      if (negative) {
        b = bytes[++i];
      }
      int start = i;
      long value = 0;
      while (b >= '0' && b <= '9') {
        value = value * 10 + (b - '0');
        b = bytes[++i];
      }
      int length = i - start;
      boolean ended = b == ',' || b == '\n' || b == '\r' && bytes[i + 1] == '\n';
      if (ended && length == 0 && !negative) {
        column.units[row] = Column.MISSING;
        return i;
      }
      boolean plain = length == 1 || length > 1 && bytes[start] != '0';
      if (ended && plain && length + scale <= LONGEST_EXACT) {
        value = (negative ? -value : value) * shape.denominator();
        if (missingUnits.length > 0 && isMissingUnit(value)) {
          column.units[row] = Column.MISSING;
          return i;
        }
        if (length > seen.digits) {
          seen.digits = length;
        }
        column.units[row] = value;
        return i;
      }
    }
    int end = from;
    while (bytes[end] != ',' && bytes[end] != '\n') {
      end++;
    }
    int to = end > from && bytes[end] == '\n' && bytes[end - 1] == '\r' ? end - 1 : end;
    parse(bytes, from, to, column, row, line);
    return to;
  }

  private boolean isMissingUnit(long value) {
    for (long missing : missingUnits) {
      if (value == missing) {
        return true;
      }
    }
    return false;
  }

  /** Stores the field {@code bytes[from, to)} in a row; {@code line} is only for messages. */
  void parse(byte[] bytes, int from, int to, Column column, int row, int line)
      throws CharacterCodingException {
    if (from == to) {
      column.setMissing(row);
      return;
    }
    if (shape.isText() || forcedText) {
      String text = text(bytes, from, to);
      if (isMissingText(bytes, from, to)) {
        column.setMissing(row);
      } else {
        if (!forcedText && !seen.isText() && (!scan(bytes, from, to) || digits > MOST_DIGITS)) {
          seen.text(line, text);
        }
        column.texts[row] = text;
      }
      return;
    }
    if (!scan(bytes, from, to) || digits > MOST_DIGITS) {
      if (!isMissingText(bytes, from, to)) {
        seen.text(line, text(bytes, from, to));
      }
      column.setMissing(row);
      return;
    }
    if (shape.isExact() && decimals <= scale && digits + scale <= LONGEST_EXACT) {
      for (int k = decimals; k < scale; k++) {
        unit *= 10;
      }
      if (isMissingUnit(unit)) {
        column.units[row] = Column.MISSING;
        return;
      }
      seen.number(digits, decimals);
      column.units[row] = unit;
      return;
    }
    slow(bytes, from, to, column, row);
  }

  private void slow(byte[] bytes, int from, int to, Column column, int row) {
    double value = JavaDoubleParser.parseDouble(bytes, from, to - from);
    if (isMissingNumber(value, bytes, from, to)) {
      column.setMissing(row);
      return;
    }
    seen.number(digits, decimals);
    if (shape.isExact()) {
      column.setMissing(row); // does not fit: this part is read again
    } else {
      column.reals[row] = value;
    }
  }

  /** Only what is the same double can be the same decimal number. */
  private boolean isMissingNumber(double value, byte[] bytes, int from, int to) {
    for (BigDecimal missing : missingNumbers) {
      if (missing.doubleValue() == value) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (missing.compareTo(new BigDecimal(text)) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether the field is a plain decimal number without superfluous leading zeros: {@code -0.5},
   * {@code .5}, {@code 12}; not {@code 007}, {@code +1}, {@code 1e3}, {@code 1.}.
   */
  private boolean scan(byte[] bytes, int from, int to) {
    int i = from;
    boolean negative = bytes[i] == '-';
    if (negative && ++i == to) {
      return false;
    }
    long value = 0;
    int start = i;
    int b = bytes[i];
    while (b >= '0' && b <= '9') {
      value = value * 10 + (b - '0');
      if (++i == to) {
        break;
      }
      b = bytes[i];
    }
    digits = i - start;
    if (digits > 1 && bytes[start] == '0') {
      return false;
    }
    decimals = 0;
    if (i < to) {
      if (bytes[i] != '.' || i + 1 == to) {
        return false;
      }
      int point = i;
      for (i++; i < to; i++) {
        b = bytes[i];
        if (b < '0' || b > '9') {
          return false;
        }
        value = value * 10 + (b - '0');
      }
      decimals = to - point - 1;
    }
    unit = negative ? -value : value;
    return true;
  }

  private boolean isMissingText(byte[] bytes, int from, int to) {
    for (byte[] missing : missingTexts) {
      if (Arrays.equals(missing, 0, missing.length, bytes, from, to)) {
        return true;
      }
    }
    return false;
  }

  private String text(byte[] bytes, int from, int to) throws CharacterCodingException {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ hash >>> 8 ^ hash >>> 16) & CACHE - 1;
    byte[] cached = cacheBytes[slot];
    if (cached != null && Arrays.equals(cached, 0, cached.length, bytes, from, to)) {
      return cacheTexts[slot];
    }
    String text = decoder.decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
    if (to - from <= 64) {
      cacheBytes[slot] = Arrays.copyOfRange(bytes, from, to);
      cacheTexts[slot] = text;
    }
    return text;
  }
}
