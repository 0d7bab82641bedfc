package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.audit.PrintedStatistic;

/**
 * A table in APA's form, without markup: a title, rows of heads, rows of cells, notes below.
 *
 * @param heads rows of column heads; a head may span several columns
 * @param checked tests in it that can be computed again from what stands beside them
 * @param columns how many columns the body has, the stub included
 */
record Table(
    Phrase title,
    int columns,
    List<Row> heads,
    List<Row> rows,
    List<Phrase> notes,
    List<Checked> checked) {

  /** A table without tests that could be computed again. */
  Table(Phrase title, int columns, List<Row> heads, List<Row> rows, List<Phrase> notes) {
    this(title, columns, heads, rows, notes, List.of());
  }

  /** The same table with a note before its others. */
  Table noting(Phrase first) {
    List<Phrase> all = new ArrayList<>(List.of(first));
    all.addAll(notes);
    return new Table(title, columns, heads, rows, all, checked);
  }

  /** The same table, in which these tests can be computed again. */
  Table checking(List<Checked> tests) {
    return new Table(title, columns, heads, rows, notes, tests);
  }

  /**
   * A test in a row, by the very cells that print it.
   *
   * @param df2 of F; {@link Cell#EMPTY} for all others
   */
  record Checked(PrintedStatistic.Kind kind, Cell statistic, Cell df, Cell df2, Cell p) {

    /** Of a correlation, where n and not df is printed. */
    static Checked ofCorrelation(Cell r, Cell n, int given, Cell p) {
      String cases = n.text().replace(",", "");
      boolean known = cases.matches("\\d{1,18}");
      String df = known ? Long.toString(Long.parseLong(cases) - 2 - given) : "";
      return new Checked(PrintedStatistic.Kind.R, r, Cell.of(df), Cell.EMPTY, p);
    }

    PrintedStatistic printed(PrintedStatistic.Sides sides) {
      String[] both = df.text().split(",\\s*");
      boolean two = kind == PrintedStatistic.Kind.F && both.length == 2;
      return new PrintedStatistic(
          kind,
          statistic.text().replaceFirst("^.*=\\h*", "").replace("*", ""),
          both[0],
          two ? both[1] : df2.text(),
          p.text().replaceFirst("^p\\h*", ""),
          sides);
    }
  }

  /** What a row of the body is. */
  enum Kind {
    BODY,
    /** One cell over the whole width, which names the rows that follow. */
    SECTION,
    TOTAL
  }

  /**
   * @param span columns it covers
   * @param lines one above the other; none in an empty cell
   */
  record Cell(List<Phrase> lines, int span) {
    Cell {
      lines = List.copyOf(lines);
    }

    static Cell of(Phrase... lines) {
      return new Cell(List.of(lines), 1);
    }

    static Cell of(String text) {
      return text.isEmpty() ? EMPTY : of(Phrase.of(text));
    }

    /** One line, or an empty cell. */
    static Cell of(Phrase line) {
      return line.isEmpty() ? EMPTY : new Cell(List.of(line), 1);
    }

    /** The first line, bare. */
    String text() {
      return lines.isEmpty() ? "" : lines.get(0).text();
    }

    static Cell spanning(Phrase text, int columns) {
      return new Cell(List.of(text), columns);
    }

    static final Cell EMPTY = new Cell(List.of(), 1);
  }

  record Row(Kind kind, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    static Row of(List<Cell> cells) {
      return new Row(Kind.BODY, cells);
    }

    static Row section(Phrase text, int columns) {
      return new Row(Kind.SECTION, List.of(Cell.spanning(text, columns)));
    }

    static Row total(List<Cell> cells) {
      return new Row(Kind.TOTAL, cells);
    }
  }

  Table {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    checked = List.copyOf(checked);
    for (Row row : heads) {
      requireWidth(row, columns);
    }
    for (Row row : rows) {
      requireWidth(row, columns);
    }
  }

  private static void requireWidth(Row row, int columns) {
    int width = row.cells().stream().mapToInt(Cell::span).sum();
    if (width != columns) {
      throw new IllegalArgumentException("A row of " + width + " columns in a table of " + columns);
    }
  }
}
