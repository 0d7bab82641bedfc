package org.lacrima.pushdown;

import java.util.List;
import java.util.stream.Collectors;
import org.lacrima.dataset.Shape;

/** Aggregates over several variables of one row, in SQL. */
final class SqlAggregates {

  private SqlAggregates() {}

  private static String count(List<SqlExpression> operands) {
    return operands.stream()
        .map(x -> "CAST(" + x.isThere() + " AS integer)")
        .collect(Collectors.joining(" + ", "(", ")"));
  }

  private static SqlExpression after(SqlExpression result, List<SqlExpression> operands)
      throws BeyondSql {
    return result.after(operands.toArray(new SqlExpression[0]));
  }

  static SqlExpression counted(List<SqlExpression> operands) throws BeyondSql {
    String sql = "CAST(" + count(operands) + " AS bigint)";
    Shape shape = Shape.exact(1, operands.size());
    return after(SqlExpression.exact(sql, shape, 0, operands.size()), operands);
  }

  /**
   * A sum, or a mean.
   *
   * @param factors what the sum of so many values is multiplied with: 1, or of a mean the least
   *     common multiple of the numbers from min on, divided by this one
   */
  static SqlExpression sum(
      Dialect dialect, List<SqlExpression> operands, long[] factors, int min, Shape shape)
      throws BeyondSql {
    int all = operands.size();
    boolean mean = false;
    for (int k = min; k <= all; k++) {
      mean |= factors[k] != 1;
    }
    String count = count(operands);
    String sum =
        operands.stream()
            .map(x -> "COALESCE(" + x.number() + ", 0)")
            .collect(Collectors.joining(" + ", "(", ")"));
    if (!mean) {
      long low = operands.stream().mapToLong(x -> Math.min(0, x.low())).sum();
      long high = operands.stream().mapToLong(x -> Math.max(0, x.high())).sum();
      return after(SqlExpression.exact(fromMin(count, min, sum), shape, low, high), operands);
    }
    long multiple = factors[all] * all;
    String factor = dialect.wholeQuotient(Dialect.literal(multiple), "NULLIF(" + count + ", 0)");
    long low = operands.stream().mapToLong(SqlExpression::low).min().orElse(0) * multiple;
    long high = operands.stream().mapToLong(SqlExpression::high).max().orElse(0) * multiple;
    return after(
        SqlExpression.exact(fromMin(count, min, sum + " * " + factor), shape, low, high), operands);
  }

  private static String fromMin(String count, int min, String value) {
    return "CASE WHEN " + count + " >= " + min + " THEN " + value + " END";
  }

  /** The smallest or largest. */
  static SqlExpression extreme(List<SqlExpression> operands, boolean largest, int min, Shape shape)
      throws BeyondSql {
    String values =
        operands.stream().map(SqlExpression::number).collect(Collectors.joining(", ", "(", ")"));
    String extreme = (largest ? "greatest" : "least") + values; // they skip NULL
    String sql = min == 1 ? extreme : fromMin(count(operands), min, extreme);
    if (!shape.isExact()) {
      double least = operands.stream().mapToDouble(SqlExpression::least).min().orElse(1);
      double most = operands.stream().mapToDouble(SqlExpression::most).max().orElse(1);
      return after(SqlExpression.real(sql, least, most), operands);
    }
    long low = operands.stream().mapToLong(SqlExpression::low).min().orElse(0);
    long high = operands.stream().mapToLong(SqlExpression::high).max().orElse(0);
    return after(SqlExpression.exact(sql, shape, low, high), operands);
  }
}
