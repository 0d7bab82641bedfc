package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How all pairs of some variables go together: a tinted cell with its number for each pair, below
 * the diagonal, on which the names stand.
 *
 * @param first the number of the first variable
 * @param names of the variables
 * @param cells those that are known
 */
public record MatrixPlot(int first, List<String> names, List<Cell> cells) implements Plot {

  /**
   * @param row of the later variable; {@code column} of the earlier, both from 0
   * @param value from -1 to 1
   */
  public record Cell(int row, int column, double value, String text) {}

  /** More than these do not fit beside their numbers on a page. */
  public static final int MOST = 20;

  private static final double FOOT = 14;
  private static final int LONGEST = 34;
  private static final double NUMBER = 22;
  private static final double STRONGEST = 0.62;

  public MatrixPlot {
    names = List.copyOf(names);
    cells = List.copyOf(cells);
    if (names.size() > MOST) {
      throw new IllegalArgumentException(names.size() + " variables in one plot");
    }
  }

  @Override
  public String svg(Heading heading) {
    int k = names.size();
    double side = k <= 6 ? 44 : k <= 10 ? 36 : 28;
    double letters = k <= 10 ? Chart.SMALL : 9;
    double width = 0;
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      String label = Words.cut(names.get(i), LONGEST);
      labels.add(label);
      width = StrictMath.max(width, i * side + NUMBER + label.length() * Words.WIDTH + 24);
    }
    width = StrictMath.max(width, 300);
    double height = k * side;
    Chart chart =
        new Chart()
            .width(width + 14)
            .height(height + 34)
            .x(Axis.silent(0, width))
            .y(Axis.silent(-height - FOOT, 0));
    tiles(chart, side);
    chart.words(
        cells.stream().map(cell -> (cell.column() + 0.5) * side).toList(),
        cells.stream().map(cell -> -(cell.row() + 0.5) * side).toList(),
        cells.stream().map(Cell::text).toList(),
        Ink.TEXT,
        letters,
        0.5);
    List<Double> diagonal = new ArrayList<>();
    List<Double> middles = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      diagonal.add(i * side + NUMBER);
      middles.add(-(i + 0.5) * side);
      numbers.add(String.valueOf(first + i));
      if (i < k - 1) {
        chart.word((i + 0.5) * side, -height - FOOT / 2, numbers.get(i), Ink.SOFT, 10, 0.5);
      }
    }
    // apart from the names, which may be read from right to left
    chart.words(diagonal, middles, numbers, Ink.SOFT, Chart.SMALL, 1);
    chart.words(
        diagonal.stream().map(x -> x + 5).toList(), middles, labels, Ink.TEXT, Chart.SMALL, 0);
    return chart.svg(heading);
  }

  private void tiles(Chart chart, double side) {
    List<Double> left = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    List<Double> bottom = new ArrayList<>();
    List<Double> top = new ArrayList<>();
    List<String> fill = new ArrayList<>();
    List<Double> alpha = new ArrayList<>();
    for (Cell cell : cells) {
      left.add(cell.column() * side + 1);
      right.add((cell.column() + 1) * side - 1);
      bottom.add(-(cell.row() + 1) * side + 1);
      top.add(-cell.row() * side - 1);
      boolean known = !Double.isNaN(cell.value());
      fill.add(!known ? Ink.SOFT.hex : cell.value() < 0 ? Ink.FEWER.hex : Ink.MORE.hex);
      double strength = StrictMath.min(1, StrictMath.abs(cell.value()));
      alpha.add(known ? 0.03 + STRONGEST * strength : 0.05);
    }
    chart.layer(
        "rect",
        Chart.columns(
            "xmin", left, "xmax", right, "ymin", bottom, "ymax", top, "fill", fill, "alpha", alpha),
        "size",
        0.0);
  }
}
