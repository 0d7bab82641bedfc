package org.lacrima.statistics.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.ReferenceNumbers;
import org.lacrima.statistics.summary.CellCorrelation;
import org.lacrima.statistics.summary.ContingencyTable;
import org.lacrima.statistics.summary.Multinomial;

/** BCa intervals against R's boot (src/test/R/statistics-extras.R), within simulation error. */
class TableBootstrapTest {

  private static final long[][] LIKERT = {
    {9, 4, 2, 1, 0}, {5, 11, 8, 3, 1}, {2, 7, 14, 9, 3}, {1, 3, 8, 12, 6}, {0, 1, 2, 4, 8}
  };
  private static final double[] LEVELS = {1, 2, 3, 4, 5};

  private static CellCorrelation cells(long times) {
    int[] all = IntStream.range(0, 25).filter(i -> LIKERT[i / 5][i % 5] > 0).toArray();
    return new CellCorrelation(
        Arrays.stream(all).map(i -> i / 5).toArray(),
        Arrays.stream(all).map(i -> i % 5).toArray(),
        Arrays.stream(all).mapToLong(i -> LIKERT[i / 5][i % 5] * times).toArray(),
        LEVELS,
        LEVELS);
  }

  private static Estimate bca(CellCorrelation cells, ToDoubleFunction<long[]> measure, long seed) {
    Estimate r = Estimate.of(124, measure.applyAsDouble(cells.counts()));
    return TableBootstrap.bca(r, cells, measure, 9999, seed, Alternative.TWO_SIDED, 0.95);
  }

  private static void check(String key, Estimate found) {
    double[] expected =
        ReferenceNumbers.rows("extras.csv").stream()
            .filter(row -> row[1].equals(key))
            .map(row -> ReferenceNumbers.numbers(row, 2, row.length))
            .findFirst()
            .orElseThrow();
    assertThat(found.se()).as(key).isCloseTo(expected[0], within(0.002));
    assertThat(found.interval().low()).as(key).isCloseTo(expected[1], within(0.008));
    assertThat(found.interval().high()).as(key).isCloseTo(expected[2], within(0.008));
  }

  @Test
  void intervals_of_likert_items_are_those_of_boot() {
    CellCorrelation cells = cells(1);
    check("bca.pearson", bca(cells, cells::pearson, 1));
    check("bca.spearman", bca(cells, cells::spearman, 2));
    check("bca.kendall", bca(cells, cells::kendall, 3));
  }

  @Test
  void correlations_of_cells_are_the_exact_ones_to_thirteen_digits() {
    CellCorrelation cells = cells(1);
    ContingencyTable table = new ContingencyTable(LIKERT);
    assertThat(cells.spearman(cells.counts()))
        .isCloseTo(Spearman.test(table, Alternative.TWO_SIDED, 0.95).value(), within(1e-13));
    assertThat(cells.kendall(cells.counts()))
        .isCloseTo(Kendall.test(table, Alternative.TWO_SIDED).value(), within(1e-13));
  }

  @Test
  void a_larger_sample_shrinks_the_interval_by_the_root_of_its_size() {
    CellCorrelation large = cells(10_000);
    Estimate wide = bca(cells(1), cells(1)::pearson, 1);
    Estimate narrow = bca(large, large::pearson, 1);
    assertThat(wide.se() / narrow.se()).isCloseTo(100, within(3.0));
  }

  @Test
  void resamples_have_all_cases_and_each_cell_its_share() {
    for (long times : new long[] {1, 20, 1_000_000}) {
      long[] counts = cells(times).counts();
      long n = Arrays.stream(counts).sum();
      Multinomial draw = new Multinomial(counts, 7);
      double[] sums = new double[counts.length];
      double[] squares = new double[counts.length];
      long[] resample = new long[counts.length];
      int samples = 20_000;
      for (int b = 0; b < samples; b++) {
        draw.next(resample);
        assertThat(Arrays.stream(resample).sum()).isEqualTo(n);
        for (int i = 0; i < counts.length; i++) {
          double d = resample[i] - counts[i];
          sums[i] += d;
          squares[i] += d * d;
        }
      }
      for (int i = 0; i < counts.length; i++) {
        double variance = counts[i] * (1 - (double) counts[i] / n);
        // 4.5 standard errors of the mean, and of the variance
        assertThat(sums[i] / samples).isCloseTo(0, within(4.5 * Math.sqrt(variance / samples)));
        assertThat(squares[i] / samples / variance)
            .isCloseTo(1, within(4.5 * Math.sqrt((2 + 1 / variance) / samples)));
      }
    }
  }

  @Test
  void a_seed_gives_the_same_bits() {
    CellCorrelation cells = cells(1);
    assertThat(bca(cells, cells::pearson, 5)).isEqualTo(bca(cells, cells::pearson, 5));
    assertThat(bca(cells, cells::pearson, 5)).isNotEqualTo(bca(cells, cells::pearson, 6));
  }
}
