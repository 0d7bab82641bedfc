package org.lacrima.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * CSV whose header has been read: a file, or what a database copies out.
 *
 * @param name how it is called in messages
 * @param bytes opens it, from the start, as often as it is asked
 * @param header the names of the columns
 * @param headerEnd bytes before the first record
 * @param headerLines lines before the first record
 */
public record CsvFile(
    String name, Bytes bytes, List<String> header, long headerEnd, int headerLines) {

  /** Where the bytes come from. */
  public interface Bytes {
    InputStream open() throws IOException;
  }

  private static final int LONGEST_HEADER = 16 << 20;

  public CsvFile {
    header = List.copyOf(header);
  }

  /** Opens a file and reads its header; null with problems where that is not possible. */
  public static @Nullable CsvFile open(Path path, Problems problems) {
    Place place = Place.file(path.toString());
    if (Files.isDirectory(path)) {
      problems.add(
          "not-a-file", place, "This is a directory, not a CSV file.", "Maybe name a file in it.");
      return null;
    }
    if (!Files.exists(path)) {
      problems.add("no-such-file", place, "There is no such file.", "Maybe the path is misspelt.");
      return null;
    }
    return open(path.toString(), () -> Files.newInputStream(path), problems);
  }

  /** Reads the header of any bytes; null with problems where there is none. */
  public static @Nullable CsvFile open(String name, Bytes bytes, Problems problems) {
    Place place = Place.file(name);
    try (InputStream in = bytes.open()) {
      byte[] start = in.readNBytes(1 << 16);
      int end = headerEnd(start);
      while (end < 0 && start.length < LONGEST_HEADER) {
        byte[] more = in.readNBytes(start.length);
        if (more.length == 0) {
          end = start.length;
          break;
        }
        byte[] longer = java.util.Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, longer, start.length, more.length);
        start = longer;
        end = headerEnd(start);
      }
      return end < 0 ? tooLong(place, problems) : read(name, bytes, start, end, problems);
    } catch (IOException e) {
      problems.add(
          "unreadable",
          place,
          e instanceof AccessDeniedException
              ? "The file cannot be read: its permissions forbid it."
              : "The file cannot be read: " + e.getMessage() + ".");
      return null;
    }
  }

  private static @Nullable CsvFile tooLong(Place place, Problems problems) {
    problems.add("bad-header", place, "The header has no end; maybe a quote is not closed.");
    return null;
  }

  /** Where the first record starts; -1 if the header does not end in these bytes. */
  private static int headerEnd(byte[] bytes) {
    boolean quoted = false;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '"') {
        quoted = !quoted;
      } else if (bytes[i] == '\n' && !quoted) {
        return i + 1;
      }
    }
    return -1;
  }

  private static @Nullable CsvFile read(
      String name, Bytes source, byte[] bytes, int end, Problems problems) {
    Place place = new Place(name, 1, 0);
    int from = 0;
    if (end >= 2 && ((bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1))) {
      problems.add("not-utf8", place, "The file is UTF-16, not UTF-8.", "Save it as CSV UTF-8.");
      return null;
    }
    if (end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
      from = 3;
    }
    if (from == end) {
      problems.add("empty-file", Place.file(name), "The file is empty: it has no header.");
      return null;
    }
    List<String> names = new ArrayList<>();
    int before = problems.count();
    RecordScanner scanner = new RecordScanner(bytes, from, end);
    if (!scanner.next()) {
      problems.add("bad-header", place, "The header is not RFC 4180: " + scanner.fault() + ".");
      return null;
    }
    for (int i = 0; i < scanner.fields(); i++) {
      names.add(scanner.text(i));
    }
    if (scanner.fields() == 1 && names.get(0).matches("(?s).*[;\t].*")) {
      problems.add(
          "wrong-separator",
          place,
          "The header has one column, '" + names.get(0) + "'.",
          "Maybe the file is separated by semicolons or tabs; commas are needed, and '.' in decimals.");
    }
    Set<String> seen = new HashSet<>();
    for (String column : names) {
      if (column.indexOf('\uFFFD') >= 0) {
        problems.add("not-utf8", place, "The header is not UTF-8.", "Save the file as CSV UTF-8.");
      } else if (column.indexOf('\r') >= 0) {
        problems.add(
            "bad-header",
            place,
            "The header holds a carriage return: the lines seem to end with CR alone.",
            "Maybe save the file with LF or CRLF line ends.");
        return null;
      } else if (!column.isEmpty() && !seen.add(column)) {
        problems.add("duplicate-column", place, "Two columns are called '" + column + "'.");
      }
    }
    return problems.count() > before
        ? null
        : new CsvFile(name, source, names, end, scanner.linesSpanned());
  }
}
