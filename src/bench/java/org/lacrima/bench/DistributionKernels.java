package org.lacrima.bench;

import java.util.concurrent.TimeUnit;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.distribution.ChiSquared;
import org.lacrima.statistics.distribution.FisherF;
import org.lacrima.statistics.distribution.NoncentralT;
import org.lacrima.statistics.distribution.StudentT;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One p-value or interval each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DistributionKernels {

  public double t = 2.31;
  public double f = 4.7;
  public double chiSquare = 11.3;
  public double df = 121.4;

  @Benchmark
  public double pOfT() {
    return StudentT.twoSided(t, df);
  }

  @Benchmark
  public double pOfF() {
    return FisherF.sf(f, 3, df);
  }

  @Benchmark
  public double pOfChiSquare() {
    return ChiSquared.sf(chiSquare, 5);
  }

  @Benchmark
  public Interval intervalOfNoncentralT() {
    return NoncentralT.ncpInterval(t, df, 0.95);
  }
}
