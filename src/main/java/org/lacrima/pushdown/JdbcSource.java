package org.lacrima.pushdown;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * A table or view of PostgreSQL. The server copies it out as the CSV that the streaming source
 * knows, so that the same plan is answered by the same code.
 */
public final class JdbcSource implements SummarySource {

  private static final String POSTGRESQL = "jdbc:postgresql:";

  private final String url;
  private final String place;
  private final String table;
  private final List<String> header;

  private JdbcSource(String url, String place, String table, List<String> header) {
    this.url = url;
    this.place = place;
    this.table = table;
    this.header = List.copyOf(header);
  }

  /**
   * Opens {@code jdbc:postgresql://host/database?user=…&table=NAME}.
   *
   * @throws InvalidInputException where there is no such table, or no connection
   */
  public static JdbcSource open(String given) {
    String place = given.replaceAll("(?i)(password=)[^&]*", "$1***");
    if (!given.toLowerCase(Locale.ROOT).startsWith(POSTGRESQL)) {
      throw problem(
          "unknown-database",
          place,
          "This database is not known.",
          "Maybe jdbc:postgresql://host/database?table=NAME.");
    }
    int question = given.indexOf('?');
    String parameters = question < 0 ? "" : given.substring(question + 1);
    String table = "";
    List<String> rest = new ArrayList<>();
    for (String parameter : parameters.split("&")) {
      if (parameter.startsWith("table=")) {
        table = parameter.substring("table=".length());
      } else if (!parameter.isEmpty()) {
        rest.add(parameter);
      }
    }
    if (table.isEmpty()) {
      throw problem(
          "no-table", place, "The URL names no table.", "Add ?table=NAME, or &table=NAME.");
    }
    String url =
        given.substring(0, question) + (rest.isEmpty() ? "" : "?" + String.join("&", rest));
    try (Connection connection = DriverManager.getConnection(url)) {
      List<String> header = columns(connection, table);
      if (header.isEmpty()) {
        throw problem(
            "no-such-table",
            place,
            "There is no table '" + table + "' that this user may read.",
            "Maybe name its schema too: schema.table.");
      }
      return new JdbcSource(url, place, table, header);
    } catch (SQLException e) {
      throw problem(
          "no-connection",
          place,
          "The database does not answer as it should: " + e.getMessage() + ".",
          "Maybe the address, the user or the password is another.");
    }
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    int dot = table.indexOf('.');
    String schema = dot < 0 ? connection.getSchema() : table.substring(0, dot);
    DatabaseMetaData metadata = connection.getMetaData();
    List<String> columns = new ArrayList<>();
    String escape = metadata.getSearchStringEscape();
    try (ResultSet found =
        metadata.getColumns(
            null,
            escaped(schema, escape),
            escaped(dot < 0 ? table : table.substring(dot + 1), escape),
            null)) {
      while (found.next()) {
        columns.add(found.getString("COLUMN_NAME"));
      }
    }
    return columns;
  }

  private static String escaped(String name, String escape) {
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  private static InvalidInputException problem(
      String code, String place, String message, String remedy) {
    return new InvalidInputException(new Problem(code, Place.file(place), message, remedy));
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public String name() {
    return table;
  }

  @Override
  public String sha256() {
    return "";
  }

  @Override
  public Answer answer(Plan plan) {
    String columns = header.stream().map(JdbcSource::quoted).collect(Collectors.joining(", "));
    String from =
        Arrays.stream(table.split("\\.", 2))
            .map(JdbcSource::quoted)
            .collect(Collectors.joining("."));
    String sql = "COPY (SELECT " + columns + " FROM " + from + ") TO STDOUT (FORMAT csv, HEADER)";
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true); // every pass sees the same rows
      Problems problems = new Problems();
      CsvFile copied = CsvFile.open(place, () -> copy(connection, sql), problems);
      if (copied == null) {
        throw new InvalidInputException(problems.all());
      }
      return new CsvSource(copied, table, 1, bytes -> {}).answer(plan);
    } catch (SQLException e) {
      throw problem("no-connection", place, "The database failed: " + e.getMessage() + ".", "");
    }
  }

  private static InputStream copy(Connection connection, String sql) throws IOException {
    try {
      return new PGCopyInputStream(connection.unwrap(PGConnection.class), sql);
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
