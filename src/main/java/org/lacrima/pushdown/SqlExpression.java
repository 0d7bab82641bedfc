package org.lacrima.pushdown;

import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;

/**
 * A part of a formula in SQL; NULL where it is missing. An exact number is a bigint of units of its
 * shape's denominator, a real one a double, a truth a boolean that can also be had as 1 and 0.
 *
 * @param low of exact values, the smallest that may occur; in units, as {@code high} is
 * @param least of numbers, no other value but 0 is smaller in magnitude
 * @param most no value is larger in magnitude
 * @param literal the number itself where it is written in the formula
 * @param byZero whether the row has no value because of a division by zero; "" never
 * @param outside whether a function was asked outside its domain; "" never
 */
record SqlExpression(
    String sql,
    Shape shape,
    boolean truth,
    long low,
    long high,
    double least,
    double most,
    @Nullable Double literal,
    String byZero,
    String outside) {

  private static final Shape TRUTH = Shape.exact(1, 1);

  /** Beyond these, products of doubles might overflow, or vanish. */
  private static final double LARGEST = 1e300;

  private static final double SMALLEST = 1e-300;

  /** Up to here a double holds every integer. */
  private static final long INTEGERS = 1L << 53;

  /** Longer ones have grown out of nested formulas, and no database would thank us for them. */
  private static final int LONGEST = 200_000;

  SqlExpression {
    if (low > high) {
      throw new IllegalArgumentException("No value from " + low + " to " + high);
    }
  }

  static SqlExpression exact(String sql, Shape shape, long low, long high) {
    double most = Math.max(Math.abs((double) low), Math.abs((double) high));
    double denominator = shape.denominator();
    return new SqlExpression(
        sql, shape, false, low, high, 1 / denominator, most / denominator, null, "", "");
  }

  /** A double, where it cannot be too large or too small to be computed with alike anywhere. */
  static SqlExpression real(String sql, double least, double most) throws BeyondSql {
    if (!(most <= LARGEST && least >= SMALLEST)) {
      throw new BeyondSql("a double of uncertain size");
    }
    return new SqlExpression(sql, Shape.REAL, false, 0, 0, least, most, null, "", "");
  }

  static SqlExpression text(String sql) {
    return new SqlExpression(sql, Shape.TEXT, false, 0, 0, 0, 0, null, "", "");
  }

  static SqlExpression truth(String sql) {
    return new SqlExpression(sql, TRUTH, true, 0, 1, 1, 1, null, "", "");
  }

  /** The same values and bounds under a column's name, with nothing that went wrong on the way. */
  SqlExpression named(String column) {
    return new SqlExpression(column, shape, truth, low, high, least, most, null, "", "");
  }

  SqlExpression withLiteral(double value) {
    return new SqlExpression(sql, shape, truth, low, high, least, most, value, byZero, outside);
  }

  SqlExpression withFaults(String zero, String out) throws BeyondSql {
    if (sql.length() + zero.length() + out.length() > LONGEST) {
      throw new BeyondSql("a formula this long");
    }
    return new SqlExpression(sql, shape, truth, low, high, least, most, literal, zero, out);
  }

  /** With the faults of its operands. */
  SqlExpression after(SqlExpression... operands) throws BeyondSql {
    String zero = byZero;
    String out = outside;
    for (SqlExpression operand : operands) {
      zero = either(zero, operand.byZero);
      out = either(out, operand.outside);
    }
    return withFaults(zero, out);
  }

  static String either(String a, String b) {
    return a.isEmpty() ? b : b.isEmpty() ? a : "(" + a + " OR " + b + ")";
  }

  /** {@code fault}, where the condition holds. */
  static String when(String condition, String fault) {
    return fault.isEmpty() ? "" : "(" + condition + " AND " + fault + ")";
  }

  /** The number; of a truth 1 or 0. */
  String number() {
    return truth ? "CAST(CAST(" + sql + " AS integer) AS bigint)" : sql;
  }

  /** The number as a double. */
  String real() throws BeyondSql {
    if (!shape.isExact()) {
      return sql;
    }
    String number = "CAST(" + number() + " AS double precision)";
    if (shape.denominator() == 1) {
      return number;
    }
    if (low < -INTEGERS || high > INTEGERS) {
      throw new BeyondSql("a quotient that would be rounded twice");
    }
    return "(" + number + " / " + Dialect.literal((double) shape.denominator()) + ")";
  }

  /** Whether it holds: a boolean or NULL. */
  String condition() {
    return truth ? sql : "(" + sql + " <> " + (shape.isExact() ? "0" : Dialect.literal(0.0)) + ")";
  }

  String isThere() {
    return "(" + sql + " IS NOT NULL)";
  }
}
