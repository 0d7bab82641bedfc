package org.lacrima.statistics.replication;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.correlation.FisherZ;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.inference.ChiSquare;
import org.lacrima.statistics.inference.FisherExact;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.summary.ContingencyTable;
import org.lacrima.statistics.summary.Moments;

/**
 * Recomputes a test from what was printed under each convention that programs offer, so that it can
 * be said which of them gives the printed p, or that none does. Rounding is carried through: each p
 * is an interval over everything that rounds to the printed means and standard deviations.
 */
public final class ConventionSolver {

  private static final double CONFIDENCE = 0.95;

  /**
   * One convention and what it gives.
   *
   * @param name {@code student}, {@code welch}, {@code student-one-sided}, {@code pearson} …
   * @param statistic at the numbers as printed
   * @param df NaN where there are none
   * @param p at the numbers as printed
   * @param between the smallest and the largest p that rounding leaves open
   */
  public record Convention(String name, double statistic, double df, double p, Interval between) {}

  private ConventionSolver() {}

  /**
   * Of two printed groups: Student's and Welch's t, two-sided and in the direction of the printed
   * difference.
   *
   * <p>p is largest and smallest at a corner of the rounding box: it falls with the distance of the
   * means and, at fixed means, grows with each standard deviation, but for Welch's degrees of
   * freedom, which is why all corners are asked. Where the boxes of the means overlap, the largest
   * p is that of no difference.
   */
  public static List<Convention> ofTwoGroups(PrintedGroup first, PrintedGroup second) {
    Moments a = first.asPrinted();
    Moments b = second.asPrinted();
    Alternative direction = a.mean() >= b.mean() ? Alternative.GREATER : Alternative.LESS;
    List<Convention> conventions = new ArrayList<>();
    for (Alternative alternative : List.of(Alternative.TWO_SIDED, direction)) {
      for (boolean pooled : new boolean[] {true, false}) {
        Estimate printed = test(a, b, pooled, alternative);
        conventions.add(
            new Convention(
                (pooled ? "student" : "welch")
                    + (alternative == Alternative.TWO_SIDED ? "" : "-one-sided"),
                printed.statistic(),
                printed.df(),
                printed.p(),
                between(first, second, pooled, alternative)));
      }
    }
    return conventions;
  }

  private static Interval between(
      PrintedGroup first, PrintedGroup second, boolean pooled, Alternative alternative) {
    double low = 1;
    double high = 0;
    for (int corner = 0; corner < 16; corner++) {
      double p =
          test(
                  first.corner((corner & 1) != 0, (corner & 2) != 0),
                  second.corner((corner & 4) != 0, (corner & 8) != 0),
                  pooled,
                  alternative)
              .p();
      low = Math.min(low, p);
      high = Math.max(high, p);
    }
    boolean overlap =
        first.mean().low().compareTo(second.mean().high()) <= 0
            && second.mean().low().compareTo(first.mean().high()) <= 0;
    if (overlap && alternative == Alternative.TWO_SIDED) {
      high = 1;
    }
    return new Interval(low, high);
  }

  private static Estimate test(Moments a, Moments b, boolean pooled, Alternative alternative) {
    return pooled
        ? TTest.student(a, b, alternative, CONFIDENCE)
        : TTest.welch(a, b, alternative, CONFIDENCE);
  }

  /**
   * Of printed counts: Pearson's chi-square, the likelihood ratio, and for two by two Yates'
   * correction and Fisher's exact test. Counts are not rounded, so each interval is a point.
   */
  public static List<Convention> ofCounts(ContingencyTable table) {
    List<Convention> conventions = new ArrayList<>();
    conventions.add(exact("pearson", ChiSquare.pearson(table)));
    conventions.add(exact("likelihood-ratio", ChiSquare.likelihoodRatio(table)));
    if (table.rows() == 2 && table.columns() == 2) {
      conventions.add(exact("yates", ChiSquare.yates(table)));
      conventions.add(exact("fisher", FisherExact.test(table, Alternative.TWO_SIDED, CONFIDENCE)));
    }
    return conventions;
  }

  /**
   * Of a printed correlation: Student's t with n − 2 degrees of freedom and the normal test of
   * Fisher's z, {@code atanh(r) √(n − 3)}, two-sided and in the direction of r.
   *
   * <p>p falls with the distance of r from zero, so it is largest and smallest at the ends of what
   * rounds to r, and largest at zero where that lies between.
   *
   * @param n at least 4
   */
  public static List<Convention> ofCorrelation(Printed r, long n) {
    double value = r.value().doubleValue();
    double low = Math.max(-1, r.low().doubleValue());
    double high = Math.min(1, r.high().doubleValue());
    Alternative direction = value >= 0 ? Alternative.GREATER : Alternative.LESS;
    List<Convention> conventions = new ArrayList<>();
    for (Alternative alternative : List.of(Alternative.TWO_SIDED, direction)) {
      String sides = alternative == Alternative.TWO_SIDED ? "" : "-one-sided";
      Estimate t = FisherZ.test(value, n, 0, 1, alternative, CONFIDENCE);
      double[] byT = {
        FisherZ.test(low, n, 0, 1, alternative, CONFIDENCE).p(),
        FisherZ.test(high, n, 0, 1, alternative, CONFIDENCE).p()
      };
      conventions.add(
          new Convention(
              "correlation-t" + sides, t.statistic(), t.df(), t.p(), between(byT, r, alternative)));
      double[] byZ = {normal(low, n, alternative), normal(high, n, alternative)};
      conventions.add(
          new Convention(
              "correlation-z" + sides,
              FisherZ.z(value) * Math.sqrt(n - 3.0),
              Double.NaN,
              normal(value, n, alternative),
              between(byZ, r, alternative)));
    }
    return conventions;
  }

  private static double normal(double r, long n, Alternative alternative) {
    double z = FisherZ.z(r) * Math.sqrt(n - 3.0);
    return alternative.p(Normal.cdf(z), Normal.sf(z));
  }

  private static Interval between(double[] ends, Printed r, Alternative alternative) {
    boolean zero = r.low().signum() <= 0 && r.high().signum() >= 0;
    return new Interval(
        Math.min(ends[0], ends[1]),
        zero && alternative == Alternative.TWO_SIDED ? 1 : Math.max(ends[0], ends[1]));
  }

  private static Convention exact(String name, Estimate test) {
    return new Convention(
        name, test.statistic(), test.df(), test.p(), new Interval(test.p(), test.p()));
  }

  /** The conventions that give the printed p, in the order in which they are usual. */
  public static List<Convention> reproducing(PrintedP printed, List<Convention> conventions) {
    return conventions.stream().filter(each -> printed.fits(each.between())).toList();
  }
}
