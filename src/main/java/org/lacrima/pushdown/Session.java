package org.lacrima.pushdown;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One connection that reads one state of the data, and knows what it asked for. */
final class Session implements AutoCloseable {

  private static final int FETCH = 4096;

  /** PostgreSQL gives at most 1664 columns. */
  static final int MOST_COLUMNS = 1500;

  /** Takes what a query gives, row by row. */
  interface Taking {
    void take(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Dialect dialect;
  private final List<String> statements = new ArrayList<>();
  private long rows;

  private Session(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Connects; nothing can be changed through it. */
  static Session open(Address address) {
    try {
      Connection connection =
          DriverManager.getConnection(address.url(), address.dialect().properties(address.url()));
      try {
        address.dialect().begin(connection);
        return new Session(connection, address.dialect());
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith("No suitable driver")) {
        throw address.problem(
            "no-driver",
            "The driver for " + address.dialect().prefix() + " is not there.",
            "Maybe start it by ./lacrima, which adds the driver.");
      }
      throw address.problem(
          "no-connection",
          "The database does not answer as it should: " + firstLine(message) + ".",
          "Maybe the address, the user or the password is another.");
    }
  }

  static String firstLine(String message) {
    return message
        .replaceFirst("(?s)^.*\\nError: ", "")
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("[.!]$", "");
  }

  static String firstLine(SQLException e) {
    return firstLine(String.valueOf(e.getMessage()));
  }

  /** Gives every row of a query to {@code taking}. */
  void query(String sql, Taking taking) throws SQLException {
    try (Statement statement = statement(sql);
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows++;
        taking.take(result);
      }
    }
  }

  /** The texts in the one row of aggregates over {@code from}, "" for NULL. */
  List<String> aggregates(List<String> asked, String from) throws SQLException {
    List<String> found = new ArrayList<>();
    for (int start = 0; start < asked.size(); start += MOST_COLUMNS) {
      List<String> some = asked.subList(start, Math.min(asked.size(), start + MOST_COLUMNS));
      query(
          "SELECT " + String.join(", ", some) + " FROM " + from,
          row -> {
            for (int i = 1; i <= some.size(); i++) {
              String text = row.getString(i);
              found.add(text == null ? "" : text);
            }
          });
    }
    return found;
  }

  /** What takes the description of a result. */
  interface Describing {
    void describe(ResultSetMetaData metadata) throws SQLException;
  }

  /** Describes what a query gives; it should give no rows. */
  void describe(String sql, Describing describing) throws SQLException {
    try (Statement statement = statement(sql);
        ResultSet result = statement.executeQuery(sql)) {
      describing.describe(result.getMetaData());
    }
  }

  /** Begins again after a statement that was refused: the database has forgotten the rest. */
  void forget() throws SQLException {
    connection.rollback();
    dialect.begin(connection);
  }

  /** A query whose rows somebody else reads, and closes. */
  ResultSet stream(String sql) throws SQLException {
    Statement statement = statement(sql);
    statement.closeOnCompletion();
    return statement.executeQuery(sql);
  }

  private Statement statement(String sql) throws SQLException {
    statements.add(sql);
    Statement statement = connection.createStatement();
    statement.setFetchSize(FETCH);
    return statement;
  }

  /** All statements so far. */
  List<String> statements() {
    return List.copyOf(statements);
  }

  /** How many rows all but streaming queries have given. */
  long rows() {
    return rows;
  }

  /** Whether the statement was refused because of a name, not for another reason. */
  static boolean isUnknownName(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("42") || state.startsWith("3F"))
        || firstLine(e).toLowerCase(Locale.ROOT).contains("catalog error");
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.rollback();
    } finally {
      connection.close();
    }
  }
}
