package org.lacrima.dataset.csv;

import java.nio.charset.CharacterCodingException;
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

  private final int[] fields;
  private final FieldParser[] parsers;
  private final Batch batch;

  // by field of the record; null or 0 where the field is not read
  private final int width;
  private final @Nullable FieldParser[] parserOf;
  private final @Nullable Column[] columnOf;
  private final long[] digitUnitOf;

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
    this.digitUnitOf = new long[width];
    Column[] columns = new Column[fields.length];
    for (int c = 0; c < columns.length; c++) {
      Variable v = variables.get(c);
      columns[c] = new Column(shapes.get(c), CsvPass.BATCH_ROWS);
      parsers[c] = new FieldParser(fields[c], shapes.get(c), v.forcedText(), v.missing());
      parserOf[fields[c]] = parsers[c];
      columnOf[fields[c]] = columns[c];
      digitUnitOf[fields[c]] = parsers[c].digitUnit();
    }
    this.batch = new Batch(columns, CsvPass.BATCH_ROWS);
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
      for (int field = 0; field <= last; field++) {
        byte end = (byte) (field == last ? '\n' : ',');
        long digitUnit = digitUnitOf[field];
        int digit = bytes[i] - '0';
        if (digitUnit != 0 && bytes[i + 1] == end && digit >= 0 && digit <= 9) {
          columnOf[field].units[row] = digit * digitUnit; // most answers are one digit
          i += 2;
          continue;
        }
        i = anyField(bytes, i, field, row);
        if (i < 0 || bytes[i] != end) {
          return -1;
        }
        i++;
      }
      return i;
    }

    /** Reads one field; gives where it ends, -1 where it is not UTF-8. */
    private int anyField(byte[] bytes, int from, int field, int row) {
      int i = from;
      FieldParser parser = parserOf[field];
      Column column = columnOf[field];
      if (parser == null || column == null) {
        while (bytes[i] != ',' && bytes[i] != '\n') {
          i++;
        }
        return i;
      }
      try {
        i = parser.parse(bytes, i, column, row, line);
      } catch (CharacterCodingException e) {
        return -1; // the scanner comes here again and tells it
      }
      return bytes[i] == '\r' ? i + 1 : i;
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
