package org.lacrima.statistics.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.CrossProducts;
import org.lacrima.statistics.summary.Ranks;

class ExactSpearmanTest {

  private static double p(Alternative alternative, double... y) {
    double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
    return test(x, y, alternative).p();
  }

  private static Estimate test(double[] x, double[] y, Alternative alternative) {
    CrossProducts ranks = Ranks.crossProducts(x, y);
    return ExactSpearman.test(Spearman.test(ranks, alternative, 0.95), ranks, alternative);
  }

  @Test
  void r_enumerates_the_same() {
    // cor.test(1:7, c(2, 1, 4, 3, 7, 5, 6), method = "spearman", exact = TRUE, alternative = …)
    assertThat(p(Alternative.TWO_SIDED, 2, 1, 4, 3, 7, 5, 6))
        .isCloseTo(0.034126984126984124, within(1e-15));
    assertThat(p(Alternative.GREATER, 2, 1, 4, 3, 7, 5, 6))
        .isCloseTo(0.017063492063492062, within(1e-15));
    assertThat(p(Alternative.LESS, 2, 1, 4, 3, 7, 5, 6))
        .isCloseTo(0.98809523809523814, within(1e-15));
  }

  @Test
  void the_same_order_of_twenty_is_one_in_factorial_twenty() {
    double[] y = IntStream.range(0, 20).asDoubleStream().toArray();
    assertThat(p(Alternative.GREATER, y) * 2432902008176640000.0).isCloseTo(1, within(1e-14));
  }

  @Test
  void the_kept_counts_are_those_that_are_counted_anew() {
    for (int n = 2; n <= 11; n++) {
      long[] counts = SpearmanCounts.of(n);
      long all = 0;
      int last = n * (n * n - 1) / 6;
      for (int k = 0; k <= last; k++) {
        all += counts[Math.min(k, last - k)];
      }
      assertThat(all)
          .isEqualTo(IntStream.rangeClosed(2, n).asLongStream().reduce(1, (a, b) -> a * b));
      assertThat(ExactSpearman.counts(n)).isEqualTo(counts);
    }
  }

  @Test
  void ties_and_larger_samples_have_no_exact_p() {
    assertThat(
            test(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4}, Alternative.LESS).validity())
        .isEqualTo(Validity.TOO_MANY);
    double[] y = IntStream.range(0, 21).asDoubleStream().toArray();
    assertThat(test(y, y, Alternative.LESS).validity()).isEqualTo(Validity.TOO_MANY);
  }
}
