package org.lacrima.statistics.summary;

import java.math.BigInteger;

/**
 * Exact power sums of values that are whole multiples of 1/denominator: integers, short decimals,
 * means of answered items.
 *
 * <p>A value is given as its <em>unit</em>, value·denominator. Summed are d = unit − pivot, d², d³,
 * d⁴, in integers: no rounding, so the same values give the same bits in any order, number of
 * threads or partition. Any long but {@link #MISSING} may be added, any number of times; a pivot
 * near the data keeps the sums in the fast range (|d| &lt; 2²¹: plain longs; &lt; 2³¹: 128 bits;
 * beyond: BigInteger, some hundred times slower but as right). {@link #moments()} rounds once, to
 * the nearest doubles.
 */
public final class ExactMoments {

  /** The unit that stands for a missing value; {@link #add(long[], int, int)} skips it. */
  public static final long MISSING = Long.MIN_VALUE;

  private static final long LARGEST_PIVOT = 1L << 62;
  private static final int HALF = 21;
  private static final long HALF_MASK = (1L << HALF) - 1;
  private static final long SMALL = 1L << HALF;
  private static final long MIDDLE = 1L << 31;
  private static final long TINY = 1L << 13;
  // 2^10 fourth powers below 2^52 stay below 2^62, as do 2^10 products of halves below 2^42
  private static final int BLOCK = 1 << 10;

  private final BigInteger denominator;
  private final BigInteger pivotUnit;
  private final long pivot;
  private long n;
  private final ExactSum s1 = new ExactSum();
  private final ExactSum s2 = new ExactSum();
  private final ExactSum s3 = new ExactSum();
  private final ExactSum s4 = new ExactSum();

  /**
   * No values yet.
   *
   * @param denominator units per 1, &gt; 0
   * @param pivot in units; any value near the data, within ±2^62
   */
  public ExactMoments(long denominator, long pivot) {
    this(positive(denominator), checked(pivot));
  }

  static BigInteger positive(long denominator) {
    if (denominator <= 0) {
      throw new IllegalArgumentException("denominator must be positive: " + denominator);
    }
    return BigInteger.valueOf(denominator);
  }

  // beyond this a difference could wrap around into the range that is fast
  static long checked(long pivot) {
    if (pivot <= -LARGEST_PIVOT || pivot >= LARGEST_PIVOT) {
      throw new IllegalArgumentException("pivot must lie within 2^62: " + pivot);
    }
    return pivot;
  }

  private ExactMoments(BigInteger denominator, long pivot) {
    this.denominator = denominator;
    this.pivot = pivot;
    this.pivotUnit = BigInteger.valueOf(pivot);
  }

  public long n() {
    return n;
  }

  /** Adds one value; not {@link #MISSING}. */
  public void add(long unit) {
    n++;
    long d = unit - pivot;
    if (d > -MIDDLE && d < MIDDLE && ((unit ^ pivot) & (unit ^ d)) >= 0) {
      addMiddle(d);
    } else {
      addLarge(BigInteger.valueOf(unit).subtract(pivotUnit), BigInteger.ONE);
    }
  }

