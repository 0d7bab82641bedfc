package org.lacrima.statistics.effectsize;

import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.distribution.NoncentralChiSquared;
import org.lacrima.statistics.inference.ChiSquare;
import org.lacrima.statistics.summary.ContingencyTable;

/** Cramér's V and the signed φ of a contingency table. */
public final class CramerV {

  private CramerV() {}

  /**
   * \(V = \sqrt{X^2/(n(\min(r,c)-1))}\), not corrected for bias, from Pearson's X² without
   * continuity correction and the n of the table; interval \(\sqrt{\lambda/(n(\min(r,c)-1))}\) from
   * the noncentral chi-square, cut at 1. Edge cases as for {@link ChiSquare}.
   */
  public static Estimate of(ContingencyTable table, double confidence) {
    Estimate test = ChiSquare.pearson(table);
    if (!test.validity().defined()) {
      return test;
    }
    double scale = (double) table.n() * (Math.min(table.rows(), table.columns()) - 1);
    Interval ncp = NoncentralChiSquared.ncpInterval(test.statistic(), test.df(), confidence);
    return Estimate.of(table.n(), Math.min(1, Math.sqrt(test.statistic() / scale)))
        .withInterval(
            new Interval(
                Math.sqrt(Math.min(1, ncp.low() / scale)),
                Math.sqrt(Math.min(1, ncp.high() / scale))));
  }

  /**
   * φ of a 2×2 table, \((ad-bc)/\sqrt{r_1r_2c_1c_2}\): positive where the first levels go together.
   * Other tables are misuse; edge cases as for {@link ChiSquare}.
   */
  public static Estimate phi(ContingencyTable table) {
    Estimate test = ChiSquare.pearson(table);
    if (table.rows() != 2 || table.columns() != 2) {
      throw new IllegalArgumentException(
          "a 2×2 table is needed: " + table.rows() + "×" + table.columns());
    }
    if (!test.validity().defined()) {
      return test;
    }
    double difference =
        (double) table.count(0, 0) * table.count(1, 1)
            - (double) table.count(0, 1) * table.count(1, 0);
    double rows = (double) table.rowTotal(0) * table.rowTotal(1);
    double columns = (double) table.columnTotal(0) * table.columnTotal(1);
    double root = Math.sqrt(rows * columns); // of a square where the table is perfect
    return Estimate.of(table.n(), Math.max(-1, Math.min(1, difference / root)));
  }
}
