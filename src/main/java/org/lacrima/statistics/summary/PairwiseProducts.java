package org.lacrima.statistics.summary;

/**
 * Means and centred sums of products of pairs of variables in doubles, each pair over its own
 * complete cases. All pairs of a block of rows are taken at once; blocks are merged in the order in
 * which they are added (Chan, Golub and LeVeque 1979), means and sums in two parts each.
 */
public final class PairwiseProducts {

  /** Numbers a pair: two means, two sums of squares and one of products, in two parts each. */
  private static final int PARTS = 10;

  private static final int[][] ALONE = {{0, 1}};

  private final int variables;
  private final int[][] pairs;
  private final long[] cases;
  private final double[] parts;
  private final TwoDoubles sum = new TwoDoubles();

  /**
   * No cases yet.
   *
   * @param pairs places of the two variables of each pair
   */
  public PairwiseProducts(int variables, int[][] pairs) {
    this.variables = variables;
    this.pairs = pairs.clone();
    this.cases = new long[pairs.length];
    this.parts = new double[pairs.length * PARTS];
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
            (pair, more, of) -> merge(pair, more, of, 0),
            pair -> addAlone(pair, columns[pairs[pair][0]], columns[pairs[pair][1]], n));
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

  private void addAlone(int pair, double[] x, double[] y, int n) {
    double[][] complete = new double[2][n];
    int count = 0;
    for (int row = 0; row < n; row++) {
      if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
        complete[0][count] = x[row];
        complete[1][count++] = y[row];
      }
    }
    new SplitColumns(complete, 0, count)
        .pairs(
            ALONE,
            (only, more, of) -> merge(pair, more, of, 0),
            only -> {
              throw new IllegalStateException("Nothing is missing here");
            });
  }

  /** Adds all cases of the other, which are behind those here. */
  public void merge(PairwiseProducts later) {
    for (int p = 0; p < pairs.length; p++) {
      merge(p, later.cases[p], later.parts, p * PARTS);
    }
  }

  private void merge(int pair, long more, double[] of, int from) {
    int at = pair * PARTS;
    if (cases[pair] == 0 || more == 0) {
      if (more > 0) {
        System.arraycopy(of, from, parts, at, PARTS);
        cases[pair] = more;
      }
      return;
    }
    long total = Math.addExact(cases[pair], more);
    double share = (double) more / total;
    double weight = share * cases[pair];
    double dx = of[from] - parts[at] + (of[from + 1] - parts[at + 1]);
    double dy = of[from + 2] - parts[at + 2] + (of[from + 3] - parts[at + 3]);
    addTo(at, dx * share, 0, 0, 0);
    addTo(at + 2, dy * share, 0, 0, 0);
    addTo(at + 4, of[from + 4], of[from + 5], dx * weight, dx);
    addTo(at + 6, of[from + 6], of[from + 7], dy * weight, dy);
    addTo(at + 8, of[from + 8], of[from + 9], dx * weight, dy);
    cases[pair] = total;
  }

  private void addTo(int at, double high, double low, double factor, double other) {
    sum.set(parts[at], parts[at + 1]);
    sum.add(high);
    sum.add(low);
    sum.addProduct(factor, other);
    parts[at] = sum.high();
    parts[at + 1] = sum.low();
  }

  /** The summary of one pair. */
  public CrossProductMatrix pair(int pair) {
    int at = pair * PARTS;
    if (cases[pair] == 0) {
      return CrossProductMatrix.of(new double[2][0]);
    }
    return new CrossProductMatrix(
        cases[pair],
        new double[] {parts[at], parts[at + 2]},
        new double[] {parts[at + 1], parts[at + 3]},
        new double[][] {{parts[at + 4], parts[at + 8]}, {parts[at + 8], parts[at + 6]}},
        new double[][] {{parts[at + 5], parts[at + 9]}, {parts[at + 9], parts[at + 7]}});
  }
}
