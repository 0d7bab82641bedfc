package org.lacrima.report.plot;

import java.util.List;

/**
 * A table of counts: a bar of the same length for each row, as tall as the row has cases, divided
 * as its cases are. Cells with clearly more or fewer cases than expected are tinted.
 *
 * @param title of what divides the bars, with its levels in their order
 * @param rows from top to bottom
 */
public record MosaicPlot(String title, List<Row> rows, List<Axis.Mark> marks) implements Plot {

  /**
   * @param label with how many there are
   * @param n the height
   */
  public record Row(String label, long n, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * @param share of the row
   * @param text within the cell, where it fits; {@code brief} where only that fits
   * @param residual adjusted, in standard errors; NaN where there is none
   */
  public record Cell(double share, String text, String brief, double residual) {}

  private static final double LABEL = 22;
  private static final double TALLEST = 46;
  private static final double LEAST = 16;
  private static final double FOOT = 50;

  /** The last number of the axis has its middle at 1. */
  private static final double EDGE = 1.03;

  private static final double CLEAR = 2;
  private static final double STRONG = 3;

  public MosaicPlot {
    rows = List.copyOf(rows);
    marks = List.copyOf(marks);
  }

  @Override
  public String svg(Heading heading) {
    long most = rows.stream().mapToLong(Row::n).max().orElse(1);
    double height =
        rows.stream().mapToDouble(row -> LABEL + tall(row, most)).sum() + (rows.isEmpty() ? 20 : 4);
    Chart chart =
        new Chart()
            .height(height + FOOT)
            .x(new Axis(title, 0, EDGE, marks, false))
            .y(Axis.silent(-height, 0));
    double width = (Chart.WIDTH - 30) / EDGE;
    double top = 0;
    for (Row row : rows) {
      int start = Words.rightToLeft(row.label()) ? 1 : 0;
      chart.word(start, top - LABEL / 2 - 2, row.label(), Ink.TEXT, Chart.NORMAL, start);
      top -= LABEL;
      double tall = tall(row, most);
      double from = 0;
      for (int c = 0; c < row.cells().size(); c++) {
        Cell cell = row.cells().get(c);
        double to = from + cell.share();
        if (cell.share() > 0) {
          cell(chart, cell, from, to, top - tall, top, c);
          double room = cell.share() * width - 6;
          String text =
              fits(cell.text(), room) ? cell.text() : fits(cell.brief(), room) ? cell.brief() : "";
          if (!text.isEmpty()) {
            chart.word((from + to) / 2, top - tall / 2, text, Ink.TEXT, Chart.SMALL, 0.5);
          }
        }
        from = to;
      }
      top -= tall;
    }
    return chart.svg(heading);
  }

  private static boolean fits(String text, double room) {
    return text.length() * Words.WIDTH * 0.95 <= room;
  }

  private static double tall(Row row, long most) {
    return StrictMath.max(LEAST, TALLEST * row.n() / most);
  }

  private static void cell(
      Chart chart, Cell cell, double from, double to, double bottom, double top, int place) {
    boolean clear = StrictMath.abs(cell.residual()) >= CLEAR;
    Ink ink = !clear ? Ink.SOFT : cell.residual() > 0 ? Ink.MORE : Ink.FEWER;
    double alpha =
        !clear
            ? place % 2 == 0 ? 0.1 : 0.18
            : StrictMath.abs(cell.residual()) >= STRONG ? 0.5 : 0.3;
    chart.layer(
        "rect",
        Chart.columns(
            "xmin",
            List.of(from),
            "xmax",
            List.of(to),
            "ymin",
            List.of(bottom),
            "ymax",
            List.of(top)),
        "fill",
        ink.hex,
        "alpha",
        alpha,
        "color",
        Ink.PAPER.hex,
        "size",
        0.8);
  }
}
