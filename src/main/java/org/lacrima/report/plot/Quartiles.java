package org.lacrima.report.plot;

import java.util.List;

/**
 * The box of a box plot: quartiles of type 7, and Tukey's whiskers, to the last value within one
 * and a half box lengths.
 */
public record Quartiles(
    double whiskerLow, double lower, double median, double upper, double whiskerHigh) {

  private static final double REACH = 1.5;

  /**
   * @param values ascending, at least one
   */
  public static Quartiles of(List<CloudPlot.Value> values) {
    double lower = quantile(values, 0.25);
    double upper = quantile(values, 0.75);
    double reach = REACH * (upper - lower);
    double low = lower;
    double high = upper;
    for (CloudPlot.Value value : values) {
      if (value.at() >= lower - reach) {
        low = StrictMath.min(low, value.at());
      }
      if (value.at() <= upper + reach) {
        high = StrictMath.max(high, value.at());
      }
    }
    return new Quartiles(low, lower, quantile(values, 0.5), upper, high);
  }

  private static double quantile(List<CloudPlot.Value> values, double share) {
    long n = values.stream().mapToLong(CloudPlot.Value::count).sum();
    double place = share * (n - 1);
    long below = (long) StrictMath.floor(place);
    double here = ordered(values, below);
    double part = place - below;
    return part == 0 ? here : here + part * (ordered(values, below + 1) - here);
  }

  private static double ordered(List<CloudPlot.Value> values, long place) {
    long passed = 0;
    for (CloudPlot.Value value : values) {
      passed += value.count();
      if (place < passed) {
        return value.at();
      }
    }
    return values.get(values.size() - 1).at();
  }
}
