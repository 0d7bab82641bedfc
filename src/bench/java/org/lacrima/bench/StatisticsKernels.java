package org.lacrima.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Kernels of the room statistics. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StatisticsKernels {
  private double[][] columns = {};

  @Setup
  public void data() {
    Random random = new Random(1);
    columns = new double[100][100_000];
    for (double[] column : columns) {
      for (int i = 0; i < column.length; i++) {
        column[i] = random.nextGaussian();
      }
    }
  }

  @Benchmark
  public double[][] correlationMatrix() {
    return CrossProductMatrix.of(columns).correlations();
  }
}
