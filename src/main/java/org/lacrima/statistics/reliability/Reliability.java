package org.lacrima.statistics.reliability;

import java.util.stream.IntStream;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.FisherF;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.CrossProducts;

/** Cronbach's alpha and the item analysis that goes with it, from sums of products of the items. */
public final class Reliability {

  private Reliability() {}

  /**
   * Raw alpha, \(\frac{k}{k-1}\left(1-\sum s_{ii}/\sum\sum s_{ij}\right)\), with Feldt's (1965)
   * interval \(1-(1-\alpha)F_{1-a/2}\) and \(1-(1-\alpha)F_{a/2}\), df n − 1 and (n − 1)(k − 1).
   * Nothing is reversed.
   *
   * <p>Fewer than two cases: {@code TOO_FEW}; fewer than two items: {@code TOO_FEW_ITEMS}; a sum
   * score without variance: {@code ZERO_VARIANCE}. Agrees with R's psych.
   *
   * @param items over the cases complete on all items
   */
  public static Estimate alpha(CrossProductMatrix items, double confidence) {
    double outside = Interval.outside(confidence, Alternative.TWO_SIDED);
    long n = items.n();
    Validity why = validity(items);
    if (!why.defined()) {
      return Estimate.undefined(n, why);
    }
    double alpha = alpha(items);
    double df1 = n - 1.0;
    double df2 = df1 * (items.size() - 1);
    return Estimate.of(n, alpha)
        .withInterval(
            new Interval(
                1 - (1 - alpha) * FisherF.quantile(1 - outside, df1, df2),
                1 - (1 - alpha) * FisherF.quantile(outside, df1, df2)));
  }

  /**
   * The corrected item-total correlation: the item with the sum of the others. Edge cases as for
   * {@link #alpha}, and {@code ZERO_VARIANCE} where the item or the sum of the others is constant.
   */
  public static Estimate itemTotal(CrossProductMatrix items, int item) {
    long n = items.n();
    if (n < 2 || items.size() < 2) {
      return Estimate.undefined(n, n < 2 ? Validity.TOO_FEW : Validity.TOO_FEW_ITEMS);
    }
    double rest = 0;
    double together = 0;
    for (int i = 0; i < items.size(); i++) {
      if (i == item) {
        continue;
      }
      together += items.sum(i, item);
      for (int j = 0; j < items.size(); j++) {
        rest += j == item ? 0 : items.sum(i, j);
      }
    }
    CrossProducts pair =
        new CrossProducts(n, 0, 0, items.sum(item, item), Math.max(0, rest), together);
    double r = pair.correlation();
    return Double.isNaN(r)
        ? Estimate.undefined(n, pair.constant() ? Validity.ZERO_VARIANCE : Validity.NOT_FINITE)
        : Estimate.of(n, r);
  }

  /**
   * Alpha of the other items over the same cases; {@code TOO_FEW_ITEMS} where fewer than two are
   * left.
   */
  public static Estimate alphaIfDropped(CrossProductMatrix items, int item) {
    int[] kept = IntStream.range(0, items.size()).filter(i -> i != item).toArray();
    CrossProductMatrix others = items.select(kept);
    Validity why = validity(others);
    return why.defined()
        ? Estimate.of(items.n(), alpha(others))
        : Estimate.undefined(items.n(), why);
  }

  private static double alpha(CrossProductMatrix items) {
    double k = items.size();
    return k / (k - 1) * (1 - trace(items) / total(items));
  }

  private static Validity validity(CrossProductMatrix items) {
    if (items.n() < 2 || items.size() < 2) {
      return items.n() < 2 ? Validity.TOO_FEW : Validity.TOO_FEW_ITEMS;
    }
    double total = total(items);
    if (!Double.isFinite(total)) {
      return Validity.NOT_FINITE;
    }
    // items that cancel leave a sum of rounding errors
    return total <= 1e-13 * trace(items) ? Validity.ZERO_VARIANCE : Validity.DEFINED;
  }

  private static double trace(CrossProductMatrix items) {
    return IntStream.range(0, items.size()).mapToDouble(i -> items.sum(i, i)).sum();
  }

  private static double total(CrossProductMatrix items) {
    double total = 0;
    for (int i = 0; i < items.size(); i++) {
      for (int j = 0; j < items.size(); j++) {
        total += items.sum(i, j);
      }
    }
    return total;
  }
}
