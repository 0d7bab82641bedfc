package org.lacrima.statistics.summary;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Number, means and centred sums of products of several variables over the cases complete on all.
 * Means and sums are carried in two parts, so that merging many sets costs no digits.
 */
public final class CrossProductMatrix {

  private final long n;
  private final double[] means;
  private final double[] meanRests;
  private final double[][] sums;
  private final double[][] sumRests;

  /**
   * @param n number of cases
   * @param means of the variables
   * @param sums \(\sum (x_i-\bar x_i)(x_j-\bar x_j)\), symmetric; only the upper triangle is read
   */
  public CrossProductMatrix(long n, double[] means, double[][] sums) {
    this(n, means, new double[means.length], sums, new double[means.length][means.length]);
  }

  CrossProductMatrix(
      long n, double[] means, double[] meanRests, double[][] sums, double[][] sumRests) {
    int k = means.length;
    if (n < 0) {
      throw new IllegalArgumentException("n must not be negative: " + n);
    }
    if (sums.length != k) {
      throw new IllegalArgumentException(k + " means but " + sums.length + " rows of sums");
    }
    this.n = n;
    this.means = means.clone();
    this.meanRests = meanRests.clone();
    this.sums = symmetric(sums);
    this.sumRests = symmetric(sumRests);
  }

  private static double[][] symmetric(double[][] upper) {
    int k = upper.length;
    double[][] all = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = i; j < k; j++) {
        all[i][j] = upper[i][j];
        all[j][i] = upper[i][j];
      }
    }
    return all;
  }

  /**
   * Of columns of equal length without missing values: blocks of rows by all cores, each about its
   * own means with sums as if in twice the precision, merged in the order of the rows, so that the
   * bits do not depend on the number of cores. Correlations agree with those of exact arithmetic to
   * about one unit in the last place. A NaN or infinite value makes all sums of its column NaN.
   *
   * @param columns one array of values per variable
   */
  public static CrossProductMatrix of(double[][] columns) {
    int k = columns.length;
    int n = k == 0 ? 0 : columns[0].length;
    for (int i = 0; i < k; i++) {
      if (columns[i].length != n) {
        throw new IllegalArgumentException(
            "column " + i + " has " + columns[i].length + " values, column 0 " + n);
      }
    }
    if (n == 0) {
      double[] none = new double[k];
      Arrays.fill(none, Double.NaN);
      return new CrossProductMatrix(0, none, new double[k][k]);
    }
    int block = SplitColumns.MOST_ROWS;
    IntStream blocks = IntStream.range(0, (n + block - 1) / block);
    return (n > block ? blocks.parallel() : blocks)
            .mapToObj(b -> new SplitColumns(columns, b * block, Math.min(n, (b + 1) * block)))
            .map(SplitColumns::products)
            .toList()
            .stream()
            .reduce(CrossProductMatrix::merge)
            .orElseThrow();
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
    int k = places.length;
    double[] chosenMeans = new double[k];
    double[] chosenMeanRests = new double[k];
    double[][] chosen = new double[k][k];
    double[][] chosenRests = new double[k][k];
    for (int i = 0; i < k; i++) {
      chosenMeans[i] = means[places[i]];
      chosenMeanRests[i] = meanRests[places[i]];
      for (int j = 0; j < k; j++) {
        chosen[i][j] = sums[places[i]][places[j]];
        chosenRests[i][j] = sumRests[places[i]][places[j]];
      }
    }
    return new CrossProductMatrix(n, chosenMeans, chosenMeanRests, chosen, chosenRests);
  }

  /** The summary of both sets together (Chan, Golub and LeVeque 1979), in two parts each. */
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
    double[] newMeanRests = new double[k];
    double[][] newSums = new double[k][k];
    double[][] newSumRests = new double[k][k];
    double[] d = new double[k];
    TwoDoubles part = new TwoDoubles();
    for (int i = 0; i < k; i++) {
      d[i] = other.means[i] - means[i] + (other.meanRests[i] - meanRests[i]);
      part.set(means[i], meanRests[i]);
      part.add(d[i] * share);
      newMeans[i] = part.high();
      newMeanRests[i] = part.low();
    }
    for (int i = 0; i < k; i++) {
      for (int j = i; j < k; j++) {
        part.set(sums[i][j], sumRests[i][j]);
        part.add(other.sums[i][j]);
        part.add(other.sumRests[i][j]);
        part.addProduct(d[i] * share * n, d[j]);
        newSums[i][j] = part.high();
        newSumRests[i][j] = part.low();
      }
    }
    return new CrossProductMatrix(total, newMeans, newMeanRests, newSums, newSumRests);
  }
}
