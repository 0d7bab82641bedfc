package org.lacrima.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Crosstab;
import org.lacrima.analysis.plan.Grid;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Problem;
import org.lacrima.statistics.summary.CrossProductMatrix;

/** Random plans over random data give the same bits from a file and from both databases. */
class SameBitsPropertyTest {

  private static final Databases DATABASES = new Databases();

  @AfterContainer
  static void stop() throws IOException {
    DATABASES.close();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void any_plan_has_one_answer(@ForAll long seed) throws IOException {
    RandomPlans random = new RandomPlans(seed);
    Path csv = Files.createTempFile("plan", ".csv");
    try {
      Files.writeString(csv, random.csv());
      Plan plan = random.plan();
      List<String> expected = answer(Runs.csv(csv, "t"), plan);
      for (Databases.Kind kind : Databases.Kind.values()) {
        DATABASES.load(
            kind,
            "t",
            csv,
            column -> {
              String type = random.types.getOrDefault(column, "text");
              return type.equals("numeric") && kind == Databases.Kind.DUCKDB
                  ? "decimal(12, 3)"
                  : type;
            });
        JdbcSource source = JdbcSource.open(DATABASES.url(kind, "t"));
        assertThat(
                Runs.differences(
                    String.join("\n", expected), String.join("\n", answer(source, plan))))
            .as("%s, seed %s, %s", kind, seed, formulas(plan))
            .isEmpty();
        boolean streamed =
            source.statements().stream()
                .anyMatch(sql -> !sql.matches("(?s).*(count\\(\\*\\)|WHERE false).*"));
        Statistics.label(kind.name())
            .collect(expected.size() == 1 ? "refused" : streamed ? "partly streamed" : "by SQL");
      }
    } finally {
      Files.delete(csv);
    }
  }

  private static String formulas(Plan plan) {
    StringBuilder all = new StringBuilder();
    plan.derivations()
        .forEach(d -> all.append(d.name()).append(": ").append(d.formula().text()).append('\n'));
    plan.exclusions().forEach(e -> all.append("exclude ").append(e.when().text()).append('\n'));
    return all.toString();
  }

  /** The answer as texts; of a refusal, its codes. */
  private static List<String> answer(SummarySource source, Plan plan) {
    List<String> lines = new ArrayList<>();
    try {
      Answer answer = source.answer(plan);
      lines.add(answer.rows() + " rows, excluded " + answer.excluded());
      answer.faults().forEach(fault -> lines.add(fault.toString()));
      for (Need<?> need : plan.needs()) {
        lines.add(
            need.getClass().getSimpleName()
                + " "
                + need.complete()
                + " where "
                + need.where().text()
                + ": "
                + text(answer.get(need)));
      }
    } catch (InvalidInputException e) {
      e.problems().stream().map(Problem::code).distinct().sorted().forEach(lines::add);
    }
    return lines;
  }

  private static String text(Object summary) {
    if (summary instanceof CrossProductMatrix matrix) {
      StringBuilder text = new StringBuilder(matrix.n() + ":");
      for (int i = 0; i < matrix.size(); i++) {
        text.append(' ').append(matrix.mean(i));
        for (int j = 0; j < matrix.size(); j++) {
          text.append(',').append(matrix.sum(i, j));
        }
      }
      return text.toString();
    }
    if (summary instanceof Crosstab table) {
      return table.rows()
          + " "
          + table.columns()
          + Arrays.toString(table.rowOf())
          + Arrays.toString(table.columnOf())
          + Arrays.toString(table.countOf());
    }
    if (summary instanceof Grid grid) {
      return text(grid.cells()) + grid.rowWidth() + " " + grid.columnWidth();
    }
    return summary instanceof double[][] cases ? Arrays.deepToString(cases) : summary.toString();
  }
}
