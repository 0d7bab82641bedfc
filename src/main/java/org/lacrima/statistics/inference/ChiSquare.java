package org.lacrima.statistics.inference;

import java.util.Arrays;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.ChiSquared;
import org.lacrima.statistics.summary.ContingencyTable;

/**
 * Chi-square tests of independence and of fit.
 *
 * <p>Levels that do not occur belong left out before ({@link ContingencyTable#withoutEmpty}). A
 * table without cases: {@code TOO_FEW}; with one row or one column: {@code ONE_GROUP}.
 */
public final class ChiSquare {

  private ChiSquare() {}

  /**
   * Pearson's \(X^2 = \sum (O-E)^2/E\), (r−1)(c−1) df, without continuity correction. Differences
   * from expectation are exact integers \(nO - r_ic_j\) until the last division.
   */
  public static Estimate pearson(ContingencyTable table) {
    Validity why = validity(table);
    return why.defined() ? test(table, pearsonSum(table)) : Estimate.undefined(table.n(), why);
  }

  static double pearsonSum(ContingencyTable table) {
    double sum = 0;
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < table.columns(); j++) {
        double d = excess(table, i, j);
        sum += d / table.rowTotal(i) * (d / table.columnTotal(j)) / table.n();
      }
    }
    return sum;
  }

  /** The likelihood ratio \(G^2 = 2\sum O\ln(O/E)\). */
  public static Estimate likelihoodRatio(ContingencyTable table) {
    Validity why = validity(table);
    if (!why.defined()) {
      return Estimate.undefined(table.n(), why);
    }
    double sum = 0;
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < table.columns(); j++) {
        double product = (double) table.rowTotal(i) * table.columnTotal(j);
        double relative = excess(table, i, j) / product;
        // O ln(O/E) − (O − E) ≥ 0: the same sum, without cancellation near independence
        double o = table.count(i, j);
        double term = o == 0 ? 0 : o * StrictMath.log1p(relative);
        sum += term - excess(table, i, j) / table.n();
      }
    }
    return test(table, Math.max(0, 2 * sum));
  }

  /**
   * Yates' corrected \(\sum (|O-E|-\min(\tfrac12,|O-E|))^2/E\) of a 2×2 table, 1 df, as R's {@code
   * chisq.test}. Other tables are misuse.
   */
  public static Estimate yates(ContingencyTable table) {
    twoByTwo(table);
    Validity why = validity(table);
    if (!why.defined()) {
      return Estimate.undefined(table.n(), why);
    }
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double d = Math.abs(excess(table, i, j)) / table.n();
        double corrected = d - Math.min(0.5, d);
        sum += corrected * corrected / expected(table, i, j);
      }
    }
    return test(table, sum);
  }

  /**
   * Pearson's test of fit to given weights, k − 1 df. Fewer than two levels: {@code ONE_GROUP}.
   *
   * @param weights positive, of any sum, one per level
   */
  public static Estimate goodnessOfFit(long[] counts, double[] weights) {
    double[] expected = expected(counts, weights);
    long n = Arrays.stream(counts).sum();
    if (n == 0 || counts.length < 2) {
      return Estimate.undefined(n, n == 0 ? Validity.TOO_FEW : Validity.ONE_GROUP);
    }
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double d = counts[i] - expected[i];
      sum += d * d / expected[i];
    }
    double df = counts.length - 1.0;
    return Estimate.test(n, sum, df, Double.NaN, ChiSquared.sf(sum, df));
  }

  /** Expected counts of a goodness of fit: \(n w_i/\sum w\). */
  public static double[] expected(long[] counts, double[] weights) {
    if (counts.length != weights.length) {
      throw new IllegalArgumentException(
          counts.length + " levels but " + weights.length + " weights");
    }
    double sum = 0;
    for (double weight : weights) {
      if (!(weight > 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException("weights must be positive: " + weight);
      }
      sum += weight;
    }
    double total = sum;
    long n = Arrays.stream(counts).sum();
    return Arrays.stream(weights).map(w -> n * w / total).toArray();
  }

  /** The count expected of a cell under independence, \(r_ic_j/n\). */
  public static double expected(ContingencyTable table, int row, int column) {
    return (double) table.rowTotal(row) * table.columnTotal(column) / table.n();
  }

  /** The smallest expected count, NaN of an empty table. */
  public static double smallestExpected(ContingencyTable table) {
    double smallest = Double.NaN;
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < table.columns(); j++) {
        double e = expected(table, i, j);
        smallest = Double.isNaN(smallest) ? e : Math.min(smallest, e);
      }
    }
    return smallest;
  }

  /**
   * Haberman's (1973) adjusted residual \((O-E)/\sqrt{E(1-r_i/n)(1-c_j/n)}\), standard normal under
   * independence; NaN where its row or column holds all cases.
   */
  public static double adjustedResidual(ContingencyTable table, int row, int column) {
    double r = table.rowTotal(row);
    double c = table.columnTotal(column);
    double n = table.n();
    double variance = r * ((n - r) / n) * c * (n - c);
    return variance > 0 ? excess(table, row, column) / Math.sqrt(variance) : Double.NaN;
  }

  static void twoByTwo(ContingencyTable table) {
    if (table.rows() != 2 || table.columns() != 2) {
      throw new IllegalArgumentException(
          "a 2×2 table is needed: " + table.rows() + "×" + table.columns());
    }
  }

  static Validity validity(ContingencyTable table) {
    if (table.n() == 0) {
      return Validity.TOO_FEW;
    }
    ContingencyTable occurring = table.withoutEmpty();
    if (occurring.rows() < table.rows() || occurring.columns() < table.columns()) {
      return occurring.rows() < 2 || occurring.columns() < 2
          ? Validity.ONE_GROUP
          : Validity.ZERO_VARIANCE;
    }
    return table.rows() < 2 || table.columns() < 2 ? Validity.ONE_GROUP : Validity.DEFINED;
  }

  // n·O − r·c
  private static double excess(ContingencyTable table, int row, int column) {
    double product = (double) table.rowTotal(row) * table.columnTotal(column);
    double observed = (double) table.n() * table.count(row, column);
    if (Math.max(product, observed) < 9e15) {
      return observed - product;
    }
    return Math.fma((double) table.n(), (double) table.count(row, column), -product)
        - Math.fma((double) table.rowTotal(row), (double) table.columnTotal(column), -product);
  }

  private static Estimate test(ContingencyTable table, double statistic) {
    double df = (table.rows() - 1.0) * (table.columns() - 1.0);
    return Estimate.test(table.n(), statistic, df, Double.NaN, ChiSquared.sf(statistic, df));
  }
}
