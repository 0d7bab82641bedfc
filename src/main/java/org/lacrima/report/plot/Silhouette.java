package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How values lie: columns where there are few different ones, else a density (Gaussian kernel,
 * Silverman's bandwidth). Heights are shares of the cases per unit across, so that groups of
 * different sizes compare.
 *
 * @param columns whether each place has a column of {@code width}; else a curve goes through them
 */
record Silhouette(List<Double> x, List<Double> height, boolean columns, double width) {

  private static final int MOST_COLUMNS = 13;
  private static final int STEPS = 80;

  double tallest() {
    return height.stream().mapToDouble(Double::doubleValue).max().orElse(0) + Double.MIN_NORMAL;
  }

  static Silhouette of(List<CloudPlot.Value> values, double span) {
    long n = values.stream().mapToLong(CloudPlot.Value::count).sum();
    if (n < 2) {
      return new Silhouette(List.of(), List.of(), true, 0);
    }
    if (values.size() <= MOST_COLUMNS) {
      double gap = Spread.gap(values.stream().map(CloudPlot.Value::at).toList(), span, 0.1);
      double width = 0.8 * gap;
      return new Silhouette(
          values.stream().map(CloudPlot.Value::at).toList(),
          values.stream().map(value -> value.count() / (n * gap)).toList(),
          true,
          width);
    }
    double mean = 0;
    for (CloudPlot.Value value : values) {
      mean += value.at() * value.count() / n;
    }
    double squares = 0;
    for (CloudPlot.Value value : values) {
      squares += (value.at() - mean) * (value.at() - mean) * value.count() / (n - 1);
    }
    Quartiles box = Quartiles.of(values);
    double sd = StrictMath.sqrt(squares);
    double iqr = (box.upper() - box.lower()) / 1.34;
    double bandwidth = 0.9 * (iqr > 0 ? StrictMath.min(sd, iqr) : sd) * StrictMath.pow(n, -0.2);
    double from = values.get(0).at();
    double step = (values.get(values.size() - 1).at() - from) / STEPS;
    bandwidth = StrictMath.max(bandwidth, step);
    List<Double> x = new ArrayList<>();
    List<Double> height = new ArrayList<>();
    // a curve beyond the data would show values that nobody had
    for (int i = 0; i <= STEPS; i++) {
      double at = from + i * step;
      double density = 0;
      for (CloudPlot.Value value : values) {
        double z = (at - value.at()) / bandwidth;
        if (z > -6 && z < 6) {
          density += value.count() * StrictMath.exp(-0.5 * z * z);
        }
      }
      x.add(at);
      height.add(density / (n * bandwidth * StrictMath.sqrt(2 * StrictMath.PI)));
    }
    return new Silhouette(x, height, false, 0);
  }
}
