package org.lacrima.statistics.summary;

/**
 * Number, means and centred sums of products of several variables over the cases complete on all.
 */
public final class CrossProductMatrix {

  private final long n;
  private final double[] means;
  private final double[][] sums;

  /**
   * @param n number of cases
   * @param means of the variables
   * @param sums \(\sum (x_i-\bar x_i)(x_j-\bar x_j)\), symmetric; only the upper triangle is read
   */
  public CrossProductMatrix(long n, double[] means, double[][] sums) {
    int k = means.length;
    if (n < 0) {
      throw new IllegalArgumentException("n must not be negative: " + n);
    }
    if (sums.length != k) {
      throw new IllegalArgumentException(k + " means but " + sums.length + " rows of sums");
    }
    this.n = n;
    this.means = means.clone();
    this.sums = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = i; j < k; j++) {
        this.sums[i][j] = sums[i][j];
        this.sums[j][i] = sums[i][j];
      }
    }
  }

  /**
   * Of columns of equal length without missing values, in two passes with compensated sums.
   *
   * @param columns one array of values per variable
   */
  public static CrossProductMatrix of(double[][] columns) {
    int k = columns.length;
    int n = k == 0 ? 0 : columns[0].length;
    double[] means = new double[k];
    double[][] centred = new double[k][];
    for (int i = 0; i < k; i++) {
      if (columns[i].length != n) {
        throw new IllegalArgumentException(
            "column " + i + " has " + columns[i].length + " values, column 0 " + n);
      }
      Moments moments = Moments.of(columns[i]);
      means[i] = moments.mean();
      centred[i] = new double[n];
      for (int c = 0; c < n; c++) {
        centred[i][c] = columns[i][c] - moments.mean() - moments.meanRest();
      }
    }
    double[][] sums = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = i; j < k; j++) {
        TwoDoubles sum = new TwoDoubles();
        for (int c = 0; c < n; c++) {
          sum.addProduct(centred[i][c], centred[j][c]);
        }
        sums[i][j] = sum.high();
      }
    }
    return new CrossProductMatrix(n, means, sums);
  }

  public long n() {
    return n;
  }

  /** Number of variables. */
  public int size() {
    return means.length;
  }

  public double mean(int i) {
    return means[i];
  }

  /** \(\sum (x_i-\bar x_i)(x_j-\bar x_j)\). */
  public double sum(int i, int j) {
    return sums[i][j];
  }

  /** Sample covariance, divided by n − 1. */
  public double covariance(int i, int j) {
    return n < 2 ? Double.NaN : sums[i][j] / (n - 1);
  }

  public double correlation(int i, int j) {
    if (i == j) {
      return sums[i][i] > 0 ? 1 : Double.NaN;
    }
    return CrossProducts.correlation(sums[i][i], sums[j][j], sums[i][j]);
  }

  /** All correlations; a constant variable has NaN in its row and column. */
  public double[][] correlations() {
    double[][] r = new double[size()][size()];
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < size(); j++) {
        r[i][j] = correlation(i, j);
      }
    }
    return r;
  }

  public CrossProducts pair(int i, int j) {
    return new CrossProducts(n, means[i], means[j], sums[i][i], sums[j][j], sums[i][j]);
  }

  /** The variables at the given places, in that order. */
  public CrossProductMatrix select(int... places) {
    double[] chosenMeans = new double[places.length];
    double[][] chosen = new double[places.length][places.length];
    for (int i = 0; i < places.length; i++) {
      chosenMeans[i] = means[places[i]];
      for (int j = 0; j < places.length; j++) {
        chosen[i][j] = sums[places[i]][places[j]];
      }
    }
    return new CrossProductMatrix(n, chosenMeans, chosen);
  }

  /** The summary of both sets together. */
  public CrossProductMatrix merge(CrossProductMatrix other) {
    int k = size();
    if (other.size() != k) {
      throw new IllegalArgumentException(k + " variables here, " + other.size() + " there");
    }
    if (n == 0 || other.n == 0) {
      return n == 0 ? other : this;
    }
    long total = Math.addExact(n, other.n);
    double share = (double) other.n / total;
    double[] newMeans = new double[k];
    double[][] newSums = new double[k][k];
    for (int i = 0; i < k; i++) {
      double di = other.means[i] - means[i];
      newMeans[i] = means[i] + di * share;
      for (int j = i; j < k; j++) {
        double dj = other.means[j] - means[j];
        newSums[i][j] = sums[i][j] + other.sums[i][j] + di * dj * share * n;
      }
    }
    return new CrossProductMatrix(total, newMeans, newSums);
  }
}
