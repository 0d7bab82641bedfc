package org.lacrima.report;

import java.util.List;

/**
 * A table in APA's form, without markup: a title, rows of heads, rows of cells, notes below.
 *
 * @param heads rows of column heads; a head may span several columns
 * @param columns how many columns the body has, the stub included
 */
record Table(Phrase title, int columns, List<Row> heads, List<Row> rows, List<Phrase> notes) {

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
