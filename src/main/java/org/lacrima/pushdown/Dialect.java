package org.lacrima.pushdown;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/** Where the two databases differ. */
enum Dialect {
  POSTGRESQL("jdbc:postgresql:", 100_000) {
    @Override
    Properties properties(String url) {
      return new Properties();
    }

    @Override
    void begin(Connection connection) throws SQLException {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "SET LOCAL standard_conforming_strings = on; SET LOCAL extra_float_digits = 1;"
                + " SET LOCAL datestyle = ISO; SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = hex");
      }
    }

    @Override
    ColumnKind kind(String typeName) {
      return switch (typeName.toLowerCase(Locale.ROOT)) {
        case "int2", "int4", "int8", "serial", "bigserial", "smallserial", "oid" ->
            ColumnKind.INTEGER;
        case "bool" -> ColumnKind.BOOLEAN;
        case "numeric" -> ColumnKind.DECIMAL;
        case "float8" -> ColumnKind.DOUBLE;
        case "float4" -> ColumnKind.FLOAT;
        default -> ColumnKind.TEXT;
      };
    }

    @Override
    String ordered(String text) {
      return text + " COLLATE \"C\"";
    }

    @Override
    String fenced(String select) {
      return select + " OFFSET 0";
    }

    @Override
    String wide(String whole) {
      return "CAST(" + whole + " AS numeric)";
    }

    @Override
    String wholeQuotient(String a, String b) {
      return "(" + a + " / " + b + ")";
    }

    @Override
    String isNumber(String text) {
      return "(" + text + " ~ '^(" + PLAIN_NUMBER + ")$')";
    }

    @Override
    String plain(String number) {
      return "CAST(CAST(" + number + " AS text) AS numeric)";
    }

    @Override
    String scale(String number, ColumnKind kind, int declared) {
      return "scale(" + (kind == ColumnKind.DECIMAL ? number : plain(number)) + ")";
    }

    @Override
    String text(String number, ColumnKind kind) {
      String text = "CAST(" + number + " AS text)";
      return kind != ColumnKind.DOUBLE && kind != ColumnKind.FLOAT
          ? text
          : "CASE WHEN "
              + text
              + " ~ '[a-zA-Z]{2}' THEN "
              + text
              + " ELSE CAST("
              + plain(number)
              + " AS text) END";
    }

    @Override
    String units(String decimal, long denominator) {
      return "CAST(" + (denominator == 1 ? decimal : decimal + " * " + denominator) + " AS bigint)";
    }

    @Override
    String decimal(String text, int scale) {
      return "CAST(" + text + " AS numeric)";
    }

    @Override
    String number(String text) {
      return "CAST(" + text + " AS numeric)";
    }

    @Override
    String exactly(String decimal, int scale) {
      return decimal;
    }

    @Override
    String isNan(String number) {
      return "(" + number + " = 'NaN')";
    }
  },

  DUCKDB("jdbc:duckdb:", 126) {
    @Override
    Properties properties(String url) {
      Properties properties = new Properties();
      properties.setProperty("jdbc_stream_results", "true");
      String file = url.substring(prefix().length());
      if (!file.isEmpty() && !file.startsWith(":memory:")) {
        properties.setProperty("duckdb.read_only", "true");
      }
      return properties;
    }

    @Override
    void begin(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        // it would make a join of each list of missing codes: a hundred of them take ten seconds
        statement.execute("SET disabled_optimizers = 'in_clause'");
      }
      connection.setAutoCommit(false);
    }

    @Override
    ColumnKind kind(String typeName) {
      String name = typeName.toUpperCase(Locale.ROOT);
      if (name.startsWith("DECIMAL")) {
        return ColumnKind.DECIMAL;
      }
      return switch (name) {
        case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> ColumnKind.INTEGER;
        case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> ColumnKind.INTEGER;
        case "BOOLEAN" -> ColumnKind.BOOLEAN;
        case "DOUBLE" -> ColumnKind.DOUBLE;
        case "FLOAT" -> ColumnKind.FLOAT;
        default -> ColumnKind.TEXT;
      };
    }

    @Override
    String ordered(String text) {
      return text; // by bytes of UTF-8, which is by code points
    }

    @Override
    String fenced(String select) {
      return select;
    }

    @Override
    String wide(String whole) {
      return "CAST(" + whole + " AS hugeint)";
    }

    @Override
    String wholeQuotient(String a, String b) {
      return "(" + a + " // " + b + ")";
    }

    @Override
    String isNumber(String text) {
      return "regexp_full_match(" + text + ", '" + PLAIN_NUMBER + "')";
    }

    @Override
    String plain(String number) {
      return "CAST(" + number + " AS text)";
    }

    @Override
    String scale(String number, ColumnKind kind, int declared) {
      if (kind == ColumnKind.DECIMAL) {
        return Integer.toString(declared);
      }
      String text = plain(number); // 1.0, 1.25, 1.5e-07
      return "CASE WHEN contains("
          + text
          + ", 'e') THEN greatest(0, length(split_part(split_part("
          + text
          + ", 'e', 1), '.', 2)) - TRY_CAST(split_part("
          + text
          + ", 'e', 2) AS integer)) ELSE length(rtrim(split_part("
          + text
          + ", '.', 2), '0')) END";
    }

    @Override
    String text(String number, ColumnKind kind) {
      String text = "CAST(" + number + " AS text)";
      return kind == ColumnKind.DOUBLE || kind == ColumnKind.FLOAT
          ? "regexp_replace(" + text + ", '\\.0$', '')"
          : text;
    }

    @Override
    String units(String decimal, long denominator) {
      return "CAST(" + decimal + " * " + denominator + " AS bigint)";
    }

    @Override
    String decimal(String text, int scale) {
      return "TRY_CAST(" + text + " AS decimal(38, " + scale + "))";
    }

    @Override
    String number(String text) {
      return "TRY_CAST(" + text + " AS double precision)";
    }

    @Override
    String exactly(String decimal, int scale) {
      return "CAST(" + decimal + " AS decimal(38, " + scale + "))";
    }

    @Override
    String isNan(String number) {
      return "isnan(" + number + ")";
    }
  };

  /** As the CSV reader knows them: no superfluous zeros in front, no exponent, no plus sign. */
  private static final String PLAIN_NUMBER = "-?((0|[1-9][0-9]*)([.][0-9]+)?|[.][0-9]+)";

  private final String prefix;
  private final int wideBits;

  Dialect(String prefix, int wideBits) {
    this.prefix = prefix;
    this.wideBits = wideBits;
  }

  /** How its addresses begin. */
  String prefix() {
    return prefix;
  }

  /** Sums of wide numbers stay exact below this many bits. */
  int wideBits() {
    return wideBits;
  }

  abstract Properties properties(String url);

  /** Begins what is read only, and sees one state of the table to its end. */
  abstract void begin(Connection connection) throws SQLException;

  abstract ColumnKind kind(String typeName);

  /** A text that is compared and grouped by its code points. */
  abstract String ordered(String text);

  /** A subquery whose columns are computed once for each row, not at each place that reads them. */
  abstract String fenced(String select);

  /** A whole number whose products do not overflow. */
  abstract String wide(String whole);

  /** Towards zero. */
  abstract String wholeQuotient(String a, String b);

  /** Whether a text is a number by the CSV reader's rule. */
  abstract String isNumber(String text);

  /** The shortest decimal of a double. */
  abstract String plain(String number);

  /** Digits behind the point. */
  abstract String scale(String number, ColumnKind kind, int declared);

  /** A number as it would stand in a CSV file. */
  abstract String text(String number, ColumnKind kind);

  /** A decimal as a whole number of units; nothing is left over. */
  abstract String units(String decimal, long denominator);

  /** The decimal in a text of at most 18 digits. */
  abstract String decimal(String text, int scale);

  /** The number in a text of any length, to be compared with short ones. */
  abstract String number(String text);

  /** A decimal column with just so many digits behind the point; it has no more. */
  abstract String exactly(String decimal, int scale);

  abstract String isNan(String number);

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text without zero bytes. */
  String literal(String text) {
    return ordered("CAST('" + text.replace("'", "''") + "' AS text)");
  }

  /** A double, to the bit. */
  static String literal(double value) {
    return "CAST('" + value + "' AS double precision)";
  }

  static String literal(long value) {
    return "CAST(" + value + " AS bigint)";
  }
}
