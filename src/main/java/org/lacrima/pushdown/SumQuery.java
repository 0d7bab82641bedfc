package org.lacrima.pushdown;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.ExactCrossProductMatrix;
import org.lacrima.statistics.summary.ExactMoments;

/**
 * Exact sums over all rows, or over those of each level of a group, in as few statements as there
 * may be columns. Sums are taken about a pivot in the middle of what may occur, so that powers are
 * small; where they still outgrow a bigint they are taken in the database's widest whole numbers.
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
  }

  /** A product of so many factors; {@code size} is the largest that it may be. */
  private String product(double size, String... factors) throws BeyondSql {
    if (size < FITS) {
      return String.join(" * ", factors);
    }
    if (size * rows >= StrictMath.pow(2, Math.min(1000, dialect.wideBits()))) {
      throw new BeyondSql("a sum of numbers this large");
    }
    List<String> wide = new ArrayList<>(List.of(factors));
    wide.set(0, dialect.wide(factors[0]));
    return String.join(" * ", wide);
  }

  /** Σd, Σd², Σd³, Σd⁴ of a variable, over the rows that meet the conditions. */
  Function<BigInteger[], ExactMoments> moments(SqlExpression x, List<String> conditions)
      throws BeyondSql {
    Deviation d = Deviation.of(x);
    double square = d.size * d.size;
    String first = product(d.size, d.sql);
    String second = product(square, d.sql, d.sql);
    boolean small = square < FITS;
    String two = "(" + d.sql + " * " + d.sql + ")";
    String third =
        small
            ? product(square * d.size, two, d.sql)
            : product(square * d.size, d.sql, d.sql, d.sql);
    String fourth =
        small
            ? product(square * square, two, two)
            : product(square * square, d.sql, d.sql, d.sql, d.sql);
    int n = count(conditions);
    int[] at = {
      sum(first, conditions),
      sum(second, conditions),
      sum(third, conditions),
      sum(fourth, conditions)
    };
    long denominator = x.shape().denominator();
    return row -> {
      ExactMoments moments = new ExactMoments(denominator, d.pivot);
      moments.addSums(row[n].longValueExact(), row[at[0]], row[at[1]], row[at[2]], row[at[3]]);
      return moments;
    };
  }

  /** Sums and sums of products of variables, over the rows that meet the conditions. */
  Function<BigInteger[], CrossProductMatrix> products(
      List<SqlExpression> variables, List<String> conditions) throws BeyondSql {
    int k = variables.size();
    Deviation[] of = variables.stream().map(Deviation::of).toArray(Deviation[]::new);
    String[][] products = new String[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = i; j < k; j++) {
        products[i][j] = product(of[i].size * of[j].size, of[i].sql, of[j].sql);
      }
    }
    int n = count(conditions);
    int[] first = new int[k];
    int[][] second = new int[k][k];
    for (int i = 0; i < k; i++) {
      first[i] = sum(of[i].sql, conditions);
      for (int j = i; j < k; j++) {
        second[i][j] = sum(products[i][j], conditions);
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
        firsts[i] = row[first[i]];
        for (int j = i; j < k; j++) {
          seconds[i][j] = row[second[i][j]];
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
