package org.lacrima.statistics.correlation;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.Normal;
import org.lacrima.statistics.summary.CellCorrelation;
import org.lacrima.statistics.summary.Multinomial;

/** Bootstrap intervals of a correlation from the cells of a pair of variables. */
public final class TableBootstrap {

  /** Fewer resamples that have a correlation than this make no interval. */
  private static final int FEWEST = 100;

  /** Resamples with the same correlation may differ by this, computed from other sums. */
  private static final double ROUNDING = 1e-13;

  private TableBootstrap() {}

  /**
   * The bias-corrected and accelerated interval (Efron 1987) of the correlation, and the standard
   * deviation of the resamples as standard error.
   *
   * <p>Cases are drawn with replacement by drawing the counts of all cells at once from the
   * multinomial distribution, so a resample costs O(cells) at any n. Bias correction \(z_0 =
   * \Phi^{-1}((\#\{\theta^*<\theta\} + \#\{\theta^*=\theta\}/2)/B)\); acceleration from the
   * jackknife, which has one value for all cases of a cell; bounds are the order statistics at
   * (B+1)α, interpolated linearly. A Monte-Carlo result: the same seed gives the same bounds on any
   * machine, another seed moves them by about their simulation error. Resamples in which a variable
   * is constant are left out.
   *
   * <p>An estimate that is not defined or perfect is given back as it is; fewer than 100 usable
   * resamples: {@code TOO_FEW}, without interval. Agrees with R's {@code boot::boot.ci} but for
   * that error.
   *
   * @param estimate the correlation with its test, which is kept
   * @param cells the cells that have cases
   * @param measure one of {@link CellCorrelation}'s coefficients
   * @param samples B &gt; 0
   */
  public static Estimate bca(
      Estimate estimate,
      CellCorrelation cells,
      ToDoubleFunction<long[]> measure,
      int samples,
      long seed,
      Alternative alternative,
      double confidence) {
    double outside = Interval.outside(confidence, alternative);
    if (samples <= 0) {
      throw new IllegalArgumentException("samples must be positive: " + samples);
    }
    if (!estimate.validity().defined()) {
      return estimate;
    }
    long[] counts = cells.counts();
    double observed = measure.applyAsDouble(counts);
    Multinomial draw = new Multinomial(counts, seed);
    double[] all = new double[samples];
    int usable = 0;
    long[] resample = new long[counts.length];
    double below = 0;
    double sum = 0;
    for (int b = 0; b < samples; b++) {
      draw.next(resample);
      double value = measure.applyAsDouble(resample);
      if (!Double.isNaN(value)) {
        all[usable++] = value;
        boolean equal = Math.abs(value - observed) < ROUNDING;
        below += equal ? 0.5 : value < observed ? 1 : 0;
        sum += value;
      }
    }
    if (usable < FEWEST) {
      return estimate.withInterval(Interval.NONE).because(Validity.TOO_FEW);
    }
    double[] values = Arrays.copyOf(all, usable);
    Arrays.sort(values);
    double mean = sum / usable;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double z0 = Normal.quantile(Math.max(0.5 / usable, Math.min(1 - 0.5 / usable, below / usable)));
    double acceleration = acceleration(counts, measure);
    double z = Normal.quantile(outside);
    Interval interval =
        new Interval(
            at(values, corrected(z0, z, acceleration)),
            at(values, corrected(z0, -z, acceleration)));
    return estimate
        .withSe(Math.sqrt(squares / (usable - 1.0)))
        .withInterval(interval.facing(alternative));
  }

  private static double corrected(double z0, double z, double acceleration) {
    return Normal.cdf(z0 + (z0 + z) / (1 - acceleration * (z0 + z)));
  }

  private static double at(double[] sorted, double share) {
    double place = (sorted.length + 1) * share - 1;
    int below = (int) Math.floor(place);
    if (below < 0) {
      return sorted[0];
    }
    if (below >= sorted.length - 1) {
      return sorted[sorted.length - 1];
    }
    return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
  }

  // a = Σ d³ / (6 (Σ d²)^1.5), d the mean of the values without one case less each of them
  private static double acceleration(long[] counts, ToDoubleFunction<long[]> measure) {
    double[] without = new double[counts.length];
    double sum = 0;
    double n = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i]--;
      without[i] = measure.applyAsDouble(counts);
      counts[i]++;
      if (!Double.isNaN(without[i])) {
        sum += counts[i] * without[i];
        n += counts[i];
      }
    }
    double squares = 0;
    double cubes = 0;
    for (int i = 0; i < counts.length; i++) {
      if (!Double.isNaN(without[i])) {
        double d = sum / n - without[i];
        squares += counts[i] * d * d;
        cubes += counts[i] * d * d * d;
      }
    }
    return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
  }
}
