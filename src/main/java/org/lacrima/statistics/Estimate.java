package org.lacrima.statistics;

/**
 * One estimated number with its test and its interval; NaN stands for what does not apply or is not
 * defined.
 *
 * @param n cases used
 * @param value the estimate in its own units
 * @param se its standard error
 * @param interval its confidence interval
 * @param statistic of the test of this number
 * @param df degrees of freedom
 * @param df2 denominator degrees of freedom of an F
 * @param p of that test
 * @param validity why a number that should be here is missing
 */
public record Estimate(
    long n,
    double value,
    double se,
    Interval interval,
    double statistic,
    double df,
    double df2,
    double p,
    Validity validity) {

  private static final double NONE = Double.NaN;

  /** Nothing but the number of cases and the reason. */
  public static Estimate undefined(long n, Validity why) {
    return new Estimate(n, NONE, NONE, Interval.NONE, NONE, NONE, NONE, NONE, why);
  }

  /** An estimate without test or interval. */
  public static Estimate of(long n, double value) {
    return new Estimate(n, value, NONE, Interval.NONE, NONE, NONE, NONE, NONE, Validity.DEFINED);
  }

  /** A test without an estimate of its own. */
  public static Estimate test(long n, double statistic, double df, double df2, double p) {
    return new Estimate(n, NONE, NONE, Interval.NONE, statistic, df, df2, p, Validity.DEFINED);
  }

  public Estimate withSe(double newSe) {
    return new Estimate(n, value, newSe, interval, statistic, df, df2, p, validity);
  }

  public Estimate withInterval(Interval newInterval) {
    return new Estimate(n, value, se, newInterval, statistic, df, df2, p, validity);
  }

  public Estimate withTest(double newStatistic, double newDf, double newP) {
    return new Estimate(n, value, se, interval, newStatistic, newDf, df2, newP, validity);
  }

  public Estimate because(Validity why) {
    return new Estimate(n, value, se, interval, statistic, df, df2, p, why);
  }
}
