package org.lacrima.statistics.summary;

import java.util.function.IntConsumer;

/**
 * Some rows of several variables about their means, and the sums of products of all pairs of them
 * as if taken in twice the precision.
 *
 * <p>Each column is scaled by a power of two, so that its values are below 2, and every value is
 * split into a multiple of 2^-20 and a rest below 2^-21. Products of the multiples are integers
 * below 2^42 in units of 2^-40: up to 2^10 of them are added without any rounding. What the rests
 * contribute is some 2^-20 of the sum, so its rounding is far behind the last digit of a double
 * (error-free splitting: Dekker 1971; its use for products of matrices: Ozaki, Ogita, Oishi and
 * Rump 2012). Rows are taken by fours; what comes out for a pair does not depend on which others
 * are there.
 */
final class SplitColumns {

  /** So many rows at most. */
  static final int MOST_ROWS = 1 << 10;

  /** Rows that are turned at once. */
  private static final int PANEL = 1 << 5;

  /** Rows whose products are added at once. */
  private static final int FOUR = 4;

  /** What is left of a sum of squares must be more than this share of it, or digits are lost. */
  private static final double LEAST_LEFT = 0.25;

  /** Doubles above 2^32 are multiples of 2^-20: adding this and taking it off again rounds. */
  private static final double CUT = 0x1.8p32;

  private final int n;
  private final int k;
  private final int[][] missing;
  private final double[] means;
  private final double[] meanRests;
  private final double[] shifts;
  private final int[] exponents;
  private final double[][] scaled;
  private final double[][] multiples;
  private final double[][] rests;

  /** Rows {@code from} up to {@code to}, at least one and at most {@link #MOST_ROWS}. */
  SplitColumns(double[][] columns, int from, int to) {
    this(columns, from, to, new int[columns.length][0]);
  }

  /**
   * @param missing rows that a column has not, counted from {@code from}; there it counts 0 in
   *     every product
   */
  SplitColumns(double[][] columns, int from, int to, int[][] missing) {
    n = to - from;
    k = columns.length;
    this.missing = missing;
    means = new double[k];
    meanRests = new double[k];
    shifts = new double[k];
    exponents = new int[k];
    scaled = new double[k][n];
    multiples = new double[k][n];
    rests = new double[k][n];
    for (int c = 0; c < k; c++) {
      take(c, columns[c], from);
    }
  }

