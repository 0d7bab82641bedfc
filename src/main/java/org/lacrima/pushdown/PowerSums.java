package org.lacrima.pushdown;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.ExactCrossProductMatrix;
import org.lacrima.statistics.summary.ExactMoments;

/**
 * Exact sums of powers and products, asked of a {@link SumQuery}. They are taken about a pivot in
 * the middle of what may occur, so that powers are small; where they still outgrow a bigint they
 * are taken in the database's widest whole numbers, and in parts where they outgrow these.
 */
final class PowerSums {

  /** Below this, products of whole numbers fit into a bigint. */
  private static final double FITS = 0x1p62;

  /** Up to here, nothing is gained by a pivot. */
  private static final long SMALL = 1 << 15;

  private final Dialect dialect;
  private final SumQuery query;

  /** Bits that a product may have, so that a sum of them stays exact. */
  private final int bits;

  /**
   * @param rows no sum has more terms
   */
  PowerSums(Dialect dialect, SumQuery query, long rows) {
    this.dialect = dialect;
    this.query = query;
    this.bits = dialect.wideBits() - 2 - Math.getExponent((double) Math.max(1, rows));
  }

  /** Σd, Σd², Σd³, Σd⁴ of a variable, over the rows that meet the conditions. */
  Function<BigInteger[], ExactMoments> moments(SqlExpression x, List<String> conditions) {
    Deviation d = Deviation.of(x);
    int n = query.count(conditions);
    Weighted first = sumOfProducts(conditions, d);
    Weighted second = sumOfProducts(conditions, d, d);
    Weighted third = sumOfProducts(conditions, d, d, d);
    Weighted fourth = sumOfProducts(conditions, d, d, d, d);
    long denominator = x.shape().denominator();
    return row -> {
      ExactMoments moments = new ExactMoments(denominator, d.pivot);
      moments.addSums(
          row[n].longValueExact(), first.of(row), second.of(row), third.of(row), fourth.of(row));
      return moments;
    };
  }

  /** Sums and sums of products of variables, over the rows that meet the conditions. */
  Function<BigInteger[], CrossProductMatrix> products(
      List<SqlExpression> variables, List<String> conditions) {
    int k = variables.size();
    Deviation[] of = variables.stream().map(Deviation::of).toArray(Deviation[]::new);
    int n = query.count(conditions);
    Weighted[] first = new Weighted[k];
    Weighted[][] second = new Weighted[k][k];
    for (int i = 0; i < k; i++) {
      first[i] = sumOfProducts(conditions, of[i]);
      for (int j = i; j < k; j++) {
        second[i][j] = sumOfProducts(conditions, of[i], of[j]);
      }
    }
    long[] denominators = variables.stream().mapToLong(v -> v.shape().denominator()).toArray();
    long[] pivots = new long[k];
    for (int i = 0; i < k; i++) {
      pivots[i] = of[i].pivot;
    }
    return row -> {
      ExactCrossProductMatrix sums = new ExactCrossProductMatrix(denominators, pivots);
      BigInteger[] firsts = new BigInteger[k];
      BigInteger[][] seconds = new BigInteger[k][k];
      for (int i = 0; i < k; i++) {
        firsts[i] = first[i].of(row);
        for (int j = i; j < k; j++) {
          seconds[i][j] = second[i][j].of(row);
        }
      }
      sums.addSums(row[n].longValueExact(), firsts, seconds);
      return sums.crossProducts();
    };
  }

  /** A number of units as its distance from a pivot. */
  private record Deviation(long pivot, String sql, double size) {
    static Deviation of(SqlExpression x) {
      double largest = Math.max(Math.abs((double) x.low()), Math.abs((double) x.high()));
      if (largest <= SMALL) {
        return new Deviation(0, x.number(), largest);
      }
      long pivot = x.low() + (x.high() - x.low()) / 2;
      return new Deviation(
          pivot,
          pivot == 0 ? x.number() : "(" + x.number() + " - " + Dialect.literal(pivot) + ")",
          (double) x.high() - x.low() + 1);
    }

    /** The bits from {@code i·bits} on, as many as that; the last part has all that are left. */
    Deviation part(int i, int bits, boolean last, Dialect dialect) {
      String shifted = i == 0 ? sql : dialect.wholeQuotient(sql, Dialect.literal(1L << i * bits));
      return last
          ? new Deviation(0, shifted, size / StrictMath.scalb(1.0, i * bits) + 1)
          : new Deviation(
              0,
              "(" + shifted + " % " + Dialect.literal(1L << bits) + ")",
              StrictMath.scalb(1.0, bits));
    }
  }

  /** A sum that is told as the sum of others, each times its weight. */
  private record Weighted(List<Integer> at, List<BigInteger> weights) {
    BigInteger of(BigInteger[] row) {
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < at.size(); i++) {
        sum = sum.add(row[at.get(i)].multiply(weights.get(i)));
      }
      return sum;
    }
  }

  /** Sums the products of these factors; what is too large for the database is taken in parts. */
  private Weighted sumOfProducts(List<String> conditions, Deviation... factors) {
    double size = 1;
    for (Deviation factor : factors) {
      size *= factor.size;
    }
    if (size < FITS) {
      return new Weighted(
          List.of(query.sum(product(List.of(factors)), conditions)), List.of(BigInteger.ONE));
    }
    if (Math.getExponent(size) < bits) {
      return new Weighted(
          List.of(query.sum(wideProduct(List.of(factors)), conditions)), List.of(BigInteger.ONE));
    }
    Weighted sums = new Weighted(new ArrayList<>(), new ArrayList<>());
    addParts(factors, bits / factors.length, new ArrayList<>(), 0, conditions, sums);
    return sums;
  }

  private static String product(List<Deviation> factors) {
    return factors.stream().map(Deviation::sql).collect(Collectors.joining(" * "));
  }

  /** The first two factors are multiplied as they are where that fits. */
  private String wideProduct(List<Deviation> factors) {
    List<String> wide = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      boolean pair = i + 1 < factors.size() && factors.get(i).size * factors.get(i + 1).size < FITS;
      wide.add(dialect.wide(pair ? product(factors.subList(i, i + 2)) : factors.get(i).sql));
      i += pair ? 1 : 0;
    }
    return String.join(" * ", wide);
  }

  /** d = Σ dᵢ·2^(i·bits), so a product of such sums is a sum of products of the parts. */
  private void addParts(
      Deviation[] factors,
      int bits,
      List<Deviation> parts,
      int shift,
      List<String> conditions,
      Weighted sums) {
    if (parts.size() == factors.length) {
      List<Deviation> sorted = new ArrayList<>(parts);
      sorted.sort(Comparator.comparing(Deviation::sql)); // the same product is asked for once
      sums.at.add(query.sum(wideProduct(sorted), conditions));
      sums.weights.add(BigInteger.ONE.shiftLeft(shift));
      return;
    }
    Deviation whole = factors[parts.size()];
    int count = 1 + Math.getExponent(whole.size) / bits;
    for (int i = 0; i < count; i++) {
      parts.add(whole.part(i, bits, i + 1 == count, dialect));
      addParts(factors, bits, parts, shift + i * bits, conditions, sums);
      parts.remove(parts.size() - 1);
    }
  }
}
