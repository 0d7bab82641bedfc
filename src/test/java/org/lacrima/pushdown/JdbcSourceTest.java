package org.lacrima.pushdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Problem;

/** The same spec on the same rows, from a file and from real databases: the same bits. */
class JdbcSourceTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference/specs");
  private static final List<String> SPECS =
      List.of("airquality", "attitude", "edge", "haireyecolor", "kinds", "mtcars", "sleep");
  private static final List<String> TYPES = List.of("numeric", "double precision", "text");

  private static final Databases DATABASES = new Databases();

  @BeforeAll
  static void fill() {
    for (Databases.Kind kind : Databases.Kind.values()) {
      for (String name : SPECS) {
        for (String type : TYPES) {
          DATABASES.load(
              kind,
              name + "_" + type,
              REFERENCE.resolve(name + ".csv"),
              column ->
                  column.matches("id|site|arm|hair|eye|sex|Hair|Eye|Sex")
                      ? "text"
                      : type(kind, type));
        }
      }
    }
  }

  private static String type(Databases.Kind kind, String type) {
    return type.equals("numeric") && kind == Databases.Kind.DUCKDB ? "decimal(18, 4)" : type;
  }

  @AfterAll
  static void stop() throws IOException {
    DATABASES.close();
  }

  static Stream<Arguments> tables() {
    return Stream.of(Databases.Kind.values())
        .flatMap(
            kind ->
                SPECS.stream()
                    .flatMap(name -> TYPES.stream().map(type -> Arguments.of(kind, name, type))));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_table_gives_the_records_of_the_file(Databases.Kind kind, String name, String type) {
    Path spec = REFERENCE.resolve(name + ".yaml");
    String table = name + "_" + type;
    String fromFile = Runs.results(spec, Runs.csv(REFERENCE.resolve(name + ".csv"), table));
    String url = DATABASES.url(kind, table.replace(" ", "%20"));
    assertThat(Runs.differences(fromFile, Runs.results(spec, JdbcSource.open(url)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void a_table_is_found_in_its_schema(Databases.Kind kind) {
    String schema = kind == Databases.Kind.DUCKDB ? "main" : "public";
    assertThat(JdbcSource.open(DATABASES.url(kind, schema + ".mtcars_text")).header())
        .isEqualTo(JdbcSource.open(DATABASES.url(kind, "mtcars_text")).header())
        .contains("mpg", "wt");
  }

  private static List<String> codes(String url) {
    InvalidInputException failure =
        catchThrowableOfType(InvalidInputException.class, () -> JdbcSource.open(url));
    assertThat(failure.getMessage()).doesNotContain("secret");
    return failure.problems().stream().map(Problem::code).toList();
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void a_table_that_is_not_there_is_told(Databases.Kind kind) {
    for (String table : List.of("nothing", "mtcars_tex_", "no.such", "x\"y", "a;b", "a'b")) {
      assertThat(codes(DATABASES.url(kind, table))).containsExactly("no-such-table");
    }
  }

  @Test
  void a_server_that_does_not_answer_is_told() {
    assertThat(codes("jdbc:postgresql://localhost:1/x?table=t&password=secret"))
        .containsExactly("no-connection");
    assertThat(codes("jdbc:duckdb:/no/such/folder/x.duckdb?table=t"))
        .containsExactly("no-connection");
    assertThat(codes("jdbc:postgresql://localhost/x")).containsExactly("no-table");
    assertThat(codes("jdbc:mysql://localhost/x?table=t&password=secret"))
        .containsExactly("unknown-database");
  }

  @Test
  void a_driver_that_is_not_there_is_told() throws IOException, InterruptedException {
    String classes =
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
            .filter(entry -> !entry.contains("duckdb"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-cp",
                classes,
                "org.lacrima.cli.Main",
                "analyze",
                REFERENCE.resolve("mtcars.yaml").toString(),
                "--data",
                "jdbc:duckdb:x.duckdb?table=t&password=secret")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said).contains("[no-driver]").doesNotContain("secret");
  }
}
