package org.lacrima.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums that doubles cannot add come out exact, in any order of rows. */
class ExactSumsTest {

  private static final Databases DATABASES = new Databases();

  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void stop() throws IOException {
    DATABASES.close();
  }

  private static final String SPEC =
      """
      format: lacrima/analysis/1
      id: exact
      title: Exact
      analyses:
        - {id: d, descriptives: {variables: [x, y]}}
        - {id: r, correlation: {variables: [x, y]}}
        - {id: t, t-test: {outcome: [x, y], group: g, tests: [t]}}
      """;

  /** Some 1e15, some near 0, with two decimals: no order of doubles gives their sums. */
  private static List<String> rows() {
    Random random = new Random(7);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      long whole = i % 2 == 0 ? 1_000_000_000_000_000L : random.nextInt(3);
      long other = i % 3 == 0 ? -999_999_999_999_999L : random.nextInt(100);
      rows.add(
          (i % 5 < 2 ? "a" : "b")
              + ","
              + whole
              + "."
              + (10 + random.nextInt(90))
              + ","
              + other
              + "."
              + random.nextInt(10));
    }
    return rows;
  }

  private Path csv(List<String> rows) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), "g,x,y\n" + String.join("\n", rows) + "\n");
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void sums_of_large_and_small_do_not_depend_on_order(Databases.Kind kind) throws IOException {
    Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    List<String> rows = rows();
    String expected = Runs.results(spec, Runs.csv(csv(rows), "t"));
    double[] sorted =
        rows.stream().mapToDouble(row -> Double.parseDouble(row.split(",")[1])).sorted().toArray();
    double ascending = 0;
    double descending = 0;
    for (int i = 0; i < sorted.length; i++) {
      ascending += sorted[i];
      descending += sorted[sorted.length - 1 - i];
    }
    assertThat(ascending).isNotEqualTo(descending); // so doubles would have told
    for (int k = 0; k < 3; k++) {
      Collections.shuffle(rows, new Random(k));
      for (String type : List.of("decimal(18, 2)", "text")) {
        DATABASES.load(kind, "t", csv(rows), column -> column.equals("g") ? "text" : type);
        JdbcSource source = JdbcSource.open(DATABASES.url(kind, "t"));
        assertThat(Runs.differences(expected, Runs.results(spec, source))).isEmpty();
        assertThat(source.statements())
            .allMatch(sql -> sql.matches("(?s).*(count\\(\\*\\)|WHERE false).*"));
      }
    }
  }
}
