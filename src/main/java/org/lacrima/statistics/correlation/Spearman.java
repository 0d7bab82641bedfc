package org.lacrima.statistics.correlation;

import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.ContingencyTable;
import org.lacrima.statistics.summary.CrossProducts;
import org.lacrima.statistics.summary.Ranks;

/** Spearman's rank correlation, Pearson's r of the midranks. */
public final class Spearman {

  private Spearman() {}

  /**
   * As {@link #test(CrossProducts, Alternative, double)}, of two samples without missing values.
   */
  public static Estimate test(double[] x, double[] y, Alternative alternative, double confidence) {
    return test(Ranks.crossProducts(x, y), alternative, confidence);
  }

  /** As {@link #test(CrossProducts, Alternative, double)}, of ordered levels. */
  public static Estimate test(ContingencyTable table, Alternative alternative, double confidence) {
    return test(Ranks.crossProducts(table), alternative, confidence);
  }

  /**
   * ρ with the t approximation (n − 2 df) and Fisher's z interval with Bonett and Wright's (2000)
   * standard error \(\sqrt{(1+\rho^2/2)/(n-3)}\). Edge cases as for {@link Pearson}.
   *
   * @param ranks sums of products of the midranks
   */
  public static Estimate test(CrossProducts ranks, Alternative alternative, double confidence) {
    Validity why = Pearson.validity(ranks);
    if (!why.defined()) {
      return Estimate.undefined(ranks.n(), why);
    }
    double rho = ranks.correlation();
    return FisherZ.test(rho, ranks.n(), 0, 1 + rho * rho / 2, alternative, confidence);
  }
}
