package org.lacrima.pushdown;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.Problems;
import org.postgresql.PGConnection;

/** A real PostgreSQL and a real DuckDB, filled from CSV files. */
final class Databases implements AutoCloseable {

  enum Kind {
    POSTGRESQL,
    DUCKDB
  }

  private final EmbeddedPostgres postgres;
  private final Path folder;
  private final Path duck;

  Databases() {
    try {
      this.folder = Files.createTempDirectory("lacrima");
      this.postgres = EmbeddedPostgres.builder().start();
      this.duck = folder.resolve("test.duckdb");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return postgres.getPort();
  }

  String url(Kind kind, String table) {
    return kind == Kind.DUCKDB
        ? "jdbc:duckdb:" + duck + "?table=" + table
        : "jdbc:postgresql://localhost:"
            + port()
            + "/postgres?user=postgres&password=secret&table="
            + table;
  }

  /** A connection that may write. */
  Connection connect(Kind kind) throws SQLException {
    return kind == Kind.DUCKDB
        ? DriverManager.getConnection("jdbc:duckdb:" + duck)
        : postgres.getPostgresDatabase().getConnection();
  }

  /**
   * Makes a table of a CSV file.
   *
   * @param types the SQL type of each column; its fields are cast to it
   */
  void load(Kind kind, String table, Path csv, Function<String, String> types) {
    Problems problems = new Problems();
    CsvFile file = CsvFile.open(csv, problems);
    if (file == null) {
      throw new IllegalArgumentException(problems.all().toString());
    }
    String name = Dialect.name(table);
    String texts =
        file.header().stream()
            .map(c -> Dialect.name(c) + " text")
            .collect(Collectors.joining(", "));
    String casts =
        file.header().stream()
            .map(Dialect::name)
            .map(c -> "CAST(NULLIF(" + c + ", '') AS " + types.apply(unquoted(c)) + ") AS " + c)
            .collect(Collectors.joining(", "));
    try (Connection connection = connect(kind);
        var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + name);
      statement.execute("DROP TABLE IF EXISTS staged");
      statement.execute("CREATE TABLE staged (" + texts + ")");
      if (kind == Kind.DUCKDB) {
        statement.execute(
            "INSERT INTO staged SELECT * FROM read_csv('"
                + csv
                + "', all_varchar = true, header = true, auto_detect = false, quote = '\"',"
                + " escape = '\"', columns = {"
                + file.header().stream()
                    .map(c -> "'" + c.replace("'", "''") + "': 'VARCHAR'")
                    .collect(Collectors.joining(", "))
                + "})");
      } else {
        try (Reader reader = Files.newBufferedReader(csv)) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY staged FROM STDIN (FORMAT csv, HEADER)", reader);
        }
      }
      statement.execute("CREATE TABLE " + name + " AS SELECT " + casts + " FROM staged");
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(table + " in " + kind, e);
    }
  }

  private static String unquoted(String name) {
    return name.substring(1, name.length() - 1).replace("\"\"", "\"");
  }

  void execute(Kind kind, List<String> statements) {
    try (Connection connection = connect(kind);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    Files.deleteIfExists(duck);
    Files.deleteIfExists(folder);
  }
}
