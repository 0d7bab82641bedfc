package org.lacrima.dataset.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the records of a part of a file and says where their fields are. Quoted fields are
 * unescaped in place, so their bytes are as they are meant.
 */
final class RecordScanner {

  private final byte[] bytes;
  private final int end;
  private int position;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int fields;
  private int linesSpanned;
  private String fault = "";

  RecordScanner(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
  }

  /** Goes to the next record; false at the end, or where {@link #fault} says what is wrong. */
  boolean next() {
    if (position >= end) {
      return false;
    }
    fields = 0;
    linesSpanned = 1;
    byte[] b = bytes;
    int i = position;
    while (true) {
      if (fields == starts.length) {
        starts = Arrays.copyOf(starts, fields * 2);
        ends = Arrays.copyOf(ends, fields * 2);
      }
      if (i < end && b[i] == '"') {
        i = quoted(i);
        if (i < 0) {
          return false;
        }
      } else {
        int start = i;
        while (i < end && b[i] != ',' && b[i] != '\n') {
          if (b[i] == '"') {
            fault = "a quote stands inside a field that does not begin with one";
            return false;
          }
          i++;
        }
        starts[fields] = start;
        ends[fields++] = i > start && i < end && b[i] == '\n' && b[i - 1] == '\r' ? i - 1 : i;
      }
      if (i >= end) {
        if (ends[fields - 1] > starts[fields - 1]
            && b[ends[fields - 1] - 1] == '\r'
            && i == end
            && ends[fields - 1] == end) {
          ends[fields - 1]--;
        }
        position = end;
        return true;
      }
      if (b[i] == '\n') {
        position = i + 1;
        return true;
      }
      i++; // the comma
    }
  }

  /** Reads a quoted field that begins at {@code i}; gives the index behind it, -1 for a fault. */
  private int quoted(int i) {
    byte[] b = bytes;
    int from = i + 1;
    int write = from;
    int read = from;
    while (true) {
      if (read >= end) {
        fault = "a quote is not closed";
        return -1;
      }
      if (b[read] == '"') {
        if (read + 1 < end && b[read + 1] == '"') {
          read++;
        } else {
          break;
        }
      } else if (b[read] == '\n') {
        linesSpanned++;
      }
      b[write++] = b[read++];
    }
    starts[fields] = from;
    ends[fields++] = write;
    read++;
    if (read < end && b[read] == '\r' && (read + 1 == end || b[read + 1] == '\n')) {
      read++;
    }
    if (read < end && b[read] != ',' && b[read] != '\n') {
      fault = "there is text behind a closing quote";
      return -1;
    }
    return read;
  }

  int fields() {
    return fields;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  /** Lines of the file that this record takes. */
  int linesSpanned() {
    return linesSpanned;
  }

  boolean failed() {
    return !fault.isEmpty();
  }

  String fault() {
    return fault;
  }

  boolean isBlank() {
    return fields == 1 && starts[0] == ends[0];
  }

  String text(int field) {
    return new String(bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
  }
}
