package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How all pairs of very many variables go together, at a glance: tints without numbers below the
 * diagonal, on which as many names stand as there is room for. Neighbours of the same tint are one
 * piece, and what is next to nothing is left as paper, which keeps the plot small.
 *
 * @param names of the variables, numbered from 1
 * @param cells those that are known
 * @param number how a value of the key is written
 */
public record HeatMap(
    List<String> names, List<MatrixPlot.Cell> cells, DoubleFunction<String> number)
    implements Plot {

  /** More would be too small to be seen. */
  public static final int MOST = 400;

  private static final int TINTS = 10;
  private static final double STRONGEST = 0.9;
  private static final double EDGE = 460;
  private static final double NAMES = 130;
  private static final double LETTERS = 10;
  private static final double APART = 12;
  private static final int LONGEST = 24;
  private static final double KEY = 22;
  private static final List<Double> KEYS = List.of(-1.0, -0.6, -0.3, 0.3, 0.6, 1.0);

  public HeatMap {
    names = List.copyOf(names);
    cells = List.copyOf(cells);
    if (names.size() > MOST) {
      throw new IllegalArgumentException(names.size() + " variables in one plot");
    }
  }

  @Override
  public String svg(Heading heading) {
    int k = names.size();
    double side = EDGE / k;
    double width = EDGE + NAMES;
    Chart chart =
        new Chart()
            .width(width + 14)
            .height(EDGE + 24)
            .x(Axis.silent(0, width))
            .y(Axis.silent(-EDGE - 4, 0));
    int[][] tints = new int[k][k];
    for (MatrixPlot.Cell cell : cells) {
      tints[cell.row()][cell.column()] = tint(cell.value());
    }
    for (int tint = -TINTS; tint <= TINTS; tint++) {
      if (tint != 0) {
        pieces(chart, tints, tint, side);
      }
    }
    int step = (int) StrictMath.ceil(APART / side);
    for (int i = 0; i < k; i += step) {
      String name = (i + 1) + "\u2002" + Words.cut(names.get(i), LONGEST);
      chart.word((i + 1) * side + 4, -(i + 0.5) * side, name, Ink.TEXT, LETTERS, 0);
    }
    key(chart, width);
    return chart.svg(heading);
  }

  private static int tint(double value) {
    return Double.isNaN(value) ? 0 : (int) StrictMath.rint(value * TINTS);
  }

  /** Everything of one tint: a thick line for neighbours in a row. */
  private static void pieces(Chart chart, int[][] tints, int tint, double side) {
    List<Double> from = new ArrayList<>();
    List<Double> to = new ArrayList<>();
    List<Double> middle = new ArrayList<>();
    for (int row = 0; row < tints.length; row++) {
      int start = -1;
      for (int column = 0; column <= row; column++) {
        boolean here = column < row && tints[row][column] == tint;
        if (here && start < 0) {
          start = column;
        } else if (!here && start >= 0) {
          from.add(start * side);
          to.add(column * side);
          middle.add(-(row + 0.5) * side);
          start = -1;
        }
      }
    }
    piece(chart, from, to, middle, tint, side);
  }

  private static void piece(
      Chart chart, List<Double> from, List<Double> to, List<Double> at, int tint, double thick) {
    chart.layer(
        "segment",
        Chart.columns("x", from, "y", at, "xend", to, "yend", at),
        "color",
        tint < 0 ? Ink.FEWER.hex : Ink.MORE.hex,
        "alpha",
        STRONGEST * StrictMath.abs(tint) / TINTS,
        "size",
        thick / Chart.LINE_WIDTH);
  }

  /** What the tints mean, in the empty corner. */
  private void key(Chart chart, double width) {
    double left = width - KEY * 2 * KEYS.size();
    for (int i = 0; i < KEYS.size(); i++) {
      double from = left + 2 * KEY * i;
      double value = KEYS.get(i);
      piece(chart, List.of(from), List.of(from + 2 * KEY), List.of(-10.0), tint(value), 14);
      chart.word(from + KEY, -26, number.apply(value), Ink.SOFT, LETTERS, 0.5);
    }
  }
}
