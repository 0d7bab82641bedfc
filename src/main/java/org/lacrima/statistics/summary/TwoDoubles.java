package org.lacrima.statistics.summary;

/** A running sum in two doubles, about 106 bits (Dekker 1971, Knuth's two-sum). */
final class TwoDoubles {

  private double high;
  private double low;

  double high() {
    return high;
  }

  double low() {
    return low;
  }

  void set(double newHigh, double newLow) {
    high = newHigh;
    low = newLow;
  }

  void add(double value) {
    double sum = high + value;
    double virtual = sum - high;
    double error = (high - (sum - virtual)) + (value - virtual);
    renormalize(sum, low + error);
  }

  /** Adds {@code a − b} without rounding the difference first. */
  void addDifference(double a, double b) {
    double d = a - b;
    double virtual = d - a;
    double error = (a - (d - virtual)) - (b + virtual);
    add(d);
    add(error);
  }

  void addProduct(double a, double b) {
    double p = a * b;
    add(p);
    add(Math.fma(a, b, -p));
  }

  TwoDoubles dividedBy(double divisor) {
    TwoDoubles quotient = new TwoDoubles();
    double q = high / divisor;
    double rest = Math.fma(-q, divisor, high) + low;
    quotient.renormalize(q, rest / divisor);
    return quotient;
  }

  private void renormalize(double sum, double error) {
    high = sum + error;
    low = Double.isFinite(high) ? error - (high - sum) : 0;
  }
}