  /** Adds one value {@code count} times: a row of a frequency table. */
  public void add(long unit, long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative: " + count);
    }
    n += count;
    addLarge(BigInteger.valueOf(unit).subtract(pivotUnit), BigInteger.valueOf(count));
  }

  /** Adds the units from (included) to (excluded) that are not {@link #MISSING}. */
  public void add(long[] units, int from, int to) {
    for (int start = from; start < to; start += BLOCK) {
      addBlock(units, start, Math.min(to, start + BLOCK));
    }
  }

  private void addBlock(long[] units, int from, int to) {
    long count = 0;
    long magnitudes = 0;
    long sum1 = 0;
    long sum2 = 0;
    long sum3 = 0;
    long sum4 = 0;
    for (int i = from; i < to; i++) {
      long unit = units[i];
      // no branch: only MISSING has its lowest bit where others have their sign
      long present = ((unit & -unit) >>> 63) - 1;
      long d = (unit - pivot) & present;
      long square = d * d;
      magnitudes |= d ^ d >> 63;
      count -= present;
      sum1 += d;
      sum2 += square;
      sum3 += square * d;
      sum4 += square * square;
    }
    if (magnitudes >= SMALL) {
      addOneByOne(units, from, to);
      return;
    }
    n += count;
    s1.add(sum1);
    s2.add(sum2);
    if (magnitudes < TINY) {
      s3.add(sum3);
      s4.add(sum4);
    } else {
      addHigherPowers(units, from, to);
    }
  }

  /** Squares are split at 2^21, so that no product of the halves reaches 2^42. */
  private void addHigherPowers(long[] units, int from, int to) {
    long cubeHigh = 0;
    long cubeLow = 0;
    long fourthHigh = 0;
    long fourthMiddle = 0;
    long fourthLow = 0;
    for (int i = from; i < to; i++) {
      long unit = units[i];
      long present = ((unit & -unit) >>> 63) - 1;
      long d = (unit - pivot) & present;
      long square = d * d;
      long high = square >>> HALF;
      long low = square & HALF_MASK;
      cubeHigh += high * d;
      cubeLow += low * d;
      fourthHigh += high * high;
      fourthMiddle += high * low;
      fourthLow += low * low;
    }
    s3.addProduct(cubeHigh, 1L << HALF);
    s3.add(cubeLow);
    s4.addProduct(fourthHigh, 1L << 2 * HALF);
    s4.addProduct(fourthMiddle, 2L << HALF);
    s4.add(fourthLow);
  }

  private void addOneByOne(long[] units, int from, int to) {
    for (int i = from; i < to; i++) {
      if (units[i] != MISSING) {
        add(units[i]);
      }
    }
  }

  private void addMiddle(long d) {
    long square = d * d;
    s1.add(d);
    s2.add(square);
    s3.addProduct(square, d);
    s4.addProduct(square, square);
  }

  private void addLarge(BigInteger d, BigInteger count) {
    BigInteger square = d.multiply(d);
    s1.add(count.multiply(d));
    s2.add(count.multiply(square));
    s3.add(count.multiply(square).multiply(d));
    s4.add(count.multiply(square).multiply(square));
  }

  /**
   * Adds sums that somebody else took: of {@code count} values, of d = unit − pivot and its powers.
   *
   * @param powers Σd, Σd², Σd³, Σd⁴
   */
  public void addSums(long count, BigInteger... powers) {
    if (powers.length != 4) {
      throw new IllegalArgumentException("Four sums of powers, not " + powers.length);
    }
    n = Math.addExact(n, count);
    s1.add(powers[0]);
    s2.add(powers[1]);
    s3.add(powers[2]);
    s4.add(powers[3]);
  }

  /**
   * Adds all values of the other; exact also where denominators and pivots differ (the result then
   * counts in units of the least common denominator).
   *
   * @return this, or a new summary where the denominators differ
   */
  public ExactMoments merge(ExactMoments other) {
    if (other.denominator.equals(denominator)) {
      addShifted(other, BigInteger.ONE, other.pivotUnit.subtract(pivotUnit));
      return this;
    }
    BigInteger common =
        denominator.divide(denominator.gcd(other.denominator)).multiply(other.denominator);
    ExactMoments all = new ExactMoments(common, 0);
    all.addScaled(this);
    all.addScaled(other);
    return all;
  }

  private void addScaled(ExactMoments part) {
    BigInteger factor = denominator.divide(part.denominator);
    addShifted(part, factor, part.pivotUnit.multiply(factor).subtract(pivotUnit));
  }

  // Σ(f·d + h)^k from Σd^k
  private void addShifted(ExactMoments part, BigInteger f, BigInteger h) {
    BigInteger count = BigInteger.valueOf(part.n);
    BigInteger p1 = part.s1.value().multiply(f);
    BigInteger p2 = part.s2.value().multiply(f.pow(2));
    BigInteger p3 = part.s3.value().multiply(f.pow(3));
    BigInteger p4 = part.s4.value().multiply(f.pow(4));
    BigInteger three = BigInteger.valueOf(3);
    n = Math.addExact(n, part.n);
    s1.add(p1.add(h.multiply(count)));
    s2.add(p2.add(h.shiftLeft(1).multiply(p1)).add(h.pow(2).multiply(count)));
    s3.add(
        p3.add(three.multiply(h).multiply(p2))
            .add(three.multiply(h.pow(2)).multiply(p1))
            .add(h.pow(3).multiply(count)));
    s4.add(
        p4.add(h.shiftLeft(2).multiply(p3))
            .add(BigInteger.valueOf(6).multiply(h.pow(2)).multiply(p2))
            .add(h.pow(3).shiftLeft(2).multiply(p1))
            .add(h.pow(4).multiply(count)));
  }

  /** The central sums as the doubles nearest to the exact ones; the mean in two parts. */
  public Moments moments() {
    if (n == 0) {
      return Moments.EMPTY;
    }
    BigInteger count = BigInteger.valueOf(n);
    BigInteger t1 = s1.value();
    BigInteger t2 = s2.value();
    BigInteger t3 = s3.value();
    BigInteger t4 = s4.value();
    BigInteger square = t1.multiply(t1);
    BigInteger meanTop = count.multiply(pivotUnit).add(t1);
    BigInteger meanBottom = count.multiply(denominator);
    BigInteger m2 = count.multiply(t2).subtract(square);
    BigInteger m3 =
        count
            .pow(2)
            .multiply(t3)
            .subtract(BigInteger.valueOf(3).multiply(count).multiply(t1).multiply(t2))
            .add(square.multiply(t1).shiftLeft(1));
    BigInteger m4 =
        count
            .pow(3)
            .multiply(t4)
            .subtract(count.pow(2).multiply(t1).multiply(t3).shiftLeft(2))
            .add(BigInteger.valueOf(6).multiply(count).multiply(square).multiply(t2))
            .subtract(BigInteger.valueOf(3).multiply(square).multiply(square));
    double mean = Rational.toDouble(meanTop, meanBottom);
    return new Moments(
        n,
        mean,
        Rational.rest(meanTop, meanBottom, mean),
        Rational.toDouble(m2, count.multiply(denominator.pow(2))),
        Rational.toDouble(m3, count.pow(2).multiply(denominator.pow(3))),
        Rational.toDouble(m4, count.pow(3).multiply(denominator.pow(4))));
  }

  /**
   * The moments of the values' sums about 0 as exact integers in units, for a second engine to be
   * compared with: n, Σu, Σu².
   */
  public BigInteger[] rawSums() {
    BigInteger count = BigInteger.valueOf(n);
    BigInteger first = s1.value().add(pivotUnit.multiply(count));
    BigInteger second =
        s2.value()
            .add(pivotUnit.multiply(s1.value()).shiftLeft(1))
            .add(pivotUnit.pow(2).multiply(count));
    return new BigInteger[] {count, first, second};
  }
}
