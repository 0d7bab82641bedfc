package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.analysis.multiverse.Multiverse;
import org.lacrima.analysis.multiverse.MultiverseCsv;
import org.lacrima.analysis.multiverse.SpecificationCurve;
import org.lacrima.analysis.verdict.Verdict.Answer;

/** All universes together find what each of them finds alone. */
class MultiverseTest {

  /** A decision: where it stands in the spec below, and what may stand there. */
  private record Decision(String name, String path, List<String> alternatives) {}

  private static final List<Decision> DECISIONS =
      List.of(
          new Decision("method", "analyses.r.method", List.of("pearson", "spearman", "kendall")),
          new Decision("missing", "defaults.missing", List.of("pairwise", "listwise")),
          new Decision(
              "exclude",
              "exclude",
              List.of(
                  "[{when: a == 1 and b > 2, reason: odd}]", "[]", "[{when: c > 50, reason: c}]")),
          new Decision(
              "score", "derive.score", List.of("mean(a, b, min = 1)", "a + b", "standardize(c)")),
          new Decision("given", "analyses.p.given", List.of("[b]", "[b, d]")),
          new Decision("ranks", "analyses.p.method", List.of("pearson", "spearman")),
          new Decision("where", "analyses.t.where", List.of("c > 0", "c > 20", "log(c) < 3")),
          new Decision("variances", "analyses.t.variances", List.of("student", "welch")),
          new Decision("adjust", "families.f.adjust", List.of("holm", "none")),
          new Decision("level", "defaults.alpha", List.of("0.05", "0.001")));

  @TempDir private Path folder = Path.of("");

  private static String spec(List<String> chosen) {
    Map<String, String> at = new TreeMap<>();
    for (int d = 0; d < DECISIONS.size(); d++) {
      at.put(DECISIONS.get(d).name(), chosen.get(d));
    }
    return Specs.header()
        + ("derive:\n  double: c * 2\n  score: \"" + at.get("score") + "\"\n")
        + ("exclude: " + at.get("exclude") + "\n")
        + ("defaults: {missing: " + at.get("missing") + ", alpha: " + at.get("level") + "}\n")
        + ("families: {f: {analyses: [r, p], adjust: " + at.get("adjust") + "}}\n")
        + "analyses:\n"
        + ("  - {id: r, correlation: {x: [a, score], y: [c, double], method: "
            + at.get("method")
            + "}}\n")
        + ("  - {id: p, partial-correlation: {x: [a], y: [score], given: " + at.get("given"))
        + (", method: " + at.get("ranks") + "}}\n")
        + ("  - {id: t, where: "
            + at.get("where")
            + ", t-test: {outcome: [score], group: g, tests:")
        + (" [t], variances: " + at.get("variances") + "}}\n")
        + "  - {id: other, descriptives: {variables: [a, b, score]}}\n";
  }

  private static List<String> first() {
    return DECISIONS.stream().map(decision -> decision.alternatives().get(0)).toList();
  }

  private static String data(Random random, int rows, boolean whole) {
    StringBuilder out = new StringBuilder("g,a,b,c,d\n");
    for (int i = 0; i < rows; i++) {
      out.append(random.nextBoolean() ? "x" : "y");
      for (int v = 0; v < 2; v++) {
        out.append(',').append(random.nextInt(6) == 0 ? "" : 1 + random.nextInt(5));
      }
      double c = 60 * random.nextDouble();
      out.append(',').append(whole ? String.format(Locale.ROOT, "%.1f", c) : Double.toString(c));
      out.append(',').append(random.nextInt(100)).append('\n');
    }
    return out.toString();
  }

