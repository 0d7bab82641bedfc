package org.lacrima.statistics.summary;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The distinct values of a variable in ascending order, with how often each occurs. */
public final class FrequencyTable {

  private final double[] values;
  private final long[] counts;
  private final long n;

  private FrequencyTable(double[] values, long[] counts) {
    this.values = values;
    this.counts = counts;
    long total = 0;
    for (long count : counts) {
      total = Math.addExact(total, count);
    }
    n = total;
  }

  /** Of a sample without NaN, in any order. */
  public static FrequencyTable of(double... sample) {
    double[] sorted = sample.clone();
    for (int i = 0; i < sorted.length; i++) {
      if (Double.isNaN(sorted[i])) {
        throw new IllegalArgumentException("value " + i + " is NaN");
      }
      sorted[i] += 0.0; // −0 becomes 0
    }
    Arrays.sort(sorted);
    long[] ones = new long[sorted.length];
    Arrays.fill(ones, 1);
    return condensed(sorted, ones);
  }

  /**
   * Of values and their counts, in any order; a value may come twice, counts of 0 are dropped.
   *
   * @param counts not negative, as many as values
   */
  public static FrequencyTable of(double[] values, long[] counts) {
    if (values.length != counts.length) {
      throw new IllegalArgumentException(
          values.length + " values but " + counts.length + " counts");
    }
    Integer[] order = new Integer[values.length];
    for (int i = 0; i < order.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException("value " + i + " is NaN");
      }
      if (counts[i] < 0) {
        throw new IllegalArgumentException("count " + i + " is negative: " + counts[i]);
      }
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0));
    double[] sorted = new double[values.length];
    long[] sortedCounts = new long[values.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = values[order[i]] + 0.0;
      sortedCounts[i] = counts[order[i]];
    }
    return condensed(sorted, sortedCounts);
  }

  private static FrequencyTable condensed(double[] sorted, long[] counts) {
    double[] values = new double[sorted.length];
    long[] totals = new long[sorted.length];
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (counts[i] == 0) {
        continue;
      }
      if (size > 0 && values[size - 1] == sorted[i]) {
        totals[size - 1] += counts[i];
      } else {
        values[size] = sorted[i];
        totals[size++] = counts[i];
      }
    }
    return new FrequencyTable(Arrays.copyOf(values, size), Arrays.copyOf(totals, size));
  }

  /** Number of cases. */
  public long n() {
    return n;
  }

  /** Number of distinct values. */
  public int size() {
    return values.length;
  }

  /** The i-th smallest distinct value. */
  public double value(int i) {
    return values[i];
  }

  public long count(int i) {
    return counts[i];
  }

  public FrequencyTable merge(FrequencyTable other) {
    double[] both = Arrays.copyOf(values, size() + other.size());
    long[] bothCounts = Arrays.copyOf(counts, both.length);
    System.arraycopy(other.values, 0, both, size(), other.size());
    System.arraycopy(other.counts, 0, bothCounts, size(), other.size());
    return of(both, bothCounts);
  }

  /** The table of a function of the values, such as the distance from the mean. */
  public FrequencyTable map(DoubleUnaryOperator function) {
    return of(Arrays.stream(values).map(function).toArray(), counts);
  }

  /** Smallest value, NaN where there is none. */
  public double min() {
    return n == 0 ? Double.NaN : values[0];
  }

  public double max() {
    return n == 0 ? Double.NaN : values[values.length - 1];
  }

  /** The median, {@code quantile(0.5)}. */
  public double median() {
    return quantile(0.5);
  }

  /**
   * The quantile of type 7 (R's default; Hyndman and Fan 1996): with h = (n − 1)p, \(x_{\lfloor
   * h\rfloor} + (h - \lfloor h\rfloor)(x_{\lfloor h\rfloor+1} - x_{\lfloor h\rfloor})\) of the
   * sorted values counted from 0.
   *
   * @param p in [0, 1]
   * @return NaN where there are no values
   */
  public double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must lie in [0, 1]: " + p);
    }
    if (n == 0) {
      return Double.NaN;
    }
    double h = (n - 1) * p;
    long below = (long) Math.floor(h);
    double low = at(below);
    double fraction = h - below;
    if (fraction == 0) {
      return low;
    }
    double high = at(below + 1);
    return low == high ? low : low + fraction * (high - low);
  }

  /** The value at a place of the sorted sample, counted from 0. */
  public double at(long place) {
    long seen = 0;
    for (int i = 0; i < values.length; i++) {
      seen += counts[i];
      if (place < seen) {
        return values[i];
      }
    }
    throw new IllegalArgumentException("place " + place + " of " + n);
  }

  /** Twice the midrank of the i-th distinct value: a whole number, also with ties. */
  public long doubledRank(int i) {
    long before = 0;
    for (int j = 0; j < i; j++) {
      before += counts[j];
    }
    return 2 * before + counts[i] + 1;
  }

  /** \(\sum (t^3 - t)\) over the ties, the correction of rank tests. */
  public double tieSum() {
    double sum = 0;
    for (long t : counts) {
      sum += (double) t * t * t - t;
    }
    return sum;
  }

  /** Moments of the sample. */
  public Moments moments() {
    if (n == 0) {
      return Moments.EMPTY;
    }
    double pivot = values[values.length / 2];
    TwoDoubles sum = new TwoDoubles();
    for (int i = 0; i < values.length; i++) {
      sum.addProduct(values[i], counts[i]);
      sum.addProduct(-pivot, counts[i]);
    }
    TwoDoubles mean = sum.dividedBy(n);
    TwoDoubles m2 = new TwoDoubles();
    TwoDoubles m3 = new TwoDoubles();
    TwoDoubles m4 = new TwoDoubles();
    for (int i = 0; i < values.length; i++) {
      double d = (values[i] - pivot) - mean.high() - mean.low();
      double square = d * d;
      m2.addProduct(square, counts[i]);
      m3.addProduct(square * d, counts[i]);
      m4.addProduct(square * square, counts[i]);
    }
    mean.add(pivot);
    return new Moments(n, mean.high(), mean.low(), Math.max(0, m2.high()), m3.high(), m4.high());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrequencyTable
        && Arrays.equals(values, ((FrequencyTable) other).values)
        && Arrays.equals(counts, ((FrequencyTable) other).counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
  }
}
