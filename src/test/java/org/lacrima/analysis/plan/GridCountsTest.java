package org.lacrima.analysis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.Problems;

/** Grids of a file that several threads read, against bins by the definition. */
class GridCountsTest {

  private static final List<String> NAMES = List.of("likert", "mean", "real", "wild", "group");
  private static final int ROWS = 60_000;

  private static List<String[]> rows(int n) {
    Random random = new Random(11);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(
          new String[] {
            random.nextInt(20) == 0 ? "" : "" + (1 + random.nextInt(7)),
            random.nextInt(97) * 0.25 + "",
            100 + random.nextGaussian() * 3 + "",
            // far apart, and many close to zero
            random.nextInt(900) == 0
                ? (1 + random.nextInt(3)) + "000000000"
                : String.format(Locale.ROOT, "%.6f", random.nextInt(1000) / 1e6),
            random.nextInt(30) == 0 ? "" : "g" + random.nextInt(3)
          });
    }
    return rows;
  }

  private static Answer answer(List<String[]> rows, int threads, Set<Need<?>> needs) {
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

  private static Need.GridOf grid(String x, String y, boolean ofNumbers) {
    return new Need.GridOf(Filter.NONE, x, y, List.of(), ofNumbers);
  }

  /** What a grid says, as text. */
  private static Map<String, Long> said(Grid grid) {
    Map<String, Long> said = new TreeMap<>();
    Crosstab cells = grid.cells();
    for (int i = 0; i < cells.countOf().length; i++) {
      said.put(
          cells.rows().get(cells.rowOf()[i]).text()
              + ":"
              + cells.columns().get(cells.columnOf()[i]).text(),
          cells.countOf()[i]);
    }
    return said;
  }

  @Test
  void bins_are_the_narrowest_that_are_few_enough() {
    List<String[]> rows = rows(ROWS);
    for (int threads : new int[] {1, 3}) {
      for (String name : List.of("likert", "mean", "real", "wild")) {
        Need.GridOf need = grid(name, "", false);
        Grid found = answer(rows, threads, Set.of(need)).get(need);
        double[] values =
            rows.stream()
                .map(row -> row[NAMES.indexOf(name)])
                .filter(field -> !field.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        double width = width(values);
        assertThat(found.rowWidth()).as(name).isEqualTo(width);
        Map<String, Long> expected = new TreeMap<>();
        for (double value : values) {
          double at = width == 0 ? value : Math.floor(value / width) * width + width / 2;
          expected.merge(Level.of(at).text() + ":", 1L, Long::sum);
        }
        assertThat(said(found)).as(name).isEqualTo(expected);
      }
    }
  }

  private static double width(double[] values) {
    if (java.util.Arrays.stream(values).distinct().count() <= Grid.MOST_BINS) {
      return 0;
    }
    for (int power = -25; ; power++) {
      double width = Math.scalb(1.0, power);
      long occupied =
          java.util.Arrays.stream(values).map(v -> Math.floor(v / width)).distinct().count();
      if (occupied <= Grid.MOST_BINS) {
        return width;
      }
    }
  }

  @Test
  void neither_threads_nor_the_order_of_rows_change_a_grid() {
    List<String[]> rows = rows(ROWS);
    Set<Need<?>> needs =
        Set.of(
            grid("likert", "mean", true),
            grid("real", "wild", true),
            grid("wild", "group", false),
            grid("real", "", false));
    Answer first = answer(rows, 1, needs);
    List<String[]> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(3));
    for (Answer other : List.of(answer(rows, 4, needs), answer(shuffled, 2, needs))) {
      for (Need<?> need : needs) {
        Grid one = (Grid) first.get(need);
        Grid two = (Grid) other.get(need);
        assertThat(said(two)).isEqualTo(said(one));
        assertThat(two.rowWidth()).isEqualTo(one.rowWidth());
        assertThat(two.columnWidth()).isEqualTo(one.columnWidth());
        assertThat(one.cells().countOf().length).isLessThanOrEqualTo(256 * 256);
      }
    }
  }

  @Test
  void a_grid_beside_the_counts_of_every_value_is_made_from_these() {
    List<String[]> rows = rows(9_000);
    Need.GridOf need = grid("real", "likert", true);
    Grid alone = answer(rows, 2, Set.of(need)).get(need);
    Need.JointFrequencies all =
        new Need.JointFrequencies(Filter.NONE, "real", "likert", List.of(), true);
    Grid beside = answer(rows, 2, Set.of(all, need)).get(need);
    assertThat(said(beside)).isEqualTo(said(alone));
    assertThat(alone.rowWidth()).isPositive();
  }

  @Test
  void few_cases_stay_as_they_are() {
    Need.GridOf need = grid("real", "wild", true);
    Grid grid = answer(rows(Grid.MOST_CASES), 2, Set.of(need)).get(need);
    assertThat(grid.rowWidth()).isZero();
    assertThat(grid.columnWidth()).isZero();
    assertThat(grid.total()).isEqualTo(Grid.MOST_CASES);
    Need.GridOf more = grid("real", "wild", true);
    assertThat(answer(rows(Grid.MOST_CASES + 1), 2, Set.of(more)).get(more).rowWidth())
        .isPositive();
  }
}
