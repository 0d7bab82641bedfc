package org.lacrima.dataset.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * Reads the records of parts into one reused batch: straight from the bytes while there are no
 * quotes and every record has its fields, else with the scanner, which knows the whole of RFC 4180
 * and tells what is wrong. One thread uses it at a time.
 */
final class RecordReader {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] NONE = {};

  // eight bytes that are four digits, each with a comma behind it, differ from this text by 0 to 9
  private static final long FOUR_ZEROS = 0x2C302C302C302C30L;
  private static final long SIX_MORE = 0x0006000600060006L;
  private static final long NO_DIGITS = 0xFFF0FFF0FFF0FFF0L;

  private static final long COMMAS = 0x2C2C2C2C2C2C2C2CL;
  private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;

  private final int[] fields;
  private final FieldParser[] parsers;
  private final Batch batch;

  // by field of the record
  private final int width;
  private final @Nullable FieldParser[] parserOf;
  private final @Nullable Column[] columnOf;
  private final long[][] digitsOf;
  private final boolean[] fourDigits;

  /**
   * @param width fields of a record
   * @param fields the field of each variable
   */
  RecordReader(int width, List<Variable> variables, int[] fields, List<Shape> shapes) {
    this.width = width;
    this.fields = fields.clone();
    this.parsers = new FieldParser[fields.length];
    this.parserOf = new @Nullable FieldParser[width];
    this.columnOf = new @Nullable Column[width];
    this.digitsOf = new long[width][];
    this.fourDigits = new boolean[width];
    Arrays.fill(digitsOf, new long[CsvPass.BATCH_ROWS]); // what nobody reads is written here
    Column[] columns = new Column[fields.length];
    for (int c = 0; c < columns.length; c++) {
      Variable v = variables.get(c);
      columns[c] = new Column(shapes.get(c), CsvPass.BATCH_ROWS);
      parsers[c] = new FieldParser(fields[c], shapes.get(c), v.forcedText(), v.missing());
      parserOf[fields[c]] = parsers[c];
      columnOf[fields[c]] = columns[c];
      digitsOf[fields[c]] = parsers[c].readsDigits() ? columns[c].units : NONE;
    }
    for (int field = 0; field + 4 < width; field++) {
      fourDigits[field] = readsDigits(field, field + 4);
    }
    this.batch = new Batch(columns, CsvPass.BATCH_ROWS);
  }

  private boolean readsDigits(int from, int to) {
    for (int field = from; field < to; field++) {
      if (digitsOf[field].length == 0) {
        return false;
      }
    }
    return true;
  }

  <G> PartResult<G> read(PartReader.Part part, CsvPass.Gatherer<G> gatherer) {
    return new Run<>(part, gatherer).result();
  }

  /** The reading of one part. */
  private final class Run<G> {
    private final PartReader.Part part;
    private final CsvPass.Gatherer<G> gatherer;
    private final G gathered;
    private final Problems found = new Problems();
    private int line = 1;
    private long rows;

    Run(PartReader.Part part, CsvPass.Gatherer<G> gatherer) {
      this.part = part;
      this.gatherer = gatherer;
      this.gathered = gatherer.begin();
    }

    PartResult<G> result() {
      batch.rows = 0;
      scan(part.quotes() ? 0 : unquotedRecords());
      if (batch.rows > 0) {
        gatherer.add(gathered, batch);
      }
      FieldType[] seen = new FieldType[parsers.length];
      for (int c = 0; c < seen.length; c++) {
        seen[c] = parsers[c].takeSeen();
      }
      return new PartResult<>(gathered, seen, line - 1, rows, found);
    }

    private void rowDone() {
      rows++;
      if (++batch.rows == batch.capacity) {
        gatherer.add(gathered, batch);
        batch.rows = 0;
      }
    }

    /** Reads as far as records are plain; gives where the first one that is not begins. */
    private int unquotedRecords() {
      byte[] bytes = part.bytes();
      if (bytes[part.length() - 1] != '\n') {
        bytes[part.length()] = '\n'; // there is room for it
      }
      int position = 0;
      while (position < part.length()) {
        int next = unquotedRecord(bytes, position);
        if (next < 0) {
          break;
        }
        position = next;
        line++;
        rowDone();
      }
      return position;
    }

    /** Reads one record; gives where the next begins, -1 where it has not the header's fields. */
    private int unquotedRecord(byte[] bytes, int from) {
      int i = from;
      int row = batch.rows;
      int last = width - 1;
      int field = 0;
      while (field < last) {
        if (fourDigits[field]) {
          long text = (long) LONGS.get(bytes, i) ^ FOUR_ZEROS;
          if (((text | text + SIX_MORE) & NO_DIGITS) == 0) {
            digitsOf[field][row] = text & 15;
            digitsOf[field + 1][row] = text >>> 16 & 15;
            digitsOf[field + 2][row] = text >>> 32 & 15;
            digitsOf[field + 3][row] = text >>> 48;
            i += 8;
            field += 4;
            continue;
          }
        }
        i = field(bytes, i, field, row);
        if (i < 0 || bytes[i] != ',') {
          return -1;
        }
        i++;
        field++;
      }
      i = field(bytes, i, last, row);
      return i < 0 || bytes[i] != '\n' ? -1 : i + 1;
    }

    /** Reads one field; gives where it ends, -1 where it is not UTF-8. */
    private int field(byte[] bytes, int from, int field, int row) {
      long[] digits = digitsOf[field];
      if (digits.length == 0) {
        return anyField(bytes, from, field, row);
      }
      int end = bytes[from];
      if (end == ',') {
        digits[row] = Column.MISSING;
        return from;
      }
      int value = end - '0';
      if (value < 0 || value > 9) {
        return anyField(bytes, from, field, row);
      }
      end = bytes[from + 1];
      int i = from + 1;
      int most = value == 0 ? i : i + 2;
      while (i < most && end >= '0' && end <= '9') {
        value = 10 * value + end - '0';
        end = bytes[++i];
      }
      if (end != ',' && end != '\n') {
        return anyField(bytes, from, field, row);
      }
      digits[row] = value;
      return i;
    }

    private int anyField(byte[] bytes, int from, int field, int row) {
      FieldParser parser = parserOf[field];
      Column column = columnOf[field];
      if (parser == null || column == null) {
        return skip(bytes, from);
      }
      try {
        int i = parser.parse(bytes, from, column, row, line);
        return bytes[i] == '\r' ? i + 1 : i;
      } catch (CharacterCodingException e) {
        return -1; // the scanner comes here again and tells it
      }
    }

    private static int skip(byte[] bytes, int from) {
      int i = from;
      while (true) {
        long text = (long) LONGS.get(bytes, i);
        long ends = zeros(text ^ COMMAS) | zeros(text ^ LINE_FEEDS);
        if (ends != 0) {
          return i + Long.numberOfTrailingZeros(ends) / 8;
        }
        i += 8;
      }
    }

    /** The lowest bit that is set belongs to the first byte that is zero. */
    private static long zeros(long bytes) {
      return bytes - 0x0101010101010101L & ~bytes & 0x8080808080808080L;
    }

    private void scan(int from) {
      RecordScanner scanner = new RecordScanner(part.bytes(), from, part.length());
      while (scanner.next()) {
        if (scanner.fields() == width) {
          scannedRecord(scanner);
          rowDone();
        } else if (!(scanner.isBlank() && width > 1) && found.count() < CsvPass.MOST_PROBLEMS) {
          ragged(scanner.fields());
        }
        line += scanner.linesSpanned();
      }
      if (scanner.failed()) {
        found.add(
            "bad-quote",
            Place.line("", line),
            "This record is not RFC 4180: " + scanner.fault() + ".",
            "A field with quotes in it is quoted, and each of its quotes doubled.");
      }
    }

    private void scannedRecord(RecordScanner scanner) {
      try {
        for (int c = 0; c < parsers.length; c++) {
          int field = fields[c];
          parsers[c].parse(
              part.bytes(),
              scanner.start(field),
              scanner.end(field),
              batch.columns[c],
              batch.rows,
              line);
        }
      } catch (CharacterCodingException e) {
        found.add(
            "not-utf8",
            Place.line("", line),
            "This line holds bytes that are not UTF-8.",
            "Maybe save the file as CSV UTF-8.");
      }
    }

    private void ragged(int count) {
      found.add(
          "ragged-row",
          Place.line("", line),
          "This row has "
              + count
              + (count == 1 ? " field" : " fields")
              + ", the header has "
              + width
              + ".",
          "Maybe a text with a comma in it is not quoted, or the file was cut off.");
    }
  }
}
