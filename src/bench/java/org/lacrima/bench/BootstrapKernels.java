package org.lacrima.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.correlation.TableBootstrap;
import org.lacrima.statistics.summary.CellCorrelation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** BCa intervals of a pair of seven-point items, 9,999 resamples. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BootstrapKernels {

  private static final int POINTS = 7;
  private static final int SAMPLES = 9_999;

  @Param({"124", "1000000"})
  public int n = 124;

  private CellCorrelation cells = of(124);

  @Setup
  public void makeCells() {
    cells = of(n);
  }

  private static CellCorrelation of(int n) {
    Random random = new Random(3);
    long[] table = new long[POINTS * POINTS];
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      double y = 0.5 * x + 0.85 * random.nextGaussian();
      table[point(x) * POINTS + point(y)]++;
    }
    int occurring = 0;
    for (long count : table) {
      occurring += count > 0 ? 1 : 0;
    }
    int[] rows = new int[occurring];
    int[] columns = new int[occurring];
    long[] counts = new long[occurring];
    int at = 0;
    for (int cell = 0; cell < table.length; cell++) {
      if (table[cell] > 0) {
        rows[at] = cell / POINTS;
        columns[at] = cell % POINTS;
        counts[at++] = table[cell];
      }
    }
    double[] values = {1, 2, 3, 4, 5, 6, 7};
    return new CellCorrelation(rows, columns, counts, values, values);
  }

  private static int point(double latent) {
    return (int) Math.max(0, Math.min(POINTS - 1, Math.round(3 + 1.4 * latent)));
  }

  private Estimate bca(java.util.function.ToDoubleFunction<long[]> measure) {
    Estimate any =
        Pearson.test(
            new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4}, Alternative.TWO_SIDED, 0.95);
    return TableBootstrap.bca(any, cells, measure, SAMPLES, 1, Alternative.TWO_SIDED, 0.95);
  }

  @Benchmark
  public Estimate bcaPearson() {
    return bca(cells::pearson);
  }

  @Benchmark
  public Estimate bcaSpearman() {
    return bca(cells::spearman);
  }

  @Benchmark
  public Estimate bcaKendall() {
    return bca(cells::kendall);
  }
}