  @Property(tries = 12)
  void universes_find_what_the_same_specs_find_one_by_one(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int many, @ForAll boolean whole)
      throws IOException {
    Random random = new Random(seed);
    Path room = Files.createTempDirectory("multiverse");
    Path csv = Specs.write(room, "data.csv", data(random, 200, whole));
    Map<Integer, List<String>> choices = new TreeMap<>();
    while (choices.size() < many) {
      int decision = random.nextInt(DECISIONS.size());
      List<String> all = DECISIONS.get(decision).alternatives();
      choices.put(decision, all.subList(0, 2 + random.nextInt(all.size() - 1)));
    }
    StringBuilder section = new StringBuilder("multiverse:\n  choices:\n");
    choices.forEach(
        (decision, alternatives) -> {
          Decision of = DECISIONS.get(decision);
          section.append("    ").append("of-").append(of.name()).append(":\n");
          for (int k = 0; k < alternatives.size(); k++) {
            section
                .append("      is-" + k + ": ")
                .append(k == 0 ? "{}" : "{" + of.path() + ": " + quoted(alternatives.get(k)) + "}")
                .append('\n');
          }
        });
    section.append("  focal: [{analysis: r}, {analysis: p}, {analysis: t}]\n");
    Multiverse together =
        multiverse(Specs.run(Specs.write(room, "all.yaml", spec(first()) + section), csv, 2));
    int number = 0;
    for (Multiverse.Universe universe : together.universes()) {
      List<String> chosen = new ArrayList<>(first());
      int at = 0;
      for (Map.Entry<Integer, List<String>> choice : choices.entrySet()) {
        chosen.set(choice.getKey(), choice.getValue().get(universe.chosen().get(at++)));
      }
      AnalysisResults alone = Specs.run(Specs.write(room, "one.yaml", spec(chosen)), csv, 1);
      List<ResultRecord> expected =
          alone.records().stream()
              .filter(r -> List.of("r", "rho", "tau", "difference").contains(r.term()))
              .toList();
      assertThat(records(together, ++number)).isEqualTo(expected).hasSize(6);
    }
    assertThat(number)
        .isEqualTo(choices.values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b));
  }

  private static String quoted(String alternative) {
    return alternative.matches("\\[.*|[0-9.]+") ? alternative : '"' + alternative + '"';
  }

  private static Multiverse multiverse(AnalysisResults results) {
    return Objects.requireNonNull(results.multiverse());
  }

  private static List<ResultRecord> records(Multiverse multiverse, int universe) {
    return multiverse.rows().stream()
        .filter(row -> row.universe() == universe)
        .map(Multiverse.Row::record)
        .toList();
  }

  private AnalysisResults run(String multiverse) {
    return Specs.run(
        Specs.write(folder, "spec.yaml", spec(first()) + multiverse),
        Specs.write(folder, "data.csv", data(new Random(1), 120, true)),
        1);
  }

  @Test
  void the_results_of_the_spec_itself_stay_what_they_are() {
    String alone = Specs.csv(run(""));
    String together =
        Specs.csv(
            run(
                """
                multiverse:
                  focal: {analysis: t}
                  choices: {where: {all: {}, log: {analyses.t.where: log(c - 30) > 0}}}
                """));
    assertThat(together).isEqualTo(alone);
    assertThat(run("").notices()).isEmpty();
  }

  @Test
  void formulas_of_other_universes_give_no_notice_about_the_spec() {
    AnalysisResults results =
        run(
            """
            multiverse:
              focal: {analysis: t}
              choices: {where: {all: {}, log: {analyses.t.where: log(c - 30) > 0}}}
            """);
    assertThat(results.notices()).isEmpty();
  }

  @Test
  void a_choice_that_changes_nothing_that_is_looked_at_is_told_and_counted_once() {
    Multiverse found =
        multiverse(
            run(
                """
                multiverse:
                  focal: {analysis: t}
                  choices:
                    variances: {student: {}, welch: {analyses.t.variances: welch}}
                    idle: {now: {}, then: {analyses.r.method: spearman}}
                    unused: {now: {}, then: {derive.double: c * 3}}
                """));
    assertThat(found.universes()).hasSize(8);
    assertThat(found.distinct()).isEqualTo(2);
    assertThat(found.universes())
        .extracting(Multiverse.Universe::sameAs)
        .containsExactly(1, 1, 1, 1, 5, 5, 5, 5);
    assertThat(found.notices())
        .extracting(notice -> notice.code() + " " + notice.about())
        .containsExactly(
            "choice-without-effect idle",
            "choice-without-effect unused",
            "same-universes multiverse");
    assertThat(found.curves()).hasSize(1);
    assertThat(found.curves().get(0).points()).hasSize(2);
  }

  @Test
  void a_curve_goes_from_the_smallest_estimate_to_the_largest() throws IOException {
    Multiverse found =
        multiverse(
            run(
                """
                multiverse:
                  focal: [{analysis: r, x: a, y: c}, {analysis: r}]
                  choices:
                    method: {pearson: {}, rho: {analyses.r.method: spearman}}
                    missing: {pairwise: {}, listwise: {defaults.missing: listwise}}
                    nobody: {all: {}, none: {analyses.r.where: c > 1000}}
                """));
    assertThat(found.curves()).hasSize(5);
    SpecificationCurve curve = found.curves().get(0);
    assertThat(curve.points()).extracting(SpecificationCurve.Point::estimate).isSorted();
    assertThat(curve.without()).isEqualTo(4);
    assertThat(curve.choices()).containsExactly("method", "missing", "nobody");
    StringBuilder csv = new StringBuilder();
    MultiverseCsv.write(found, csv);
    List<Map<String, String>> rows = Specs.rows(csv.toString());
    assertThat(rows).hasSize(8 * 5);
    assertThat(rows.get(0))
        .containsEntry("universe", "1")
        .containsEntry("method", "pearson")
        .containsEntry("nobody", "all")
        .containsEntry("x", "a");
  }

  @Test
  void a_curve_has_a_point_for_each_universe_that_can_differ_in_its_number() {
    Multiverse found =
        multiverse(
            run(
                """
                multiverse:
                  focal: [{analysis: r, x: a, y: c}, {analysis: t}]
                  choices:
                    method: {pearson: {}, rho: {analyses.r.method: spearman}}
                    variances: {student: {}, welch: {analyses.t.variances: welch}}
                """));
    assertThat(found.distinct()).isEqualTo(4);
    assertThat(found.curves().get(0).choices()).containsExactly("method");
    assertThat(found.curves().get(0).points()).hasSize(2);
    assertThat(found.curves().get(1).choices()).containsExactly("variances");
    assertThat(found.curves().get(1).points()).hasSize(2);
  }

  @Test
  void claims_are_asked_in_every_universe() {
    Specs.write(
        folder,
        "published.yaml",
        """
        format: lacrima/published/1
        studies: {s: {citation: "Somebody (2020)"}}
        values: []
        claims:
          - {id: C1, study: s, provenance: abstract, claim: "it is so"}
          - {id: C2, study: s, provenance: abstract, claim: "it cannot be told"}
        """);
    Multiverse found =
        multiverse(
            run(
                """
                multiverse:
                  focal: {analysis: r}
                  choices: {nobody: {all: {}, none: {analyses.r.where: c > 1000}}}
                published:
                  file: published.yaml
                  claims:
                    C1: {significant: {analysis: r, x: score, y: double}}
                    C2: {not-testable: no data.}
                """));
    assertThat(found.claims()).hasSize(1);
    Multiverse.Claim claim = found.claims().get(0);
    assertThat(claim.id()).isEqualTo("C1");
    assertThat(claim.answers().get(1)).isIn(Answer.YES, Answer.NO);
    assertThat(claim.answers().get(2)).isEqualTo(Answer.NOT_TESTABLE);
    assertThat(claim.counts()).containsEntry(Answer.NOT_TESTABLE, 1);
    assertThat(new LinkedHashMap<>(claim.counts()).values().stream().mapToInt(i -> i).sum())
        .isEqualTo(2);
  }
}
