package org.lacrima.pushdown;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.ResultsCsv;
import org.lacrima.analysis.SpecRun;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.postgresql.PGConnection;

/** The same spec on the same rows, from a file and from a real PostgreSQL: the same bits. */
class JdbcSourceTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference/specs");
  private static EmbeddedPostgres postgres = start();

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void fill() throws SQLException, IOException {
    for (String name : List.of("airquality", "mtcars", "edge")) {
      Path csv = REFERENCE.resolve(name + ".csv");
      String header = Files.readAllLines(csv).get(0).replace("\"", "");
      String columns =
          Arrays.stream(header.split(","))
              .map(c -> "\"" + c + "\" " + (c.matches("id|site|arm") ? "text" : "numeric"))
              .collect(Collectors.joining(", "));
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Reader reader = Files.newBufferedReader(csv)) {
        connection.createStatement().execute("CREATE TABLE " + name + " (" + columns + ")");
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + name + " FROM STDIN (FORMAT csv, HEADER)", reader);
      }
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static String url(String table) {
    return "jdbc:postgresql://localhost:"
        + postgres.getPort()
        + "/postgres?user=postgres&password=secret&table="
        + table;
  }

  private static String run(String name, SummarySource source) throws IOException {
    Path spec = REFERENCE.resolve(name + ".yaml");
    StringBuilder csv = new StringBuilder();
    ResultsCsv.write(
        SpecRun.run(
            AnalysisSpecLoader.load(spec, source.header(), survey -> null).get(), source, "test"),
        csv);
    return csv.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"airquality", "mtcars", "edge"})
  void a_table_gives_the_records_of_the_file(String name) throws IOException {
    CsvFile file = requireNonNull(CsvFile.open(REFERENCE.resolve(name + ".csv"), new Problems()));
    String fromFile = run(name, new CsvSource(file, name, 1, bytes -> {}));
    assertThat(run(name, JdbcSource.open(url(name)))).isEqualTo(fromFile);
    assertThat(run(name, JdbcSource.open(url("public." + name)))).isEqualTo(fromFile);
  }

  private static List<String> codes(String url) {
    InvalidInputException failure =
        catchThrowableOfType(InvalidInputException.class, () -> JdbcSource.open(url));
    assertThat(failure.getMessage()).doesNotContain("secret");
    return failure.problems().stream().map(Problem::code).toList();
  }

  @Test
  void a_table_that_is_not_there_and_a_server_that_does_not_answer_are_told() {
    assertThat(codes(url("nothing"))).containsExactly("no-such-table");
    assertThat(codes(url("mtcar_"))).containsExactly("no-such-table");
    assertThat(codes("jdbc:postgresql://localhost:1/x?table=t&password=secret"))
        .containsExactly("no-connection");
    assertThat(codes("jdbc:postgresql://localhost/x")).containsExactly("no-table");
    assertThat(codes("jdbc:mysql://localhost/x?table=t")).containsExactly("unknown-database");
  }
}
