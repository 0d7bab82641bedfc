package org.lacrima.statistics.inference;

import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.distribution.GammaFunction;
import org.lacrima.statistics.summary.ContingencyTable;
import org.lacrima.statistics.summary.SplitMix64;

/** Fisher's exact test of a table of any size, by random tables with the same margins. */
public final class FisherMonteCarlo {

  private static final double SLACK = 1e-7;

  private final long n;
  private final double[] logFactorials;
  private final SplitMix64 random;

  private FisherMonteCarlo(long n, long seed) {
    this.n = n;
    this.random = new SplitMix64(seed);
    this.logFactorials = new double[(int) Math.min(n + 1, 1 << 16)];
    for (int i = 2; i < logFactorials.length; i++) {
      logFactorials[i] = GammaFunction.logGamma(i + 1.0);
    }
  }

  /**
   * p = (1 + tables no more likely than the observed one) / (1 + samples), with its Monte-Carlo
   * standard error \(\sqrt{p(1-p)/B}\) as se.
   *
   * <p>Cells are drawn one after the other from the hypergeometric distribution of what their row
   * and column have left (as Patefield 1981, AS 159), by inversion from the mode outwards. The same
   * seed gives the same p on any machine. Edge cases as for {@link ChiSquare}.
   *
   * @param samples B &gt; 0
   */
  public static Estimate test(ContingencyTable table, int samples, long seed) {
    if (samples <= 0) {
      throw new IllegalArgumentException("samples must be positive: " + samples);
    }
    Validity why = ChiSquare.validity(table);
    if (!why.defined()) {
      return Estimate.undefined(table.n(), why);
    }
    FisherMonteCarlo draw = new FisherMonteCarlo(table.n(), seed);
    double observed = 0;
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < table.columns(); j++) {
        observed += draw.logFactorial(table.count(i, j));
      }
    }
    long extreme = 0;
    for (int b = 0; b < samples; b++) {
      extreme += draw.table(table) >= observed - SLACK ? 1 : 0;
    }
    double p = (1.0 + extreme) / (1.0 + samples);
    return Estimate.test(table.n(), Double.NaN, Double.NaN, Double.NaN, p)
        .withSe(Math.sqrt(p * (1 - p) / samples));
  }

  /** The sum of the logarithms of a random table's factorials. */
  private double table(ContingencyTable margins) {
    long[] columns = new long[margins.columns()];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = margins.columnTotal(j);
    }
    double sum = 0;
    long left = n;
    for (int i = 0; i < margins.rows(); i++) {
      long row = margins.rowTotal(i);
      long pool = left;
      left -= row;
      for (int j = 0; j < columns.length; j++) {
        long cell = i == margins.rows() - 1 ? columns[j] : hypergeometric(pool, columns[j], row);
        pool -= columns[j];
        row -= cell;
        columns[j] -= cell;
        sum += logFactorial(cell);
      }
    }
    return sum;
  }

  /** How many of {@code marked} in {@code pool} are among {@code drawn}. */
  private long hypergeometric(long pool, long marked, long drawn) {
    long low = Math.max(0, drawn - (pool - marked));
    long high = Math.min(marked, drawn);
    if (low == high) {
      return low;
    }
    double other = pool - marked - drawn;
    long mode = (long) ((marked + 1.0) * (drawn + 1.0) / (pool + 2.0));
    mode = Math.max(low, Math.min(high, mode));
    double atMode =
        StrictMath.exp(
            logFactorial(marked)
                - logFactorial(mode)
                - logFactorial(marked - mode)
                + logFactorial(pool - marked)
                - logFactorial(drawn - mode)
                - logFactorial(pool - marked - drawn + mode)
                - logFactorial(pool)
                + logFactorial(drawn)
                + logFactorial(pool - drawn));
    double u = random.nextDouble() - atMode;
    long up = mode;
    long down = mode;
    double above = atMode;
    double below = atMode;
    while (u > 0) {
      if (up < high) {
        up++;
        above *= (marked - up + 1.0) * (drawn - up + 1.0) / (up * (other + up));
        u -= above;
        if (u <= 0) {
          return up;
        }
      }
      if (down > low) {
        below *= down * (other + down) / ((marked - down + 1.0) * (drawn - down + 1.0));
        down--;
        u -= below;
        if (u <= 0) {
          return down;
        }
      } else if (up == high) {
        // what rounding has left over
        return mode;
      }
    }
    return mode;
  }

  private double logFactorial(long k) {
    return k < logFactorials.length ? logFactorials[(int) k] : GammaFunction.logGamma(k + 1.0);
  }
}
