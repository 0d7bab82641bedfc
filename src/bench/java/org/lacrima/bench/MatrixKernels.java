package org.lacrima.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.ExactMoments;
import org.lacrima.statistics.summary.LevelBits;
import org.lacrima.statistics.summary.Moments;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Summaries of many columns: 100 of 100,000 rows each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MatrixKernels {

  private static final int COLUMNS = 100;
  private static final int ROWS = 100_000;
  private static final int LEVELS = 5;
  private static final int BATCH = 1024;

  private final double[][] reals = new double[COLUMNS][ROWS];
  private final long[][] units = new long[COLUMNS][ROWS];
  private final int[][][] batches = new int[(ROWS + BATCH - 1) / BATCH][COLUMNS][BATCH];

  @Setup
  public void makeColumns() {
    Random random = new Random(1);
    for (int row = 0; row < ROWS; row++) {
      for (int c = 0; c < COLUMNS; c++) {
        reals[c][row] = random.nextGaussian();
        int answer = random.nextInt(LEVELS);
        units[c][row] = answer + 1;
        batches[row / BATCH][c][row % BATCH] = answer;
      }
    }
  }

  /** All cores, as the analysis does. */
  @Benchmark
  public double[][] correlationMatrix() {
    return CrossProductMatrix.of(reals).correlations();
  }

  /** One core. */
  @Benchmark
  public long[][] contingencyTables() {
    long[][] tables = new long[COLUMNS * (COLUMNS - 1) / 2][LEVELS * LEVELS];
    LevelBits[] bits = new LevelBits[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) {
      bits[c] = new LevelBits(BATCH);
    }
    for (int b = 0; b < batches.length; b++) {
      int n = Math.min(BATCH, ROWS - b * BATCH);
      for (int c = 0; c < COLUMNS; c++) {
        bits[c].set(batches[b][c], n, LEVELS);
      }
      int table = 0;
      for (int i = 0; i < COLUMNS; i++) {
        for (int j = i + 1; j < COLUMNS; j++) {
          bits[i].count(bits[j], tables[table++], LEVELS);
        }
      }
    }
    return tables;
  }

  /** One core; ten columns of doubles, fourth powers included. */
  @Benchmark
  public Moments[] moments() {
    Moments[] moments = new Moments[10];
    for (int c = 0; c < moments.length; c++) {
      moments[c] = Moments.of(reals[c]);
    }
    return moments;
  }

  /** One core; ten columns of integers, exactly, fourth powers included. */
  @Benchmark
  public Moments[] exactMoments() {
    Moments[] moments = new Moments[10];
    for (int c = 0; c < moments.length; c++) {
      ExactMoments exact = new ExactMoments(1, 0);
      exact.add(units[c], 0, ROWS);
      moments[c] = exact.moments();
    }
    return moments;
  }
}
