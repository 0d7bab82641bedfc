package org.lacrima.statistics.summary;

import java.math.BigInteger;

/**
 * Exact sums of two variables over the cases complete on both; see {@link ExactMoments} for units,
 * pivots and the ranges that are fast.
 */
public final class ExactCrossProducts {

  private static final long SMALL = 1L << 24;
  // 2^14 products below 2^48 stay below 2^62
  private static final int BLOCK = 1 << 14;
  private static final long LIMIT = 1L << 62;

  private final BigInteger denominatorX;
  private final BigInteger denominatorY;
  private final long pivotX;
  private final long pivotY;
  private long n;
  private final ExactSum sumX = new ExactSum();
  private final ExactSum sumY = new ExactSum();
  private final ExactSum sumXx = new ExactSum();
  private final ExactSum sumYy = new ExactSum();
  private final ExactSum sumXy = new ExactSum();

  /**
   * No pairs yet.
   *
   * @param denominatorX units of x per 1, &gt; 0
   * @param pivotX in units of x; any value near the data
   */
  public ExactCrossProducts(long denominatorX, long pivotX, long denominatorY, long pivotY) {
    this(
        ExactMoments.positive(denominatorX),
        ExactMoments.checked(pivotX),
        ExactMoments.positive(denominatorY),
        ExactMoments.checked(pivotY));
  }

  private ExactCrossProducts(
      BigInteger denominatorX, long pivotX, BigInteger denominatorY, long pivotY) {
    this.denominatorX = denominatorX;
    this.pivotX = pivotX;
    this.denominatorY = denominatorY;
    this.pivotY = pivotY;
  }

  public long n() {
    return n;
  }

  /** Adds one pair; one with an {@link ExactMoments#MISSING} is left out. */
  public void add(long x, long y) {
    if (x == ExactMoments.MISSING || y == ExactMoments.MISSING) {
      return;
    }
    n++;
    long d = x - pivotX;
    long e = y - pivotY;
    if (fits(x, pivotX, d) && fits(y, pivotY, e)) {
      sumX.add(d);
      sumY.add(e);
      sumXx.addProduct(d, d);
      sumYy.addProduct(e, e);
      sumXy.addProduct(d, e);
      return;
    }
    addLarge(x, y);
  }

