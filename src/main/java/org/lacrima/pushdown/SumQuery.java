package org.lacrima.pushdown;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.ExactCrossProductMatrix;
import org.lacrima.statistics.summary.ExactMoments;

/**
 * Exact sums over all rows, or over those of each level of a group, in as few statements as there
 * may be columns. Sums are taken about a pivot in the middle of what may occur, so that powers are
 * small; where they still outgrow a bigint they are taken in the database's widest whole numbers,
 * and in parts where they outgrow these.
 */
final class SumQuery {

  /** Below this, products of whole numbers fit into a bigint. */
  private static final double FITS = 0x1p62;

  /** Up to here, nothing is gained by a pivot. */
  private static final long SMALL = 1 << 15;

  private final Dialect dialect;
  private final double rows;
  private final @Nullable SqlExpression group;
  private final Map<String, Integer> aggregates = new LinkedHashMap<>();
  private final Map<Object, BigInteger[]> found = new HashMap<>();

  /**
   * @param rows no sum has more terms
   * @param group null: one sum over all rows
   */
  SumQuery(Dialect dialect, long rows, @Nullable SqlExpression group) {
    this.dialect = dialect;
    this.rows = Math.max(1, rows);
    this.group = group;
  }

  /** How many rows meet all conditions; gives where the number will stand. */
  int count(List<String> conditions) {
    return add("count(*)", conditions);
  }

  private int add(String aggregate, List<String> conditions) {
    String sql =
        conditions.isEmpty()
            ? aggregate
            : aggregate + " FILTER (WHERE " + String.join(" AND ", conditions) + ")";
    Integer known = aggregates.putIfAbsent(sql, aggregates.size());
    return known == null ? aggregates.size() - 1 : known;
  }

  private int sum(String expression, List<String> conditions) {
    return add("sum(" + expression + ")", conditions);
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
          "(" + x.number() + " - " + Dialect.literal(pivot) + ")",
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
          List.of(sum(product(List.of(factors)), conditions)), List.of(BigInteger.ONE));
    }
    int bits = dialect.wideBits() - 1 - (Math.getExponent(rows) + 1);
    if (Math.getExponent(size) < bits) {
      return new Weighted(
          List.of(sum(wideProduct(List.of(factors)), conditions)), List.of(BigInteger.ONE));
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
      sums.at.add(sum(wideProduct(sorted), conditions));
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

  /** Σd, Σd², Σd³, Σd⁴ of a variable, over the rows that meet the conditions. */
  Function<BigInteger[], ExactMoments> moments(SqlExpression x, List<String> conditions) {
    Deviation d = Deviation.of(x);
    int n = count(conditions);
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
    int n = count(conditions);
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

  /** Asks for everything. */
  void run(Session session, String from, String kept) throws SQLException {
    List<String> asked = List.copyOf(aggregates.keySet());
    int most = Session.MOST_COLUMNS - 1;
    for (int start = 0; start < asked.size(); start += most) {
      int first = start;
      List<String> some = asked.subList(start, Math.min(asked.size(), start + most));
      session.query(
          statement(some, from, kept),
          row -> {
            Object level = group == null ? "" : level(row, 1, group.shape());
            BigInteger[] sums = found.computeIfAbsent(level, l -> new BigInteger[asked.size()]);
            for (int i = 0; i < some.size(); i++) {
              sums[first + i] = whole(row.getString(i + (group == null ? 1 : 2)));
            }
          });
    }
  }

  private String statement(List<String> some, String from, String kept) {
    if (group == null) {
      return "SELECT " + String.join(", ", some) + " FROM " + from;
    }
    String key = key(group);
    return "SELECT "
        + key
        + ", "
        + String.join(", ", some)
        + " FROM "
        + from
        + " WHERE "
        + (kept.isEmpty() ? "" : kept + " AND ")
        + group.isThere()
        + " GROUP BY "
        + key;
  }

  /** What rows of one level have in common; −0 is 0. */
  static String key(SqlExpression x) {
    return x.shape().kind() == Shape.Kind.REAL
        ? "(" + x.sql() + " + " + Dialect.literal(0.0) + ")"
        : x.number();
  }

  /** The level in a column of a row that is not NULL: units, a double or a text. */
  static Object level(ResultSet row, int column, Shape shape) throws SQLException {
    return switch (shape.kind()) {
      case EXACT -> row.getLong(column);
      case REAL -> row.getDouble(column);
      case TEXT -> row.getString(column);
    };
  }

  private static BigInteger whole(@Nullable String sum) {
    return sum == null ? BigInteger.ZERO : new BigDecimal(sum).toBigIntegerExact();
  }

  /** The sums over all rows. */
  BigInteger[] totals() {
    BigInteger[] totals = found.get("");
    if (totals == null) {
      throw new IllegalStateException("Nothing was asked");
    }
    return totals;
  }

  /** The sums of each level of the group. */
  Map<Object, BigInteger[]> byLevel() {
    return found;
  }
}
