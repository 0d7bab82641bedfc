package org.lacrima.analysis.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.lacrima.statistics.distribution.ChiSquared;
import org.lacrima.statistics.distribution.FisherF;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.distribution.StudentT;

/**
 * A test as it is printed: a statistic, its degrees of freedom, and p. Every number is the text
 * that a reader sees, and stands for all numbers that round to it.
 *
 * @param statistic as printed, without its symbol
 * @param df as printed; empty for z
 * @param df2 of F; empty for all others
 * @param p as printed, with its relation where it has one: {@code .032}, {@code < .001}
 */
public record PrintedStatistic(
    Kind kind, String statistic, String df, String df2, String p, Sides sides) {

  /** The distribution that p comes from. */
  public enum Kind {
    T,
    /** A correlation, tested by t; df is n − 2 − the variables held constant. */
    R,
    F,
    CHI2,
    Z
  }

  /** Which tails p counts. */
  public enum Sides {
    TWO,
    GREATER,
    LESS,
    /** One of both, whichever p says: a test of equivalence. */
    ONE
  }

  /** What came of computing p again. */
  public enum Outcome {
    AGREES,
    DISAGREES,
    /** Not all of it is a plain number, as where a statistic is infinite. */
    UNREADABLE
  }

  /**
   * Computes p again from the statistic and its df, and says whether the printed p is among what
   * comes out when each printed number runs through all that rounds to it (Nuijten et al. 2016,
   * <i>Behavior Research Methods</i> 48, with exact intervals of rounding).
   */
  public Outcome recomputed() {
    Rounded value = Rounded.of(statistic);
    Rounded printed = Rounded.ofP(p);
    Rounded first = kind == Kind.Z ? new Rounded(1, 1) : Rounded.ofDf(df);
    Rounded second = kind == Kind.F ? Rounded.ofDf(df2) : new Rounded(1, 1);
    if (value == null || printed == null || first == null || second == null || first.high() <= 0) {
      return Outcome.UNREADABLE;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double d1 : ends(first)) {
      for (double d2 : ends(second)) {
        for (double x : values(value)) {
          for (double each : tails(x, StrictMath.max(d1, 1e-9), StrictMath.max(d2, 1e-9))) {
            least = StrictMath.min(least, each);
            most = StrictMath.max(most, each);
          }
        }
      }
    }
    return printed.meets(new Rounded(least, most)) ? Outcome.AGREES : Outcome.DISAGREES;
  }

  private static double[] ends(Rounded of) {
    return new double[] {of.low(), of.high()};
  }

  /** The ends of the interval, and zero within it: there two-sided p is largest. */
  private List<Double> values(Rounded of) {
    List<Double> values = new ArrayList<>(List.of(of.low(), of.high()));
    if (of.low() < 0 && of.high() > 0) {
      values.add(0.0);
    }
    return values;
  }

  private List<Double> tails(double x, double d1, double d2) {
    return switch (kind) {
      case T -> tails(x, t -> StudentT.sf(t, d1));
      case Z -> tails(x, Normal::sf);
      case R -> {
        double r = StrictMath.max(-1, StrictMath.min(1, x));
        double t =
            Math.abs(r) == 1
                ? r * Double.POSITIVE_INFINITY
                : r * StrictMath.sqrt(d1 / ((1 - r) * (1 + r)));
        yield tails(t, each -> StudentT.sf(each, d1));
      }
      case F -> List.of(FisherF.sf(StrictMath.max(x, 0), d1, d2));
      case CHI2 -> List.of(ChiSquared.sf(StrictMath.max(x, 0), d1));
    };
  }

  private List<Double> tails(double x, DoubleUnaryOperator above) {
    double upper = Double.isInfinite(x) ? (x > 0 ? 0 : 1) : above.applyAsDouble(x);
    double lower = Double.isInfinite(x) ? (x > 0 ? 1 : 0) : above.applyAsDouble(-x);
    return switch (sides) {
      case TWO -> List.of(StrictMath.min(1, 2 * StrictMath.min(upper, lower)));
      case GREATER -> List.of(upper);
      case LESS -> List.of(lower);
      case ONE -> List.of(upper, lower);
    };
  }

  /** {@code t(28) = 2.31, p = .028}. */
  @Override
  public String toString() {
    String symbol =
        switch (kind) {
          case T -> "t";
          case R -> "r";
          case F -> "F";
          case CHI2 -> "\u03c7\u00b2";
          case Z -> "z";
        };
    String dfs = df.isEmpty() ? "" : "(" + df + (df2.isEmpty() ? "" : ", " + df2) + ")";
    String relation = p.startsWith("<") || p.startsWith(">") || p.startsWith("=") ? "" : "= ";
    return symbol + dfs + " = " + statistic + ", p " + relation + p;
  }
}
