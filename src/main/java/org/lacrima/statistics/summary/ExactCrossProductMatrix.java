package org.lacrima.statistics.summary;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Exact sums of products of several variables over the cases complete on all of them; see {@link
 * ExactMoments} for units, pivots and the ranges that are fast.
 */
public final class ExactCrossProductMatrix {

  private static final long LIMIT = 1L << 62;

  private final long[] denominators;
  private final long[] pivots;
  private final long[] differences;
  private long n;
  private final ExactSum[] first;
  private final ExactSum[][] second;

  /**
   * No cases yet.
   *
   * @param denominators units per 1 of each variable, &gt; 0
   * @param pivots of each variable, in its units
   */
  public ExactCrossProductMatrix(long[] denominators, long[] pivots) {
    int k = denominators.length;
    if (pivots.length != k) {
      throw new IllegalArgumentException(k + " denominators but " + pivots.length + " pivots");
    }
    for (int i = 0; i < k; i++) {
      ExactMoments.positive(denominators[i]);
      ExactMoments.checked(pivots[i]);
    }
    this.denominators = denominators.clone();
    this.pivots = pivots.clone();
    differences = new long[k];
    first = new ExactSum[k];
    second = new ExactSum[k][k];
    for (int i = 0; i < k; i++) {
      first[i] = new ExactSum();
      for (int j = i; j < k; j++) {
        second[i][j] = new ExactSum();
      }
    }
  }

  public long n() {
    return n;
  }

  /**
   * Adds one case, a unit per variable; a case with an {@link ExactMoments#MISSING} is left out.
   */
  public void add(long... units) {
    int k = denominators.length;
    if (units.length != k) {
      throw new IllegalArgumentException(k + " variables but " + units.length + " units");
    }
    boolean fits = true;
    for (int i = 0; i < k; i++) {
      if (units[i] == ExactMoments.MISSING) {
        return;
      }
      long d = units[i] - pivots[i];
      differences[i] = d;
      fits &= ((units[i] ^ pivots[i]) & (units[i] ^ d)) >= 0 && d > -LIMIT && d < LIMIT;
    }
    n++;
    if (!fits) {
      addLarge(units);
      return;
    }
    for (int i = 0; i < k; i++) {
      long d = differences[i];
      first[i].add(d);
      for (int j = i; j < k; j++) {
        second[i][j].addProduct(d, differences[j]);
      }
    }
  }

  /**
   * Adds sums that somebody else took: of {@code count} complete cases, of the differences from the
   * pivots and of their products.
   *
   * @param products only the upper triangle is read
   */
  public void addSums(long count, long[] differencesSummed, long[][] products) {
    n = Math.addExact(n, count);
    for (int i = 0; i < denominators.length; i++) {
      first[i].add(differencesSummed[i]);
      for (int j = i; j < denominators.length; j++) {
        second[i][j].add(products[i][j]);
      }
    }
  }

  /** The same for sums of any size. */
  public void addSums(long count, BigInteger[] differencesSummed, BigInteger[][] products) {
    n = Math.addExact(n, count);
    for (int i = 0; i < denominators.length; i++) {
      first[i].add(differencesSummed[i]);
      for (int j = i; j < denominators.length; j++) {
        second[i][j].add(products[i][j]);
      }
    }
  }

  private void addLarge(long[] units) {
    for (int i = 0; i < units.length; i++) {
      BigInteger d = BigInteger.valueOf(units[i]).subtract(BigInteger.valueOf(pivots[i]));
      first[i].add(d);
      for (int j = i; j < units.length; j++) {
        BigInteger e = BigInteger.valueOf(units[j]).subtract(BigInteger.valueOf(pivots[j]));
        second[i][j].add(d.multiply(e));
      }
    }
  }

  /**
   * Adds all cases of the other, exactly; denominators and pivots may differ.
   *
   * @return this, or a new summary where the denominators differ
   */
  public ExactCrossProductMatrix merge(ExactCrossProductMatrix other) {
    int k = denominators.length;
    if (other.denominators.length != k) {
      throw new IllegalArgumentException(k + " variables, not " + other.denominators.length);
    }
    if (Arrays.equals(denominators, other.denominators)) {
      addPart(other);
      return this;
    }
    long[] common = new long[k];
    for (int i = 0; i < k; i++) {
      long gcd =
          BigInteger.valueOf(denominators[i])
              .gcd(BigInteger.valueOf(other.denominators[i]))
              .longValueExact();
      common[i] = Math.multiplyExact(denominators[i] / gcd, other.denominators[i]);
    }
    ExactCrossProductMatrix all = new ExactCrossProductMatrix(common, new long[k]);
    all.addPart(this);
    all.addPart(other);
    return all;
  }

  private void addPart(ExactCrossProductMatrix part) {
    int k = denominators.length;
    BigInteger count = BigInteger.valueOf(part.n);
    BigInteger[] factor = new BigInteger[k];
    BigInteger[] shift = new BigInteger[k];
    BigInteger[] sum = new BigInteger[k];
    for (int i = 0; i < k; i++) {
      factor[i] = BigInteger.valueOf(denominators[i] / part.denominators[i]);
      shift[i] =
          factor[i]
              .multiply(BigInteger.valueOf(part.pivots[i]))
              .subtract(BigInteger.valueOf(pivots[i]));
      sum[i] = part.first[i].value().multiply(factor[i]);
    }
    for (int i = 0; i < k; i++) {
      first[i].add(sum[i].add(shift[i].multiply(count)));
      for (int j = i; j < k; j++) {
        second[i][j].add(
            part.second[i][j]
                .value()
                .multiply(factor[i])
                .multiply(factor[j])
                .add(shift[i].multiply(sum[j]))
                .add(shift[j].multiply(sum[i]))
                .add(shift[i].multiply(shift[j]).multiply(count)));
      }
    }
    n = Math.addExact(n, part.n);
  }

  /** Means and centred sums, each the double nearest to the exact value. */
  public CrossProductMatrix crossProducts() {
    int k = denominators.length;
    double[] means = new double[k];
    double[][] sums = new double[k][k];
    BigInteger count = BigInteger.valueOf(n);
    for (int i = 0; i < k; i++) {
      BigInteger di = BigInteger.valueOf(denominators[i]);
      if (n == 0) {
        means[i] = Double.NaN;
        continue;
      }
      BigInteger total = count.multiply(BigInteger.valueOf(pivots[i])).add(first[i].value());
      means[i] = Rational.toDouble(total, count.multiply(di));
      for (int j = i; j < k; j++) {
        BigInteger top =
            count
                .multiply(second[i][j].value())
                .subtract(first[i].value().multiply(first[j].value()));
        BigInteger bottom = count.multiply(di).multiply(BigInteger.valueOf(denominators[j]));
        sums[i][j] = Rational.toDouble(top, bottom);
      }
    }
    return new CrossProductMatrix(n, means, sums);
  }
}
