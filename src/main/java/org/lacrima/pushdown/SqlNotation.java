package org.lacrima.pushdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.formula.Notation;

/**
 * Formulas in SQL, so that each row has the bits that the formula computes here: exact values as
 * bigint, doubles only by operations that IEEE 754 rounds in one way (+ − × ÷ √), and those only
 * where nothing can overflow, since databases disagree about that.
 */
final class SqlNotation implements Notation<SqlExpression> {

  /** A formula that has no such form; caught where formulas are written. */
  static final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unwritable(BeyondSql why) {
      super(why.getMessage(), why);
    }
  }

  private interface Writing {
    SqlExpression write() throws BeyondSql;
  }

  private static final double ULP = 0x1p-53;

  private final Dialect dialect;
  private final Map<Integer, SqlExpression> columns;

  /**
   * @param columns by their place among a plan's variables; those that are not there cannot be
   *     written
   */
  SqlNotation(Dialect dialect, Map<Integer, SqlExpression> columns) {
    this.dialect = dialect;
    this.columns = columns;
  }

  private static SqlExpression written(Writing writing) {
    try {
      return writing.write();
    } catch (BeyondSql e) {
      throw new Unwritable(e);
    }
  }

  private static Unwritable beyond(String what) {
    return new Unwritable(new BeyondSql(what));
  }

  @Override
  public SqlExpression column(int index, Shape shape) {
    SqlExpression column = columns.get(index);
    if (column == null) {
      throw beyond("a variable that is computed here");
    }
    return column;
  }

  @Override
  public SqlExpression units(long units, Shape shape) {
    return SqlExpression.exact(Dialect.literal(units), shape, units, units)
        .withLiteral(shape.number(units));
  }

  @Override
  public SqlExpression real(double value) {
    double size = Math.abs(value);
    return written(
        () ->
            SqlExpression.real(Dialect.literal(value), value == 0 ? 1 : size, size)
                .withLiteral(value));
  }

  @Override
  public SqlExpression text(String value) {
    return SqlExpression.text(literal(value));
  }

  @Override
  public SqlExpression missing(Shape shape) {
    return switch (shape.kind()) {
      case EXACT -> SqlExpression.exact("CAST(NULL AS bigint)", shape, 0, 0);
      case REAL -> written(() -> SqlExpression.real("CAST(NULL AS double precision)", 1, 1));
      case TEXT -> SqlExpression.text(dialect.ordered("CAST(NULL AS text)"));
    };
  }

  @Override
  public SqlExpression rescaled(SqlExpression x, long factor, Shape shape) {
    return written(
        () ->
            SqlExpression.exact(
                    "(" + x.number() + " * " + factor + ")",
                    shape,
                    x.low() * factor,
                    x.high() * factor)
                .after(x));
  }

  @Override
  public SqlExpression asReal(SqlExpression x) {
    Double literal = x.literal();
    return written(
        () -> {
          SqlExpression real = SqlExpression.real(x.real(), x.least(), x.most()).after(x);
          return literal == null ? real : real.withLiteral(literal);
        });
  }

  @Override
  public SqlExpression sum(SqlExpression a, SqlExpression b, boolean subtract, Shape shape) {
    String sql = "(" + a.number() + (subtract ? " - " : " + ") + b.number() + ")";
    return written(
        () ->
            (shape.isExact()
                    ? SqlExpression.exact(
                        sql,
                        shape,
                        a.low() + (subtract ? -b.high() : b.low()),
                        a.high() + (subtract ? -b.low() : b.high()))
                    // doubles are multiples of the last place of the smaller one
                    : SqlExpression.real(
                        sql, Math.min(a.least(), b.least()) * ULP, a.most() + b.most()))
                .after(a, b));
  }

  @Override
  public SqlExpression product(SqlExpression a, SqlExpression b, Shape shape) {
    String sql = "(" + a.number() + " * " + b.number() + ")";
    return written(
        () -> {
          if (!shape.isExact()) {
            return SqlExpression.real(sql, a.least() * b.least(), a.most() * b.most()).after(a, b);
          }
          long[] ends = {
            a.low() * b.low(), a.low() * b.high(), a.high() * b.low(), a.high() * b.high()
          };
          java.util.Arrays.sort(ends);
          return SqlExpression.exact(sql, shape, ends[0], ends[3]).after(a, b);
        });
  }

  @Override
  public SqlExpression quotient(SqlExpression a, SqlExpression b) {
    String zero = Dialect.literal(0.0);
    return written(
        () ->
            SqlExpression.real(
                    "(" + a.sql() + " / NULLIF(" + b.sql() + ", " + zero + "))",
                    a.least() / b.most(),
                    a.most() / b.least())
                .withFaults(
                    "(((" + b.sql() + " = " + zero + ") IS TRUE) AND " + a.isThere() + ")", "")
                .after(a, b));
  }

  @Override
  public SqlExpression power(SqlExpression base, SqlExpression exponent) {
    Double literal = exponent.literal();
    if (literal == null || literal != 2) {
      throw beyond("a power");
    }
    return product(base, base, Shape.REAL);
  }

  @Override
  public SqlExpression function(String name, SqlExpression x, Shape shape) {
    return written(
        () -> {
          if (name.equals("abs")) {
            String sql = "abs(" + x.number() + ")";
            long most = Math.max(Math.abs(x.low()), Math.abs(x.high()));
            return (shape.isExact()
                    ? SqlExpression.exact(sql, shape, 0, most)
                    : SqlExpression.real(sql, x.least(), x.most()))
                .after(x);
          }
          if (name.equals("sqrt")) {
            String negative = "(" + x.sql() + " < " + Dialect.literal(0.0) + ")";
            return SqlExpression.real(
                    "CASE WHEN NOT " + negative + " THEN sqrt(abs(" + x.sql() + ")) END",
                    Math.sqrt(x.least()),
                    Math.sqrt(x.most()))
                .withFaults("", "(" + negative + " IS TRUE)")
                .after(x);
          }
          throw new BeyondSql(name);
        });
  }

  @Override
  public SqlExpression rounded(SqlExpression x, int digits, Shape shape) {
    if (!x.shape().isExact() || !shape.isExact()) {
      throw beyond("rounding of a double");
    }
    long fine = power(Math.max(digits, 0));
    long coarse = power(Math.max(-digits, 0));
    double divisor = (double) x.shape().denominator() * coarse;
    double most = Math.max(Math.abs((double) x.low()), Math.abs((double) x.high()));
    if (4 * most * fine + 2 * divisor > Long.MAX_VALUE) {
      throw beyond("rounding of a number this large");
    }
    long by = x.shape().denominator() * coarse;
    // (2·|x|·fine + by) / (2·by), towards zero, is half away from zero
    String size =
        dialect.wholeQuotient(
            "(abs(" + x.number() + ") * " + 2 * fine + " + " + by + ")", 2 * by + "");
    String sql =
        "(CASE WHEN "
            + x.number()
            + " < 0 THEN -"
            + size
            + " ELSE "
            + size
            + " END * "
            + coarse
            + ")";
    return written(() -> SqlExpression.exact(sql, shape, -shape.bound(), shape.bound()).after(x));
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  @Override
  public SqlExpression standardized(SqlExpression x, double mean, double sd) {
    throw beyond("standardize");
  }

  @Override
  public SqlExpression counted(List<SqlExpression> operands) {
    return written(() -> SqlAggregates.counted(operands));
  }

  @Override
  public SqlExpression exactSum(
      List<SqlExpression> operands, long[] factors, int min, Shape shape) {
    return written(() -> SqlAggregates.sum(dialect, operands, factors, min, shape));
  }

  @Override
  public SqlExpression extreme(
      List<SqlExpression> operands, boolean largest, int min, Shape shape) {
    return written(() -> SqlAggregates.extreme(operands, largest, min, shape));
  }

  @Override
  public SqlExpression realAggregate(String name, List<SqlExpression> operands, int min) {
    if (!name.equals("min") && !name.equals("max")) {
      throw beyond(name + " of doubles");
    }
    return written(() -> SqlAggregates.extreme(operands, name.equals("max"), min, Shape.REAL));
  }

  @Override
  public SqlExpression compared(String relation, SqlExpression a, SqlExpression b) {
    String sign = relation.equals("==") ? "=" : relation.equals("!=") ? "<>" : relation;
    return written(
        () ->
            SqlExpression.truth("(" + a.number() + " " + sign + " " + b.number() + ")")
                .after(a, b));
  }

  @Override
  public SqlExpression not(SqlExpression x) {
    return written(() -> SqlExpression.truth("(NOT " + x.condition() + ")").after(x));
  }

  @Override
  public SqlExpression joined(boolean and, SqlExpression a, SqlExpression b) {
    String left = a.condition();
    // what decides on the left keeps the right from being asked
    String undecided = "(" + left + (and ? " IS NOT FALSE)" : " IS NOT TRUE)");
    return written(
        () ->
            SqlExpression.truth("(" + left + (and ? " AND " : " OR ") + b.condition() + ")")
                .withFaults(
                    SqlExpression.either(a.byZero(), SqlExpression.when(undecided, b.byZero())),
                    SqlExpression.either(a.outside(), SqlExpression.when(undecided, b.outside()))));
  }

  private String literal(String text) {
    if (text.indexOf('\0') >= 0) {
      throw beyond("a text with a zero byte");
    }
    return dialect.literal(text);
  }

  private String key(Object key) {
    if (key instanceof Long units) {
      return Dialect.literal(units);
    }
    return key instanceof Double real ? Dialect.literal(real) : literal((String) key);
  }

  @Override
  public SqlExpression among(SqlExpression x, Set<?> choices) {
    return written(
        () -> {
          List<String> keys = new ArrayList<>();
          for (Object choice : choices) {
            keys.add(key(choice));
          }
          keys.sort(null); // a set has no order, a statement should have one
          String sql =
              keys.isEmpty()
                  ? "CASE WHEN " + x.isThere() + " THEN FALSE END"
                  : "(" + x.number() + " IN (" + String.join(", ", keys) + "))";
          return SqlExpression.truth(sql).after(x);
        });
  }

  @Override
  public SqlExpression isMissing(SqlExpression x) {
    return SqlExpression.truth("(" + x.sql() + " IS NULL)");
  }

  @Override
  public SqlExpression branch(
      SqlExpression condition, SqlExpression then, SqlExpression otherwise, Shape shape) {
    String holds = condition.condition();
    return chosen(
        condition,
        List.of("(" + holds + " IS TRUE)", "(" + holds + " IS FALSE)"),
        List.of(then, otherwise),
        shape);
  }

  @Override
  public SqlExpression recoded(
      SqlExpression operand,
      List<@Nullable Object> keys,
      List<SqlExpression> results,
      @Nullable SqlExpression otherwise,
      Shape shape) {
    return written(
        () -> {
          List<String> conditions = new ArrayList<>();
          List<SqlExpression> chosen = new ArrayList<>();
          List<String> before = new ArrayList<>();
          for (int k = 0; k < results.size(); k++) {
            Object key = keys.get(k);
            if (key == null || keys.indexOf(key) < k) {
              continue; // equals nothing, or was taken before
            }
            String same = "(" + operand.number() + " = " + key(key) + ")";
            conditions.add("(" + same + " IS TRUE)");
            chosen.add(results.get(k));
            before.add(same);
          }
          if (otherwise != null) {
            conditions.add(
                before.isEmpty()
                    ? operand.isThere()
                    : "((" + String.join(" OR ", before) + ") IS FALSE)");
            chosen.add(otherwise);
          }
          return chosen.isEmpty()
              ? missing(shape).after(operand)
              : chosen(operand, conditions, chosen, shape);
        });
  }

  /** The results of those conditions that hold; one at most does. */
  private static SqlExpression chosen(
      SqlExpression asked, List<String> conditions, List<SqlExpression> results, Shape shape) {
    StringBuilder sql = new StringBuilder("CASE");
    String zero = asked.byZero();
    String out = asked.outside();
    long low = results.get(0).low();
    long high = results.get(0).high();
    double least = results.get(0).least();
    double most = results.get(0).most();
    for (int k = 0; k < results.size(); k++) {
      SqlExpression result = results.get(k);
      String condition = conditions.get(k);
      sql.append(" WHEN ").append(condition).append(" THEN ").append(result.number());
      zero = SqlExpression.either(zero, SqlExpression.when(condition, result.byZero()));
      out = SqlExpression.either(out, SqlExpression.when(condition, result.outside()));
      low = Math.min(low, result.low());
      high = Math.max(high, result.high());
      least = Math.min(least, result.least());
      most = Math.max(most, result.most());
    }
    String written = "(" + sql.append(" END)");
    SqlExpression bounds =
        new SqlExpression(written, shape, false, low, high, least, most, null, "", "");
    String byZero = zero;
    String outside = out;
    return written(() -> bounds.withFaults(byZero, outside));
  }
}
