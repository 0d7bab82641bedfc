package org.lacrima.analysis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.Problems;

/** Joint frequencies of a file that several threads read, against a plain count of its lines. */
class JointCountsTest {

  private static final List<String> NAMES = List.of("few", "many", "text", "real", "rare");
  private static final int ROWS = 70_000;

  private final String[][] rows = rows();

  private static String[][] rows() {
    Random random = new Random(5);
    String[][] rows = new String[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] =
          new String[] {
            random.nextInt(20) == 0 ? "" : "" + (1 + random.nextInt(7)),
            random.nextInt(30) == 0 ? "" : "" + random.nextInt(i < ROWS / 2 ? 9 : 700),
            random.nextInt(9) == 0 ? "" : "t" + random.nextInt(3),
            random.nextInt(1000) / 7.0 + "",
            i % 9000 == 1 ? "1" : i % 5000 == 2 ? "2" : ""
          };
    }
    return rows;
  }

  private static Need.JointFrequencies need(String x, String y, String... others) {
    return new Need.JointFrequencies(Filter.NONE, x, y, List.of(others), false);
  }

  private Answer answer(int threads, Set<Need<?>> needs) {
    StringBuilder csv = new StringBuilder(String.join(",", NAMES)).append('\n');
    for (String[] row : rows) {
      csv.append(String.join(",", row)).append('\n');
    }
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    Problems problems = new Problems();
    CsvFile file = CsvFile.open("data.csv", () -> new ByteArrayInputStream(bytes), problems);
    assertThat(problems.all()).isEmpty();
    List<Variable> columns = NAMES.stream().map(Variable::named).toList();
    return new CsvSource(Objects.requireNonNull(file), "data.csv", threads, read -> {})
        .answer(new Plan(columns, List.of(), List.of(), needs));
  }

  private Map<List<Object>, Long> counted(Need.JointFrequencies need) {
    Map<List<Object>, Long> counts = new HashMap<>();
    for (String[] row : rows) {
      if (need.complete().stream().noneMatch(name -> field(row, name).isEmpty())) {
        List<Object> cell = List.of(level(need.rows(), row), level(need.columns(), row));
        counts.merge(cell, 1L, Long::sum);
      }
    }
    return counts;
  }

  private static String field(String[] row, String name) {
    return row[NAMES.indexOf(name)];
  }

  private static Object level(String name, String[] row) {
    String field = field(row, name);
    return name.equals("text") ? field : Double.valueOf(field);
  }

  private static Map<List<Object>, Long> cells(Crosstab table) {
    Map<List<Object>, Long> counts = new HashMap<>();
    for (int i = 0; i < table.countOf().length; i++) {
      Level row = table.rows().get(table.rowOf()[i]);
      Level column = table.columns().get(table.columnOf()[i]);
      counts.put(List.of(value(row), value(column)), table.countOf()[i]);
    }
    return counts;
  }

  private static Object value(Level level) {
    return Double.isNaN(level.number()) ? level.text() : (Object) level.number();
  }

  @Test
  void every_cell_has_the_count_of_its_lines() {
    Set<Need<?>> needs =
        Set.of(
            need("few", "text"),
            need("few", "many"),
            need("many", "few"),
            need("many", "real"),
            need("few", "few"),
            need("few", "text", "many"),
            need("text", "many", "rare"));
    Answer answer = answer(3, needs);
    for (Need<?> each : needs) {
      Need.JointFrequencies need = (Need.JointFrequencies) each;
      assertThat(cells(answer.get(need))).as(need.toString()).isEqualTo(counted(need));
    }
  }

  @Test
  void a_level_that_no_complete_case_has_is_no_level_of_the_table() {
    Need.JointFrequencies need = need("many", "few", "rare");
    Crosstab table = answer(2, Set.of(need, need("many", "few"))).get(need);
    assertThat(table.rows()).hasSizeLessThan(30);
    assertThat(table.rows()).isSorted();
    assertThat(cells(table)).isEqualTo(counted(need));
  }
}
