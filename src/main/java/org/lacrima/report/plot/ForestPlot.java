package org.lacrima.report.plot;

import java.util.List;

/**
 * Estimates below each other with their intervals, and what they come to together.
 *
 * @param across the estimate
 * @param reference where nothing is found: a dashed line; NaN for none
 * @param rows from top to bottom
 */
public record ForestPlot(Axis across, double reference, List<Row> rows) implements Plot {

  /** What a row is. */
  public enum Kind {
    /** Words over the rows that follow. */
    SECTION,
    /** A square on its interval. */
    ESTIMATE,
    /** A diamond as wide as its interval. */
    POOLED,
    /** Where a new one is expected: a thin line without a middle. */
    PREDICTION
  }

  /**
   * @param label at the start of the row
   * @param estimate NaN where it could not be computed; so too {@code low} and {@code high}
   * @param text the numbers in words, at the end of the row
   * @param weight from 0 to 1: the area of the square
   */
  public record Row(
      Kind kind,
      String label,
      double estimate,
      double low,
      double high,
      String text,
      double weight) {

    public static Row section(String label) {
      return new Row(Kind.SECTION, label, Double.NaN, Double.NaN, Double.NaN, "", 0);
    }

    public static Row estimate(
        String label, double estimate, double low, double high, String text) {
      return new Row(Kind.ESTIMATE, label, estimate, low, high, text, 0.5);
    }
  }

  private static final double WORDS = 165;
  private static final double NUMBERS = 105;

  public ForestPlot {
    rows = List.copyOf(rows);
  }

  @Override
  public String svg(Heading heading) {
    Lines lines =
        new Lines(
            across,
            WORDS,
            NUMBERS,
            rows.stream().map(Row::label).toList(),
            rows.stream().map(row -> row.kind() == Kind.SECTION).toList());
    Chart chart = lines.chart();
    if (!Double.isNaN(reference) && reference >= across.low() && reference <= across.high()) {
      chart.dashes(reference, lines.bottom(), reference, lines.top(), Ink.LINE, 0.6);
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      lines.write(chart, i, row.kind() == Kind.SECTION ? Ink.SOFT : Ink.TEXT, row.text());
      draw(chart, row, lines.middle(i));
    }
    return chart.svg(heading);
  }

  private void draw(Chart chart, Row row, double y) {
    double low = within(row.low(), across.low());
    double high = within(row.high(), across.high());
    switch (row.kind()) {
      case SECTION -> {}
      case ESTIMATE -> {
        if (Double.isNaN(row.estimate())) {
          return;
        }
        chart.segment(low, y, high, y, Ink.FIRST, 0.8);
        if (row.estimate() >= across.low() && row.estimate() <= across.high()) {
          double size = 2 + 4 * StrictMath.sqrt(StrictMath.max(0, row.weight()));
          chart.points(
              List.of(row.estimate()), List.of(y), Ink.FIRST, Chart.Shape.SQUARE, size * 0.6, 1);
        }
      }
      case POOLED -> {
        if (!Double.isNaN(row.estimate())) {
          chart.layer(
              "polygon",
              Chart.columns(
                  "x",
                  List.of(low, row.estimate(), high, row.estimate()),
                  "y",
                  List.of(y, y + 6, y, y - 6)),
              "fill",
              Ink.TEXT.hex,
              "size",
              0.0);
        }
      }
      case PREDICTION -> {
        if (!Double.isNaN(row.low()) && !Double.isNaN(row.high())) {
          chart
              .segment(low, y, high, y, Ink.TEXT, 0.5)
              .segment(low, y - 4, low, y + 4, Ink.TEXT, 0.5)
              .segment(high, y - 4, high, y + 4, Ink.TEXT, 0.5);
        }
      }
    }
  }

  /** A bound that is open, or beyond the axis, ends at the axis. */
  private double within(double bound, double end) {
    return Double.isNaN(bound)
        ? end
        : StrictMath.max(across.low(), StrictMath.min(across.high(), bound));
  }
}
