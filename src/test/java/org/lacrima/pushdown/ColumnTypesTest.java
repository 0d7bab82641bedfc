package org.lacrima.pushdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Problem;

/** A column of any type means what it would mean in a CSV file. */
class ColumnTypesTest {

  private static final Databases DATABASES = new Databases();

  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void stop() throws IOException {
    DATABASES.close();
  }

  private Path spec(String analyses) throws IOException {
    return Files.writeString(
        folder.resolve("spec.yaml"),
        "format: lacrima/analysis/1\nid: types\ntitle: Types\n" + analyses);
  }

  private void make(Databases.Kind kind, String columns, String... rows) {
    DATABASES.execute(
        kind,
        List.of(
            "DROP TABLE IF EXISTS t",
            "CREATE TABLE t (" + columns + ")",
            "INSERT INTO t VALUES (" + String.join("), (", rows) + ")"));
  }

  private static JdbcSource table(Databases.Kind kind) {
    return JdbcSource.open(DATABASES.url(kind, "t"));
  }

  private void assertSame(Databases.Kind kind, Path spec, String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), csv);
    assertThat(
            Runs.differences(
                Runs.results(spec, Runs.csv(file, "t")), Runs.results(spec, table(kind))))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void every_type_is_read_as_it_would_stand_in_a_file(Databases.Kind kind) throws IOException {
    make(
        kind,
        "flag boolean, small smallint, whole bigint, money decimal(12, 2), d double precision,"
            + " r real, numbers varchar(20), zip text, day date, noon timestamp, id uuid",
        "true, 1, 5000000000, 12.50, 0.1, 0.1, '12.5', '007', '2024-01-02', '2024-01-02 12:00:00', '12345678-1234-1234-1234-123456789abc'",
        "false, -2, 7, -0.25, 0.00001, 2.5, '.5', '12', '2024-01-03', '2024-01-02 12:00:00.5', '12345678-1234-1234-1234-123456789abc'",
        "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
        "true, 3, 9, 100, 250, -3, '', 'a,\"b\"', '2023-12-31', '2024-01-02 12:00:00', '22345678-1234-1234-1234-123456789abc'");
    assertSame(
        kind,
        spec(
            """
            derive: {yes: "if(flag, 1, 0)", late: "day > '2024-01-02'"}
            analyses:
              - {id: f, frequencies: {variables: [flag, zip, day, noon, id, yes, late]}}
              - {id: d, descriptives: {variables: [flag, small, whole, money, d, r, numbers]}}
              - {id: r, correlation: {variables: [small, whole, money, d, r]}}
              - {id: t, t-test: {outcome: [money, d], group: flag}}
            """),
        """
        flag,small,whole,money,d,r,numbers,zip,day,noon,id
        1,1,5000000000,12.50,0.1,0.1,12.5,007,2024-01-02,2024-01-02 12:00:00,12345678-1234-1234-1234-123456789abc
        0,-2,7,-0.25,0.00001,2.5,.5,12,2024-01-03,2024-01-02 12:00:00.5,12345678-1234-1234-1234-123456789abc
        ,,,,,,,,,,
        1,3,9,100.00,250,-3,,"a,""b\""",2023-12-31,2024-01-02 12:00:00,22345678-1234-1234-1234-123456789abc
        """);
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void names_of_any_kind_are_found(Databases.Kind kind) throws IOException {
    DATABASES.execute(
        kind,
        List.of(
            "DROP TABLE IF EXISTS \"My \"\"odd\"\" t.able; --\"",
            "CREATE TABLE \"My \"\"odd\"\" t.able; --\" (\"Solar.R\" integer, \"a \"\"b\"\"\" text, \"SELECT\" integer, c0 integer)",
            "INSERT INTO \"My \"\"odd\"\" t.able; --\" VALUES (1, 'x', 3, 8), (2, 'y', 5, 9), (4, 'x', 4, 2)"));
    Path spec =
        spec(
            """
            derive: {z: "`Solar.R` * 2 + c0"}
            analyses:
              - {id: f, frequencies: {variables: ["`a \\"b\\"`"]}}
              - {id: r, correlation: {variables: ["`Solar.R`", SELECT, z]}}
            """);
    Path file =
        Files.writeString(
            folder.resolve("t.csv"),
            "Solar.R,\"a \"\"b\"\"\",SELECT,c0\n1,x,3,8\n2,y,5,9\n4,x,4,2\n");
    JdbcSource source =
        JdbcSource.open(DATABASES.url(kind, "My \"odd\" t.able; --".replace("%", "%25")));
    assertThat(
            Runs.differences(
                Runs.results(spec, Runs.csv(file, "My \"odd\" t.able; --")),
                Runs.results(spec, source)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void numbers_too_long_for_exact_sums_are_doubles_as_in_a_file(Databases.Kind kind)
      throws IOException {
    make(
        kind,
        "x decimal(38, 20), y double precision, z text",
        "1.00000000000000000001, '0.12345678901234567', '123456789012345678901234567890'",
        "2.5, 1e20, '-1'",
        "-7.25, 12, '0.5'");
    assertSame(
        kind,
        spec(
            "analyses: [{id: d, descriptives: {variables: [x, y, z]}}, {id: r, correlation: {variables: [x, y, z]}}]\n"),
        """
        x,y,z
        1.00000000000000000001,0.12345678901234567,123456789012345678901234567890
        2.5,100000000000000000000,-1
        -7.25,12,0.5
        """);
  }

  private static List<Problem> problems(Path spec, JdbcSource source) {
    InvalidInputException failure =
        catchThrowableOfType(InvalidInputException.class, () -> Runs.results(spec, source));
    assertThat(failure.getMessage()).doesNotContain("secret");
    return failure.problems();
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void nan_is_no_number_unless_it_is_declared_missing(Databases.Kind kind) throws IOException {
    make(kind, "x double precision", "1", "'NaN'", "3.5");
    String analyses = "analyses: [{id: d, descriptives: {variables: [x]}}]\n";
    assertThat(problems(spec(analyses), table(kind)).get(0))
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("text-where-number-needed");
              assertThat(problem.message().toLowerCase(Locale.ROOT)).contains("'x'", "'nan'");
            });
    Path declared = spec("data: {missing-codes: ['NaN', 'nan']}\n" + analyses);
    assertSame(kind, declared, "x\n1\nNaN\n3.5\n");
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void a_text_where_a_number_is_needed_is_told_with_the_text(Databases.Kind kind)
      throws IOException {
    make(kind, "x text, y integer", "'1', 1", "'2,5', 2", "'3', 3");
    assertThat(
            problems(spec("analyses: [{id: r, correlation: {variables: [x, y]}}]\n"), table(kind)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("text-where-number-needed");
              assertThat(problem.message()).contains("'x'", "'2,5'");
            });
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void an_empty_table_gives_empty_records(Databases.Kind kind) throws IOException {
    DATABASES.execute(
        kind, List.of("DROP TABLE IF EXISTS t", "CREATE TABLE t (x integer, y numeric, g text)"));
    assertSame(
        kind,
        spec(
            """
            exclude: [{when: x > 1, reason: large}]
            analyses:
              - {id: d, descriptives: {variables: [x, y]}}
              - {id: r, correlation: {variables: [x, y]}}
              - {id: t, t-test: {outcome: [x], group: g}}
              - {id: c, chi-square: {rows: g, columns: x}}
            """),
        "x,y,g\n");
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void nothing_can_be_written_through_the_connection(Databases.Kind kind) {
    make(kind, "x integer", "1");
    Session session = Session.open(Address.of(DATABASES.url(kind, "t")));
    try (session) {
      SQLException refused =
          catchThrowableOfType(
              SQLException.class, () -> session.query("INSERT INTO t VALUES (2)", row -> {}));
      assertThat(refused.getMessage()).containsIgnoringCase("read-only");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void all_statements_of_an_answer_see_one_state() throws SQLException {
    make(Databases.Kind.POSTGRESQL, "x integer", "1", "2");
    try (Session session = Session.open(Address.of(DATABASES.url(Databases.Kind.POSTGRESQL, "t")));
        Connection other = DATABASES.connect(Databases.Kind.POSTGRESQL)) {
      assertThat(session.aggregates(List.of("count(*)"), "t")).containsExactly("2");
      other.createStatement().execute("INSERT INTO t VALUES (3)");
      assertThat(session.aggregates(List.of("count(*)"), "t")).containsExactly("2");
    }
  }

  @Test
  void duckdb_reads_files_that_have_types() throws IOException, SQLException {
    Path data = Files.writeString(folder.resolve("data.csv"), "x,y\n1,2.5\n2,3.5\n5,1\n");
    Path typed = folder.resolve("data.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      connection.createStatement().execute("COPY (FROM '" + data + "') TO '" + typed + "'");
    }
    Path spec = spec("analyses: [{id: r, correlation: {variables: [x, y]}}]\n");
    assertThat(
            Runs.differences(
                Runs.results(spec, Runs.csv(data, typed.toString())),
                Runs.results(spec, JdbcSource.open("jdbc:duckdb:?table=" + typed))))
        .isEmpty();
  }

  @Test
  void duckdb_does_not_guess_the_types_of_files() throws IOException {
    Path data = Files.writeString(folder.resolve("data.csv"), "x,y\n1,2.5\n");
    for (String table : List.of(data.toString(), data + ".gz", "https://example.org/x.parquet")) {
      assertThatThrownBy(() -> JdbcSource.open("jdbc:duckdb:?table=" + table))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> assertThat(e.problems().get(0).code()).isEqualTo("guessed-types"));
    }
  }
}
