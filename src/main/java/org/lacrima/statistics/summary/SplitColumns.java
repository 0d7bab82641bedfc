package org.lacrima.statistics.summary;

/**
 * Some rows of several variables about their means, and the sums of products of all pairs of them
 * as if taken in twice the precision.
 *
 * <p>Each column is scaled by a power of two, so that its values are below 2, and every value is
 * split into a multiple of 2^-20 and a rest below 2^-21. Products of the multiples are integers
 * below 2^42 in units of 2^-40: up to 2^10 of them are added without any rounding. What the rests
 * contribute is some 2^-20 of the sum, so its rounding is far behind the last digit of a double
 * (error-free splitting: Dekker 1971; its use for products of matrices: Ozaki, Ogita, Oishi and
 * Rump 2012). Pairs are computed in blocks of four by four; what comes out for a pair does not
 * depend on which others are there.
 */
final class SplitColumns {

  /** So many rows at most. */
  static final int MOST_ROWS = 1 << 10;

  /** Rows whose parts of all columns stay in the processor's cache. */
  private static final int PANEL = 1 << 8;

  private static final int BLOCK = 4;

  /** Doubles above 2^32 are multiples of 2^-20: adding this and taking it off again rounds. */
  private static final double CUT = 0x1.8p32;

  private final int n;
  private final int k;
  private final double[] means;
  private final double[] meanRests;
  private final double[] shifts;
  private final int[] exponents;
  private final double[][] scaled;
  private final double[][] multiples;
  private final double[][] rests;

  /** Rows {@code from} up to {@code to}, at least one and at most {@link #MOST_ROWS}. */
  SplitColumns(double[][] columns, int from, int to) {
    n = to - from;
    k = columns.length;
    means = new double[k];
    meanRests = new double[k];
    shifts = new double[k];
    exponents = new int[k];
    int padded = (k + BLOCK - 1) / BLOCK * BLOCK;
    scaled = new double[padded][n];
    multiples = new double[padded][n];
    rests = new double[padded][n];
    for (int c = 0; c < k; c++) {
      take(c, columns[c], from);
    }
  }

  private void take(int c, double[] values, int from) {
    double[] d = scaled[c];
    double pivot = values[from];
    for (int r = 0; r < n; r++) {
      d[r] = values[from + r] - pivot;
    }
    double mean = pivot + sum(d) / n;
    double largest = 0;
    for (int r = 0; r < n; r++) {
      d[r] = values[from + r] - mean;
      largest = Math.max(largest, Math.abs(d[r]));
    }
    int exponent = Math.getExponent(largest);
    double factor = Math.scalb(1.0, -exponent);
    double[] multiple = multiples[c];
    double[] rest = rests[c];
    for (int r = 0; r < n; r++) {
      double value = d[r] * factor;
      double m = (value + CUT) - CUT;
      d[r] = value;
      multiple[r] = m;
      rest[r] = value - m;
    }
    double shift = (sum(multiple) + sum(rest)) / n;
    TwoDoubles exactly = new TwoDoubles();
    exactly.add(mean);
    exactly.add(Math.scalb(shift, exponent));
    means[c] = exactly.high();
    meanRests[c] = exactly.low();
    shifts[c] = shift;
    exponents[c] = exponent;
  }

  private static double sum(double[] values) {
    double[] lanes = new double[4];
    int r = 0;
    for (; r + 4 <= values.length; r += 4) {
      lanes[0] += values[r];
      lanes[1] += values[r + 1];
      lanes[2] += values[r + 2];
      lanes[3] += values[r + 3];
    }
    for (; r < values.length; r++) {
      lanes[0] += values[r];
    }
    return lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
  }

  CrossProductMatrix products() {
    double[][] sums = new double[k][k];
    double[][] sumRests = new double[k][k];
    double[][] exact = new double[scaled.length][scaled.length];
    double[][] small = new double[scaled.length][scaled.length];
    for (int from = 0; from < n; from += PANEL) {
      int to = Math.min(n, from + PANEL);
      for (int i = 0; i < k; i += BLOCK) {
        for (int j = i; j < k; j += BLOCK) {
          ProductBlock.add(multiples, i, multiples, j, from, to, exact);
          ProductBlock.add(multiples, i, rests, j, from, to, small);
          ProductBlock.add(rests, i, scaled, j, from, to, small);
        }
      }
    }
    for (int i = 0; i < k; i++) {
      for (int j = i; j < k; j++) {
        TwoDoubles sum = new TwoDoubles();
        sum.add(exact[i][j]);
        sum.add(small[i][j]);
        sum.addProduct(-shifts[i] * n, shifts[j]);
        int exponent = exponents[i] + exponents[j];
        sums[i][j] = Math.scalb(sum.high(), exponent);
        sumRests[i][j] = Math.scalb(sum.low(), exponent);
      }
    }
    return new CrossProductMatrix(n, means, meanRests, sums, sumRests);
  }
}
