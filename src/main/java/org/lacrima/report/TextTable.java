package org.lacrima.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Kind;
import org.lacrima.report.Table.Row;

/**
 * A table in plain text: rules above, below the heads and at the end, as APA draws them. A table
 * wider than the page is cut between columns, and every part repeats the first column.
 */
final class TextTable {

  private static final String GAP = "  ";
  private static final String INDENT = "  ";
  private static final int LEAST_STUB = 14;
  private static final int MOST_STUB = 44;

  private final Table table;
  private final int width;
  private final boolean rightToLeft;
  private final int stub;
  private final int[] widths;
  private final boolean sections;
  private final int[] stars;

  TextTable(Table table, int width) {
    this(table, width, false);
  }

  /**
   * @param rightToLeft the text around is: each cell keeps its own direction
   */
  TextTable(Table table, int width, boolean rightToLeft) {
    this.table = table;
    this.rightToLeft = rightToLeft;
    this.width = width;
    this.widths = new int[table.columns()];
    this.stars = new int[table.columns()];
    table.rows().forEach(this::findStars);
    this.sections = table.rows().stream().anyMatch(row -> row.kind() == Kind.SECTION);
    measure(table.heads());
    measure(table.rows());
    widths[0] += sections ? INDENT.length() : 0;
    int others = Arrays.stream(widths).skip(1).map(w -> w + GAP.length()).sum();
    int room = StrictMath.max(LEAST_STUB, StrictMath.min(MOST_STUB, width - others));
    this.stub = StrictMath.min(widths[0], room);
    widenForSpanners();
  }

  /** How many stars stand behind the numbers of each column, at most. */
  private void findStars(Row row) {
    int column = 0;
    for (Cell cell : row.cells()) {
      for (Phrase line : cell.lines()) {
        stars[column] = StrictMath.max(stars[column], stars(line));
      }
      column += cell.span();
    }
  }

  private static int stars(Phrase line) {
    return line.spans().stream()
        .filter(span -> span.role() == Phrase.Role.STARS)
        .mapToInt(span -> span.text().length())
        .sum();
  }

  /** With room for the stars that other numbers of the column have. */
  private String aligned(Phrase line, int column) {
    return Texts.plain(line.text()) + " ".repeat(stars[column] - stars(line));
  }

  private void measure(List<Row> rows) {
    for (Row row : rows) {
      int column = 0;
      for (Cell cell : row.cells()) {
        for (Phrase line : cell.lines()) {
          if (cell.span() == 1) {
            widths[column] =
                StrictMath.max(
                    widths[column], Texts.width(line.text()) + stars[column] - stars(line));
          }
        }
        column += cell.span();
      }
    }
  }

  private void widenForSpanners() {
    for (Row row : table.heads()) {
      int column = 0;
      for (Cell cell : row.cells()) {
        int end = column + cell.span();
        if (cell.span() > 1 && !cell.lines().isEmpty()) {
          int have = (cell.span() - 1) * GAP.length();
          for (int c = column; c < end; c++) {
            have += widths[c];
          }
          int need = StrictMath.min(Texts.width(cell.lines().get(0).text()), width / 3);
          widths[end - 1] += StrictMath.max(0, need - have);
        }
        column = end;
      }
    }
  }

  /** Whether the page is wide enough for all columns side by side. */
  boolean fits() {
    return stub + Arrays.stream(widths).skip(1).map(w -> w + GAP.length()).sum() <= width;
  }

  void write(Appendable out) throws IOException {
    int from = 1;
    do {
      int to = from;
      int used = stub;
      while (to < table.columns() && (to == from || used + GAP.length() + widths[to] <= width)) {
        used += GAP.length() + widths[to];
        to++;
      }
      if (from > 1) {
        out.append('\n');
      }
      part(out, from, to, used);
      from = to;
    } while (from < table.columns());
  }

  private void part(Appendable out, int from, int to, int used) throws IOException {
    String rule = "\u2500".repeat(used) + "\n";
    out.append(rule);
    for (Row row : table.heads()) {
      line(out, row, from, to, true);
    }
    out.append(rule);
    for (Row row : table.rows()) {
      if (row.kind() == Kind.SECTION) {
        for (String text : Texts.wrap(row.cells().get(0).lines().get(0).text(), used)) {
          out.append(text).append('\n');
        }
      } else {
        line(out, row, from, to, false);
      }
    }
    out.append(rule);
  }

  private void line(Appendable out, Row row, int from, int to, boolean head) throws IOException {
    List<List<String>> texts = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    int column = 0;
    for (Cell cell : row.cells()) {
      int first = StrictMath.max(column, from);
      int end = StrictMath.min(column + cell.span(), to);
      if (column == 0) {
        texts.add(stubLines(cell, head || !sections ? "" : INDENT));
        sizes.add(stub);
      } else if (first < end) {
        int size = (end - first - 1) * GAP.length();
        for (int c = first; c < end; c++) {
          size += widths[c];
        }
        int at = column;
        texts.add(
            cell.lines().stream()
                .map(line -> head ? Texts.plain(line.text()) : aligned(line, at))
                .toList());
        sizes.add(size);
      }
      column += cell.span();
    }
    int height = texts.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < texts.size(); c++) {
        String text = i < texts.get(c).size() ? texts.get(c).get(i) : "";
        boolean spanner = head && row.cells().get(c).span() > 1;
        line.append(c == 0 ? "" : GAP).append(fit(text, sizes.get(c), c == 0, spanner));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private List<String> stubLines(Cell cell, String indent) {
    List<String> lines = new ArrayList<>();
    for (Phrase line : cell.lines()) {
      lines.addAll(Texts.wrap(line.text(), stub - indent.length()));
    }
    return lines.stream().map(line -> indent + line).toList();
  }

  private String fit(String text, int size, boolean start, boolean middle) {
    String cut = Texts.cut(text, size);
    int space = size - Texts.width(cut);
    int before = start ? 0 : middle ? space / 2 : space;
    String shown = rightToLeft && !cut.isBlank() ? '\u2068' + cut + '\u2069' : cut;
    return " ".repeat(before) + shown + " ".repeat(space - before);
  }
}