  /** Adds one pair {@code count} times: a cell of a contingency table. */
  public void add(long x, long y, long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative: " + count);
    }
    n += count;
    BigInteger times = BigInteger.valueOf(count);
    BigInteger d = BigInteger.valueOf(x).subtract(BigInteger.valueOf(pivotX));
    BigInteger e = BigInteger.valueOf(y).subtract(BigInteger.valueOf(pivotY));
    sumX.add(times.multiply(d));
    sumY.add(times.multiply(e));
    sumXx.add(times.multiply(d).multiply(d));
    sumYy.add(times.multiply(e).multiply(e));
    sumXy.add(times.multiply(d).multiply(e));
  }

  private static boolean fits(long unit, long pivot, long d) {
    return ((unit ^ pivot) & (unit ^ d)) >= 0 && d > -LIMIT && d < LIMIT;
  }

  private void addLarge(long x, long y) {
    BigInteger d = BigInteger.valueOf(x).subtract(BigInteger.valueOf(pivotX));
    BigInteger e = BigInteger.valueOf(y).subtract(BigInteger.valueOf(pivotY));
    sumX.add(d);
    sumY.add(e);
    sumXx.add(d.multiply(d));
    sumYy.add(e.multiply(e));
    sumXy.add(d.multiply(e));
  }

  /**
   * Adds sums that somebody else took: of {@code count} pairs, of d = x − pivotX and e = y −
   * pivotY, their squares and their product.
   */
  public void addSums(long count, long d, long e, long dd, long ee, long de) {
    n = Math.addExact(n, count);
    sumX.add(d);
    sumY.add(e);
    sumXx.add(dd);
    sumYy.add(ee);
    sumXy.add(de);
  }

  /** Adds the pairs from (included) to (excluded) in which nothing is missing. */
  public void add(long[] x, long[] y, int from, int to) {
    for (int start = from; start < to; start += BLOCK) {
      addBlock(x, y, start, Math.min(to, start + BLOCK));
    }
  }

  private void addBlock(long[] x, long[] y, int from, int to) {
    long count = 0;
    long s1 = 0;
    long s2 = 0;
    long s11 = 0;
    long s22 = 0;
    long s12 = 0;
    for (int i = from; i < to; i++) {
      long d = x[i] - pivotX;
      long e = y[i] - pivotY;
      if (x[i] == ExactMoments.MISSING || y[i] == ExactMoments.MISSING) {
        continue;
      }
      if (d > -SMALL && d < SMALL && e > -SMALL && e < SMALL) {
        count++;
        s1 += d;
        s2 += e;
        s11 += d * d;
        s22 += e * e;
        s12 += d * e;
      } else {
        add(x[i], y[i]);
      }
    }
    n += count;
    sumX.add(s1);
    sumY.add(s2);
    sumXx.add(s11);
    sumYy.add(s22);
    sumXy.add(s12);
  }

  /**
   * Adds all pairs of the other, exactly; denominators and pivots may differ.
   *
   * @return this, or a new summary where the denominators differ
   */
  public ExactCrossProducts merge(ExactCrossProducts other) {
    if (denominatorX.equals(other.denominatorX) && denominatorY.equals(other.denominatorY)) {
      addPart(other);
      return this;
    }
    ExactCrossProducts all =
        new ExactCrossProducts(
            common(denominatorX, other.denominatorX),
            0,
            common(denominatorY, other.denominatorY),
            0);
    all.addPart(this);
    all.addPart(other);
    return all;
  }

  private static BigInteger common(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }

  private void addPart(ExactCrossProducts part) {
    BigInteger count = BigInteger.valueOf(part.n);
    BigInteger fx = denominatorX.divide(part.denominatorX);
    BigInteger fy = denominatorY.divide(part.denominatorY);
    BigInteger hx =
        fx.multiply(BigInteger.valueOf(part.pivotX)).subtract(BigInteger.valueOf(pivotX));
    BigInteger hy =
        fy.multiply(BigInteger.valueOf(part.pivotY)).subtract(BigInteger.valueOf(pivotY));
    BigInteger x = part.sumX.value().multiply(fx);
    BigInteger y = part.sumY.value().multiply(fy);
    n = Math.addExact(n, part.n);
    sumX.add(x.add(hx.multiply(count)));
    sumY.add(y.add(hy.multiply(count)));
    sumXx.add(shifted(part.sumXx.value().multiply(fx).multiply(fx), x, x, hx, hx, count));
    sumYy.add(shifted(part.sumYy.value().multiply(fy).multiply(fy), y, y, hy, hy, count));
    sumXy.add(shifted(part.sumXy.value().multiply(fx).multiply(fy), x, y, hx, hy, count));
  }

  // Σ(d + g)(e + h)
  private static BigInteger shifted(
      BigInteger product, BigInteger d, BigInteger e, BigInteger g, BigInteger h, BigInteger n) {
    return product.add(h.multiply(d)).add(g.multiply(e)).add(g.multiply(h).multiply(n));
  }

  /** Means and centred sums, each the double nearest to the exact value. */
  public CrossProducts crossProducts() {
    if (n == 0) {
      return CrossProducts.EMPTY;
    }
    BigInteger count = BigInteger.valueOf(n);
    BigInteger x = sumX.value();
    BigInteger y = sumY.value();
    return new CrossProducts(
        n,
        Rational.toDouble(
            count.multiply(BigInteger.valueOf(pivotX)).add(x), count.multiply(denominatorX)),
        Rational.toDouble(
            count.multiply(BigInteger.valueOf(pivotY)).add(y), count.multiply(denominatorY)),
        centred(sumXx, x, x, denominatorX.multiply(denominatorX)),
        centred(sumYy, y, y, denominatorY.multiply(denominatorY)),
        centred(sumXy, x, y, denominatorX.multiply(denominatorY)));
  }

  private double centred(ExactSum product, BigInteger a, BigInteger b, BigInteger units) {
    BigInteger count = BigInteger.valueOf(n);
    return Rational.toDouble(
        count.multiply(product.value()).subtract(a.multiply(b)), count.multiply(units));
  }
}
