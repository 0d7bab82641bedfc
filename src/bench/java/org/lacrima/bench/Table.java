package org.lacrima.bench;

import java.util.ArrayList;
import java.util.List;

/** Prints rows with columns below each other; as Markdown where asked. */
final class Table {

  private final List<String[]> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(header);
  }

  void add(String... cells) {
    rows.add(cells);
  }

  String print(boolean markdown) {
    int columns = rows.get(0).length;
    int[] width = new int[columns];
    for (String[] row : rows) {
      for (int c = 0; c < columns; c++) {
        width[c] = Math.max(width[c], row[c].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      text.append(markdown ? "|" : " ");
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r)[c];
        text.append(' ').append(cell).append(" ".repeat(width[c] - cell.length()));
        text.append(markdown ? " |" : " ");
      }
      text.append('\n');
      if (r == 0 && markdown) {
        text.append("|").append("---|".repeat(columns)).append('\n');
      }
    }
    return text.toString();
  }

  static String seconds(double seconds) {
    if (seconds < 1e-4) {
      return "%.2f µs".formatted(seconds * 1e6);
    }
    return seconds < 1 ? "%.1f ms".formatted(seconds * 1e3) : "%.2f s".formatted(seconds);
  }

  static String megabytes(long bytes) {
    return bytes == 0 ? "not told" : "%d MB".formatted(Math.round(bytes / 1e6));
  }

  static String ratio(double theirs, double ours) {
    double ratio = theirs / ours;
    return ratio < 10 ? "%.1f×".formatted(ratio) : "%.0f×".formatted(ratio);
  }
}