  private void take(int c, double[] values, int from) {
    double[] d = scaled[c];
    int present = n - missing[c].length;
    double pivot = pivot(c, values, from);
    for (int r = 0; r < n; r++) {
      d[r] = values[from + r] - pivot;
    }
    clear(c, d);
    double mean = pivot + sum(d) / present;
    for (int r = 0; r < n; r++) {
      d[r] = values[from + r] - mean;
    }
    clear(c, d);
    double largest = 0;
    for (int r = 0; r < n; r++) {
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
    double shift = (sum(multiple) + sum(rest)) / present;
    TwoDoubles exactly = new TwoDoubles();
    exactly.add(mean);
    exactly.add(Math.scalb(shift, exponent));
    means[c] = exactly.high();
    meanRests[c] = exactly.low();
    shifts[c] = shift;
    exponents[c] = exponent;
  }

  private void clear(int c, double[] d) {
    for (int row : missing[c]) {
      d[row] = 0;
    }
  }

  private double pivot(int c, double[] values, int from) {
    int first = 0;
    while (first < missing[c].length && missing[c][first] == first) {
      first++;
    }
    return first < n ? values[from + first] : 0;
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

  /** Sums of all products: exact ones of multiples, and what the rests contribute. */
  private record Sums(double[][] exact, double[][] small) {}

  private Sums sums() {
    double[][] exact = new double[k][k];
    double[][] small = new double[k][k];
    double[][] multiple = rows(multiples);
    double[][] rest = rows(rests);
    double[][] whole = rows(scaled);
    for (int row = 0; row < n; row += FOUR) {
      for (int i = 0; i < k; i++) {
        addFour(multiple, i, multiple, row, exact[i]);
        addFour(multiple, i, rest, row, small[i]);
        addFour(rest, i, whole, row, small[i]);
      }
    }
    return new Sums(exact, small);
  }

  /** Row by row, with rows of zeros up to a multiple of four. */
  private double[][] rows(double[][] columns) {
    double[][] rows = new double[(n + FOUR - 1) / FOUR * FOUR][k];
    for (int from = 0; from < n; from += PANEL) {
      int to = Math.min(n, from + PANEL);
      for (int c = 0; c < k; c++) {
        double[] column = columns[c];
        for (int r = from; r < to; r++) {
          rows[r][c] = column[r];
        }
      }
    }
    return rows;
  }

  /** Adds to the sums of column i with itself and those behind it the products of four rows. */
  private static void addFour(double[][] x, int i, double[][] y, int row, double[] sums) {
    add(
        x[row][i],
        y[row],
        x[row + 1][i],
        y[row + 1],
        x[row + 2][i],
        y[row + 2],
        x[row + 3][i],
        y[row + 3],
        i,
        sums);
  }

  /** A plain loop over neighbours in memory, of which the compiler takes several at once. */
  private static void add(
      double a,
      double[] p,
      double b,
      double[] q,
      double c,
      double[] s,
      double d,
      double[] t,
      int from,
      double[] sums) {
    for (int j = from; j < sums.length; j++) {
      sums[j] += a * p[j] + b * q[j] + (c * s[j] + d * t[j]);
    }
  }

  /** Of columns in which nothing is missing. */
  CrossProductMatrix products() {
    double[][] sums = new double[k][k];
    double[][] sumRests = new double[k][k];
    Sums of = sums();
    for (int i = 0; i < k; i++) {
      for (int j = i; j < k; j++) {
        TwoDoubles sum = new TwoDoubles();
        sum.add(of.exact[i][j]);
        sum.add(of.small[i][j]);
        sum.addProduct(-shifts[i] * n, shifts[j]);
        int exponent = exponents[i] + exponents[j];
        sums[i][j] = Math.scalb(sum.high(), exponent);
        sumRests[i][j] = Math.scalb(sum.low(), exponent);
      }
    }
    return new CrossProductMatrix(n, means, meanRests, sums, sumRests);
  }

  /** Is told what one pair has in its own complete cases. */
  interface Pair {
    /** In the column's own units; means and sums in two parts each. */
    void take(int pair, long cases, double[] parts);
  }

  /**
   * Each pair over its own complete cases. What a column has where the other is missing is taken
   * off again; where that leaves too little to trust, {@code untold} gets the pair instead.
   */
  void pairs(int[][] pairs, Pair told, IntConsumer untold) {
    Sums of = sums();
    long[][] gone = new long[k][(n + Long.SIZE - 1) / Long.SIZE];
    for (int c = 0; c < k; c++) {
      for (int row : missing[c]) {
        gone[c][row >> 6] |= 1L << row;
      }
    }
    TwoDoubles part = new TwoDoubles();
    double[] parts = new double[10];
    for (int p = 0; p < pairs.length; p++) {
      int i = pairs[p][0];
      int j = pairs[p][1];
      long cases = n;
      for (int w = 0; w < gone[i].length; w++) {
        cases -= Long.bitCount(gone[i][w] | gone[j][w]);
      }
      if (cases == 0) {
        continue;
      }
      double sumI = without(i, j, part, parts, 0, cases);
      boolean sure = square(i, j, of, sumI, cases, part, parts, 4);
      double sumJ = without(j, i, part, parts, 2, cases);
      sure &= square(j, i, of, sumJ, cases, part, parts, 6);
      part.set(of.exact[Math.min(i, j)][Math.max(i, j)], 0);
      part.add(of.small[Math.min(i, j)][Math.max(i, j)]);
      part.addProduct(-sumI / cases, sumJ);
      put(part, exponents[i] + exponents[j], parts, 8);
      if (sure) {
        told.take(p, cases, parts);
      } else {
        untold.accept(p);
      }
    }
  }

  // the mean of column i where j is there too, and the sum of its values about its own mean
  private double without(int i, int j, TwoDoubles part, double[] parts, int at, long cases) {
    double sum = shifts[i] * (n - missing[i].length);
    for (int row : missing[j]) {
      sum -= scaled[i][row];
    }
    part.set(means[i], meanRests[i]);
    part.add(Math.scalb(sum / cases - shifts[i], exponents[i]));
    parts[at] = part.high();
    parts[at + 1] = part.low();
    return sum;
  }

  private boolean square(
      int i, int j, Sums of, double sum, long cases, TwoDoubles part, double[] parts, int at) {
    part.set(of.exact[i][i], 0);
    part.add(of.small[i][i]);
    double whole = part.high();
    for (int row : missing[j]) {
      part.addProduct(-scaled[i][row], scaled[i][row]);
    }
    part.addProduct(-sum / cases, sum);
    put(part, 2 * exponents[i], parts, at);
    return missing[j].length == 0 || part.high() > LEAST_LEFT * whole;
  }

  private static void put(TwoDoubles sum, int exponent, double[] parts, int at) {
    parts[at] = Math.scalb(sum.high(), exponent);
    parts[at + 1] = Math.scalb(sum.low(), exponent);
  }
}
