package org.lacrima.pushdown;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;

/**
 * Counts and sums of whole numbers over all rows, or over those of each level of a group, in few
 * statements: one for all rows under whatever conditions, and one more for each condition under
 * which so much is summed that choosing its rows once is worth a scan.
 */
final class SumQuery {

  /** From so many sums under one condition on, they get a statement of their own. */
  private static final int MANY = 24;

  /** A sum, and which rows are in it. */
  private record Ask(String aggregate, List<String> conditions) {
    String filtered() {
      return conditions.isEmpty()
          ? aggregate
          : aggregate + " FILTER (WHERE " + String.join(" AND ", conditions) + ")";
    }
  }

  private final @Nullable SqlExpression group;
  private final Map<Ask, Integer> asked = new LinkedHashMap<>();
  private final Map<Object, BigInteger[]> found = new HashMap<>();

  /**
   * @param group null: one sum over all rows
   */
  SumQuery(@Nullable SqlExpression group) {
    this.group = group;
  }

  /** Asks how many rows meet all conditions; gives where the number will stand. */
  int count(List<String> conditions) {
    return add(new Ask("count(*)", conditions));
  }

  /** Asks for the sum over the rows that meet all conditions; gives where it will stand. */
  int sum(String expression, List<String> conditions) {
    return add(new Ask("sum(" + expression + ")", conditions));
  }

  private int add(Ask ask) {
    Integer known = asked.putIfAbsent(ask, asked.size());
    return known == null ? asked.size() - 1 : known;
  }

  /** Sends all that was asked. */
  void run(Session session, String from, String kept) throws SQLException {
    Map<List<String>, List<Ask>> byCondition = new LinkedHashMap<>();
    asked
        .keySet()
        .forEach(a -> byCondition.computeIfAbsent(a.conditions(), c -> new ArrayList<>()).add(a));
    List<Ask> common = new ArrayList<>();
    for (Map.Entry<List<String>, List<Ask>> entry : byCondition.entrySet()) {
      if (entry.getValue().size() < MANY || entry.getKey().isEmpty()) {
        common.addAll(entry.getValue());
      } else {
        send(session, from, entry.getKey(), entry.getValue(), Ask::aggregate);
      }
    }
    List<String> all = group == null || kept.isEmpty() ? List.of() : List.of(kept);
    send(session, from, all, common, Ask::filtered);
  }

  private void send(
      Session session, String from, List<String> where, List<Ask> asks, Written written)
      throws SQLException {
    int most = Session.MOST_COLUMNS - 1;
    for (int start = 0; start < asks.size(); start += most) {
      List<Ask> some = asks.subList(start, Math.min(asks.size(), start + most));
      session.query(
          statement(some.stream().map(written::of).toList(), from, where), row -> take(row, some));
    }
  }

  private interface Written {
    String of(Ask ask);
  }

  private void take(ResultSet row, List<Ask> some) throws SQLException {
    Object level = group == null ? "" : level(row, 1, group.shape());
    BigInteger[] sums = found.computeIfAbsent(level, l -> zeros());
    for (int i = 0; i < some.size(); i++) {
      String sum = row.getString(i + (group == null ? 1 : 2));
      Integer at = asked.get(some.get(i));
      if (sum != null && at != null) {
        sums[at] = new BigDecimal(sum).toBigIntegerExact();
      }
    }
  }

  private BigInteger[] zeros() {
    BigInteger[] zeros = new BigInteger[asked.size()];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  private String statement(List<String> some, String from, List<String> where) {
    String key = group == null ? "" : key(group);
    List<String> conditions = new ArrayList<>(where);
    if (group != null && !conditions.contains(group.isThere())) {
      conditions.add(group.isThere());
    }
    return "SELECT "
        + (key.isEmpty() ? "" : key + ", ")
        + String.join(", ", some)
        + " FROM "
        + from
        + conditions.stream()
            .collect(Collectors.joining(" AND ", conditions.isEmpty() ? "" : " WHERE ", ""))
        + (key.isEmpty() ? "" : " GROUP BY " + key);
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

  /** The sums over all rows. */
  BigInteger[] totals() {
    return found.getOrDefault("", zeros());
  }

  /** The sums of each level of the group. */
  Map<Object, BigInteger[]> byLevel() {
    return found;
  }
}
