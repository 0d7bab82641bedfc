package org.lacrima.pushdown;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.Variable;

/**
 * How one column of a table is read. A column means what it would mean in a CSV file that the
 * database wrote: an empty text is missing, and a column is numeric when all that is not missing is
 * plain decimal numbers. Booleans are 1 and 0; a double is the shortest decimal that reads back.
 *
 * @param raw the column in SQL: a number, or a text that is not empty
 * @param scale digits behind the point, where the database declares them
 */
record SourceColumn(Variable variable, Dialect dialect, ColumnKind kind, String raw, int scale) {

  /** Doubles times a power of ten round to the right whole number up to this many digits. */
  private static final int ROUNDED_DIGITS = 15;

  static SourceColumn of(Dialect dialect, Table.TableColumn column, Variable variable) {
    String name = Dialect.name(column.name());
    String raw =
        switch (column.kind()) {
          case INTEGER, DECIMAL, DOUBLE -> name;
          case BOOLEAN -> "CAST(" + name + " AS integer)";
          case FLOAT -> "CAST(CAST(" + name + " AS text) AS double precision)";
          case TEXT -> "NULLIF(CAST(" + name + " AS text), '')";
        };
    ColumnKind kind =
        switch (column.kind()) {
          case BOOLEAN -> ColumnKind.INTEGER;
          case FLOAT -> ColumnKind.DOUBLE;
          default -> column.kind();
        };
    return new SourceColumn(variable, dialect, kind, raw, column.scale());
  }

  /** The column as it would stand in a CSV file. */
  String field() {
    return kind == ColumnKind.TEXT ? raw : dialect.text(raw, kind);
  }

  /** Numbers that mean missing, as SQL; codes that no number equals are left out. */
  private List<BigDecimal> missingNumbers() {
    List<BigDecimal> numbers = new ArrayList<>();
    for (String code : variable.missing()) {
      if (code.matches("-?((0|[1-9][0-9]{0,17})([.][0-9]{1,15})?|[.][0-9]{1,15})")) {
        numbers.add(new BigDecimal(code));
      }
    }
    return numbers;
  }

  private String isMissingNumber(String number) {
    List<BigDecimal> codes = missingNumbers();
    String among =
        codes.isEmpty()
            ? ""
            : "("
                + number
                + " IN ("
                + codes.stream()
                    .map(
                        code ->
                            kind == ColumnKind.DOUBLE
                                ? Dialect.literal(code.doubleValue())
                                : code.toPlainString())
                    .collect(Collectors.joining(", "))
                + "))";
    boolean nan =
        variable.missing().stream().anyMatch(code -> code.equalsIgnoreCase("nan"))
            && (kind == ColumnKind.DOUBLE || kind == ColumnKind.DECIMAL);
    return nan && !(kind == ColumnKind.DECIMAL && dialect == Dialect.DUCKDB)
        ? SqlExpression.either(among, dialect.isNan(number))
        : among;
  }

  private String isMissingText(String text) {
    List<String> codes = new ArrayList<>();
    for (String code : variable.missing()) {
      if (code.indexOf('\0') < 0) { // no database holds such a text
        codes.add(dialect.literal(code));
      }
    }
    return codes.isEmpty() ? "" : "(" + text + " IN (" + String.join(", ", codes) + "))";
  }

  private static String unless(String missing, String value) {
    return missing.isEmpty() ? value : "CASE WHEN NOT " + missing + " THEN " + value + " END";
  }

  /** What says which shape the column has: {@link #profile} reads it. */
  List<String> profiling() {
    if (variable.forcedText()) {
      return List.of();
    }
    if (kind == ColumnKind.TEXT) {
      String field = unless(isMissingText(raw), raw);
      String number = dialect.isNumber(raw);
      String numeric =
          "CASE WHEN "
              + number
              + " THEN "
              + unless(isMissingNumber(dialect.number(raw)), field)
              + " END";
      String unsigned = "ltrim(" + numeric + ", '-')";
      return List.of(
          "min(CASE WHEN NOT " + number + " THEN " + field + " END)",
          "max(length(split_part(" + unsigned + ", '.', 1)))",
          "max(length(split_part(" + unsigned + ", '.', 2)))");
    }
    String number = unless(isMissingNumber(raw), raw);
    List<String> asked = new ArrayList<>();
    asked.add("min(" + number + ")");
    asked.add("max(" + number + ")");
    if (kind != ColumnKind.INTEGER) {
      asked.add("max(" + unless(isMissingNumber(raw), dialect.scale(raw, kind, scale)) + ")");
    }
    return asked;
  }

