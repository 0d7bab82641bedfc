package org.lacrima.definition;

/**
 * Where something stands: a file, a line and a column, both counted from 1 (0: the whole file, or
 * the whole line).
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

  public static Place file(String file) {
    return new Place(file, 0, 0);
  }

  public static Place line(String file, int line) {
    return new Place(file, line, 0);
  }

  /** This place moved right by {@code columns}, for a spot inside a one-line text. */
  public Place shifted(int columns) {
    return new Place(file, line, column + columns);
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** {@code file:line:column}, without the parts that are not known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
