package org.lacrima.pushdown;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table or view and what its columns are.
 *
 * @param from as it stands behind FROM
 */
record Table(String from, List<TableColumn> columns) {

  /**
   * @param scale digits behind the point, where the database declares them
   */
  record TableColumn(String name, ColumnKind kind, int scale) {}

  /** Names of files, and of places in the net, that DuckDB would read in the place of a table. */
  private static final Pattern GUESSED =
      Pattern.compile(
          "(?is).*(://.*|\\.(csv|tsv|txt|dat|json|jsonl|ndjson|xlsx)(\\.(gz|zst|bz2))?)");

  Table {
    columns = List.copyOf(columns);
  }

  /** Finds the table by its name, or by schema and name; asks the database what it has. */
  static Table find(Session session, Address address) throws SQLException {
    String name = address.table();
    if (address.dialect() == Dialect.DUCKDB && GUESSED.matcher(name).matches()) {
      throw address.problem(
          "guessed-types",
          "DuckDB would guess the types of this file's columns from its first rows.",
          "Give a CSV file itself: --data FILE.csv. Parquet files have types and can be named here.");
    }
    List<String> candidates = new ArrayList<>();
    candidates.add(Dialect.name(name));
    int dot = name.indexOf('.');
    if (dot > 0) {
      candidates.add(
          Dialect.name(name.substring(0, dot)) + "." + Dialect.name(name.substring(dot + 1)));
      candidates.add(0, candidates.remove(1));
    }
    for (String from : candidates) {
      try {
        return of(session, address, from);
      } catch (SQLException e) {
        if (!Session.isUnknownName(e)) {
          throw e;
        }
        session.forget();
      }
    }
    throw address.problem(
        "no-such-table",
        "There is no table '" + name + "' that this user may read.",
        "Maybe name its schema too: schema.table.");
  }

  private static Table of(Session session, Address address, String from) throws SQLException {
    List<TableColumn> columns = new ArrayList<>();
    session.describe(
        "SELECT * FROM " + from + " WHERE false",
        metadata -> {
          for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(column(address.dialect(), metadata, i));
          }
        });
    return new Table(from, columns);
  }

  private static TableColumn column(Dialect dialect, ResultSetMetaData metadata, int i)
      throws SQLException {
    return new TableColumn(
        metadata.getColumnName(i),
        dialect.kind(metadata.getColumnTypeName(i)),
        Math.max(0, metadata.getScale(i)));
  }

  List<String> header() {
    return columns.stream().map(TableColumn::name).toList();
  }

  /** The column of this name; it is one of the header's. */
  TableColumn column(String name) {
    return columns.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No column " + name));
  }
}