  /**
   * What a column turned out to be.
   *
   * @param expression null where SQL might read other numbers than we do
   */
  record Profile(Shape shape, @Nullable SqlExpression expression) {}

  /** The column by what {@link #profiling} found. */
  Profile profile(List<String> found) {
    if (variable.forcedText()) {
      return text();
    }
    if (kind == ColumnKind.TEXT) {
      boolean text = !found.get(0).isEmpty();
      int digits = whole(found.get(1));
      return text || digits > 308 ? text() : number(digits, whole(found.get(2)), "", "");
    }
    String low = found.get(0);
    String high = found.get(1);
    if (!low.isEmpty() && !(finite(low) && finite(high))) {
      return text(); // NaN and infinities are no plain numbers
    }
    int digits = Math.max(digits(low), digits(high));
    return digits > 308
        ? text()
        : number(digits, found.size() < 3 ? 0 : whole(found.get(2)), low, high);
  }

  private static int whole(String number) {
    return number.isEmpty() ? 0 : Integer.parseInt(number);
  }

  private static boolean finite(String number) {
    return number.matches("[-+0-9.eE]+");
  }

  private static int digits(String number) {
    if (number.isEmpty()) {
      return 0;
    }
    BigDecimal size = new BigDecimal(number).abs();
    return Math.max(1, size.precision() - size.scale());
  }

  private Profile text() {
    String field = field();
    return new Profile(
        Shape.TEXT,
        SqlExpression.text(dialect.ordered("(" + unless(isMissingText(field), field) + ")")));
  }

  private Profile number(int digits, int decimals, String low, String high) {
    Shape shape = Shape.ofDecimals(digits, decimals);
    if (!shape.isExact()) {
      String real =
          kind == ColumnKind.DOUBLE ? raw : "CAST(CAST(" + raw + " AS text) AS double precision)";
      try {
        return new Profile(
            shape, SqlExpression.real(present(real, real), power(-decimals), power(digits)));
      } catch (BeyondSql e) {
        return new Profile(shape, null);
      }
    }
    String decimal = kind == ColumnKind.TEXT ? dialect.decimal(raw, decimals) : raw;
    long bound = shape.bound();
    return new Profile(
        shape,
        SqlExpression.exact(
            present(decimal, units(shape.denominator(), digits, decimals)),
            shape,
            low.isEmpty() ? -bound : units(low, shape),
            high.isEmpty() ? bound : units(high, shape)));
  }

  /**
   * The value where nothing says that it is missing; a text is a number only where it is no code.
   */
  private String present(String number, String value) {
    return kind == ColumnKind.TEXT
        ? unless(isMissingText(raw), unless(isMissingNumber(number), value))
        : unless(isMissingNumber(raw), value);
  }

  private String units(long denominator, int digits, int decimals) {
    return switch (kind) {
      case INTEGER, BOOLEAN -> "CAST(" + raw + " AS bigint)";
      case DECIMAL -> dialect.units(dialect.exactly(raw, decimals), denominator);
      case DOUBLE, FLOAT ->
          digits + decimals > ROUNDED_DIGITS
              ? dialect.units(dialect.decimal("CAST(" + raw + " AS text)", decimals), denominator)
              : "CAST(round("
                  + raw
                  + (denominator == 1 ? "" : " * " + Dialect.literal((double) denominator))
                  + ") AS bigint)";
      case TEXT -> dialect.units(dialect.decimal(raw, decimals), denominator);
    };
  }

  private static long units(String number, Shape shape) {
    return new BigDecimal(number)
        .multiply(BigDecimal.valueOf(shape.denominator()))
        .setScale(0, java.math.RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private static double power(int exponent) {
    return StrictMath.pow(10, exponent);
  }
}
