package org.lacrima.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacrima.analysis.plan.Crosstab;
import org.lacrima.analysis.plan.Grid;
import org.lacrima.analysis.plan.Level;
import org.lacrima.report.plot.CloudPlot;
import org.lacrima.report.plot.ScatterPlot;

/** The cells of a grid as places of a plot. */
final class DrawnCells {

  /** So many discs beside each other can be told apart. */
  private static final int MOST_DISCS = 36;

  private DrawnCells() {}

  static List<ScatterPlot.Place> places(Grid grid, boolean counted, int mostDiscs) {
    Crosstab cells = grid.cells();
    double[] x = numbers(cells.rows());
    double[] y = numbers(cells.columns());
    if (counted) {
      together(x, weights(cells.rowOf(), cells.countOf(), x.length), mostDiscs);
      together(y, weights(cells.columnOf(), cells.countOf(), y.length), mostDiscs);
    }
    Map<Double, Map<Double, Long>> counts = new TreeMap<>();
    for (int i = 0; i < cells.countOf().length; i++) {
      counts
          .computeIfAbsent(x[cells.rowOf()[i]], at -> new TreeMap<>())
          .merge(y[cells.columnOf()[i]], cells.countOf()[i], Long::sum);
    }
    List<ScatterPlot.Place> places = new ArrayList<>();
    counts.forEach(
        (at, column) ->
            column.forEach((up, count) -> places.add(new ScatterPlot.Place(at, up, count))));
    return places;
  }

  static List<ScatterPlot.Place> places(Grid grid, boolean counted) {
    return places(grid, counted, MOST_DISCS);
  }

  /** The values of one column. */
  static List<CloudPlot.Value> values(Crosstab cells, int column) {
    List<CloudPlot.Value> values = new ArrayList<>();
    for (int i = 0; i < cells.countOf().length; i++) {
      if (cells.columnOf()[i] == column) {
        values.add(
            new CloudPlot.Value(cells.rows().get(cells.rowOf()[i]).number(), cells.countOf()[i]));
      }
    }
    return values;
  }

  static double[] numbers(List<Level> levels) {
    return levels.stream().mapToDouble(Level::number).toArray();
  }

  private static long[] weights(int[] of, long[] counts, int length) {
    long[] weights = new long[length];
    for (int i = 0; i < of.length; i++) {
      weights[of[i]] += counts[i];
    }
    return weights;
  }

  /**
   * Moves values to the middles of columns, where there are too many to be told apart. A column
   * holds a whole number of the steps in which most values lie: means of items lie on a lattice,
   * and columns with now two and now three of its values would show waves that are not there.
   */
  static void together(double[] values, long[] weights, int most) {
    if (values.length <= most) {
      return;
    }
    double span = values[values.length - 1] - values[0];
    double step = step(values, weights);
    double width = step * StrictMath.max(1, StrictMath.ceil(span / most / step - 1e-9));
    double from = values[0] - step / 2;
    for (int i = 0; i < values.length; i++) {
      values[i] = from + (StrictMath.floor((values[i] - from) / width + 1e-9) + 0.5) * width;
    }
  }

  /** The median distance between neighbours among the values that hold four fifths of the cases. */
  private static double step(double[] values, long[] weights) {
    List<Integer> heavy = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      heavy.add(i);
    }
    heavy.sort(Comparator.comparingLong((Integer i) -> -weights[i]).thenComparingInt(i -> i));
    long left = 0;
    for (long weight : weights) {
      left += weight;
    }
    long wanted = left - left / 5;
    List<Integer> kept = new ArrayList<>();
    for (int i : heavy) {
      if (wanted > 0) {
        kept.add(i);
        wanted -= weights[i];
      }
    }
    kept.sort(Comparator.naturalOrder());
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < kept.size(); i++) {
      gaps.add(values[kept.get(i)] - values[kept.get(i - 1)]);
    }
    gaps.sort(Comparator.naturalOrder());
    double span = values[values.length - 1] - values[0];
    return gaps.isEmpty() ? span / values.length : gaps.get(gaps.size() / 2);
  }
}
