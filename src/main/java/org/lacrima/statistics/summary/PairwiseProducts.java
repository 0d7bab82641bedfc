package org.lacrima.statistics.summary;

/**
 * Means and centred sums of products of pairs of variables in doubles, each pair over its own
 * complete cases. All pairs of a block of rows are taken at once; blocks are merged in the order in
 * which they are added (Chan, Golub and LeVeque 1979), means and sums in two parts each.
 */
public final class PairwiseProducts {

  private final int variables;
  private final int[][] pairs;
  private final CrossProductMatrix[] sums;

  /**
   * No cases yet.
   *
   * @param pairs places of the two variables of each pair
   */
  public PairwiseProducts(int variables, int[][] pairs) {
    this.variables = variables;
    this.pairs = pairs.clone();
    this.sums = new CrossProductMatrix[pairs.length];
    for (int p = 0; p < pairs.length; p++) {
      sums[p] = CrossProductMatrix.of(new double[2][0]);
    }
  }

  /**
   * Adds a block of rows; NaN is missing.
   *
   * @param columns an array a variable, with at least {@code n} values
   * @param n at most 1024
   */
  public void add(double[][] columns, int n) {
    if (columns.length != variables || n > SplitColumns.MOST_ROWS) {
      throw new IllegalArgumentException(columns.length + " variables, " + n + " rows");
    }
    if (n == 0) {
      return;
    }
    int[][] missing = new int[variables][];
    for (int c = 0; c < variables; c++) {
      missing[c] = missing(columns[c], n);
    }
    new SplitColumns(columns, 0, n, missing)
        .pairs(
            pairs,
            (pair, cases, of) -> merge(pair, matrix(cases, of)),
            pair -> merge(pair, alone(columns[pairs[pair][0]], columns[pairs[pair][1]], n)));
  }

  private static int[] missing(double[] values, int n) {
    int gone = 0;
    for (int row = 0; row < n; row++) {
      gone += Double.isNaN(values[row]) ? 1 : 0;
    }
    int[] rows = new int[gone];
    for (int row = 0, at = 0; at < gone; row++) {
      if (Double.isNaN(values[row])) {
        rows[at++] = row;
      }
    }
    return rows;
  }

  private static CrossProductMatrix matrix(long cases, double[] of) {
    return new CrossProductMatrix(
        cases,
        new double[] {of[0], of[2]},
        new double[] {of[1], of[3]},
        new double[][] {{of[4], of[8]}, {of[8], of[6]}},
        new double[][] {{of[5], of[9]}, {of[9], of[7]}});
  }

  private static CrossProductMatrix alone(double[] x, double[] y, int n) {
    double[][] complete = new double[2][n];
    int cases = 0;
    for (int row = 0; row < n; row++) {
      if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
        complete[0][cases] = x[row];
        complete[1][cases++] = y[row];
      }
    }
    return new SplitColumns(complete, 0, cases).products();
  }

  private void merge(int pair, CrossProductMatrix part) {
    sums[pair] = sums[pair].merge(part);
  }

  /** Adds all cases of the other, which are behind those here. */
  public void merge(PairwiseProducts later) {
    for (int p = 0; p < sums.length; p++) {
      merge(p, later.sums[p]);
    }
  }

  /** The summary of one pair. */
  public CrossProductMatrix pair(int pair) {
    return sums[pair];
  }
}
