package org.lacrima.report.plot;

import java.util.List;

/**
 * How the values of one variable lie.
 *
 * @param columns from left to right
 * @param mean a dashed line; NaN for none
 */
public record Histogram(Axis x, Axis y, List<Column> columns, double mean) implements Plot {

  /** How many lie from one value to another. */
  public record Column(double from, double to, double height) {}

  private static final double HEIGHT = 220;

  public Histogram {
    columns = List.copyOf(columns);
  }

  @Override
  public String svg(Heading heading) {
    Chart chart = new Chart().height(HEIGHT).x(x).y(y);
    chart.layer(
        "rect",
        Chart.columns(
            "xmin",
            columns.stream().map(Column::from).toList(),
            "xmax",
            columns.stream().map(Column::to).toList(),
            "ymin",
            columns.stream().map(column -> 0.0).toList(),
            "ymax",
            columns.stream().map(Column::height).toList()),
        "fill",
        Ink.FIRST.hex,
        "alpha",
        0.35,
        "color",
        Ink.PAPER.hex,
        "size",
        0.4);
    if (!Double.isNaN(mean)) {
      chart.dashes(mean, y.low(), mean, y.high(), Ink.TEXT, 0.6);
    }
    return chart.svg(heading);
  }
}
