package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.analysis.samples.Forest;
import org.lacrima.analysis.samples.ForestRow;
import org.lacrima.analysis.samples.Samples;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Problems;

/** Several samples under one spec: each as if it were alone, compared and pooled as R does. */
class SamplesTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference/samples");
  private static final String LEVELS =
      "data: {samples: {column: species, levels: {se: setosa, ve: versicolor, vi: virginica}}}\n";
  private static final String ANALYSES =
      """
      exclude: [{when: length == 5.1 and width > 3.6, reason: odd}]
      derive: {z: standardize(width)}
      analyses:
        - {id: r, correlation: {x: [length], y: [width, petal_length]}}
        - {id: rho, correlation: {x: [length], y: [width, petal_length], method: spearman}}
        - {id: partial, partial-correlation: {x: [length], y: [petal_length], given: [petal_width]}}
        - {id: d, descriptives: {variables: [z, width]}}
      """;
  private static final String PLAIN = ANALYSES.substring(ANALYSES.indexOf("derive"));

  @TempDir private Path folder = Path.of("");

  private AnalysisResults run(String spec) {
    return Specs.run(
        Specs.write(folder, "spec.yaml", Specs.header() + spec), REFERENCE.resolve("iris.csv"));
  }

  private static Samples samples(AnalysisResults results) {
    return Objects.requireNonNull(results.samples());
  }

  private static AnalysisResult analysis(AnalysisResults results, String id) {
    return results.everything().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id));
  }

  private static ResultRecord record(AnalysisResult of, String term, String y, String level) {
    return of.records().stream()
        .filter(r -> r.term().equals(term) && r.y().equals(y) && r.level().equals(level))
        .findFirst()
        .orElseThrow(() -> new AssertionError(term + " " + y + " " + level));
  }

  private static Map<String, double[]> expected() throws IOException {
    Map<String, double[]> expected = new LinkedHashMap<>();
    for (String line : Files.readAllLines(REFERENCE.resolve("expected.csv"))) {
      if (!line.startsWith("#")) {
        String[] fields = line.split(",");
        expected.put(
            fields[0], Arrays.stream(fields).skip(1).mapToDouble(Double::parseDouble).toArray());
      }
    }
    return expected;
  }

  @Test
  void samples_are_pooled_and_compared_as_metafor_and_psych_do() throws IOException {
    AnalysisResults results = run(LEVELS + PLAIN);
    Map<String, String> names = Map.of("setosa", "se", "versicolor", "ve", "virginica", "vi");
    int compared = 0;
    for (Map.Entry<String, double[]> entry : expected().entrySet()) {
      String[] words = entry.getKey().split(" ");
      double[] r = entry.getValue();
      if (words[0].equals("r.test")) {
        words = new String[] {"r", words[1], "setosa:versicolor"};
        r = new double[] {Double.NaN, r[0], r[1]};
      }
      if (words[2].equals("pooled")) {
        AnalysisResult of = analysis(results, words[0] + "@pooled");
        ResultRecord pooled = record(of, "pooled_r", words[1], "");
        ResultRecord q = record(of, "q", words[1], "");
        ResultRecord prediction = record(of, "prediction", words[1], "");
        assertThat(
                new double[] {
                  pooled.estimate(),
                  pooled.ciLow(),
                  pooled.ciHigh(),
                  pooled.p(),
                  record(of, "pooled_z", words[1], "").se(),
                  record(of, "tau_squared", words[1], "").estimate(),
                  record(of, "i_squared", words[1], "").estimate(),
                  q.statistic(),
                  q.p(),
                  prediction.ciLow(),
                  prediction.ciHigh()
                })
            .as(entry.getKey())
            .containsExactly(r, within(1e-9)); // metafor stops its search for tau² at 1e-14
      } else if (words[2].equals("weights")) {
        Forest forest = forest(results, words[0], words[1]);
        assertThat(forest.rows().subList(0, 3).stream().mapToDouble(ForestRow::weight).toArray())
            .containsExactly(r, within(1e-9));
      } else {
        String[] two = words[2].split(":");
        ResultRecord difference =
            record(
                analysis(results, words[0] + "@compared"),
                "r_difference",
                words[1],
                names.get(two[0]) + ":" + names.get(two[1]));
        double z = difference.statistic(); // psych leaves its sign out
        assertThat(Double.isNaN(r[0]) ? Math.abs(z) : z)
            .as(entry.getKey())
            .isCloseTo(r[1], within(1e-12));
        assertThat(difference.p()).as(entry.getKey()).isCloseTo(r[2], within(1e-12));
      }
      compared++;
    }
    assertThat(compared).isEqualTo(27);
  }

  private static Forest forest(AnalysisResults results, String analysis, String y) {
    return samples(results).forests().stream()
        .filter(forest -> forest.analysis().equals(analysis) && forest.y().equals(y))
        .findFirst()
        .orElseThrow();
  }

  private static List<ResultRecord> under(String id, AnalysisResults results) {
    List<ResultRecord> records = new ArrayList<>();
    for (AnalysisResult analysis : results.everything()) {
      if (analysis.id().endsWith(id)) {
        analysis.records().forEach(r -> records.add(r.in("x")));
      }
    }
    return records;
  }

  @Test
  void each_sample_gives_what_its_rows_give_alone() {
    AnalysisResults together = run(LEVELS + ANALYSES);
    Map<String, String> species = Map.of("@se", "setosa", "@ve", "versicolor", "@vi", "virginica");
    species.forEach(
        (id, name) -> {
          AnalysisResults alone =
              run(
                  ANALYSES.replace(
                      "exclude: [", "exclude: [{when: species != '" + name + "', reason: o}, "));
          assertThat(under(id, together)).isEqualTo(under("", alone)).isNotEmpty();
        });
    assertThat(together.analyses()).isEqualTo(run(ANALYSES).analyses());
    assertThat(samples(together).samples())
        .extracting(sample -> sample.name() + " " + sample.data().analysed())
        .containsExactly("se 46", "ve 50", "vi 50");
  }

  private Path species(String name) throws IOException {
    List<String> lines = Files.readAllLines(REFERENCE.resolve("iris.csv"));
    List<String> own = new ArrayList<>(List.of(lines.get(0).replace(",species", "")));
    for (String line : lines) {
      if (line.endsWith("," + name)) {
        own.add(line.replace("," + name, ""));
      }
    }
    return Specs.write(folder, name + ".csv", String.join("\n", own) + "\n");
  }

  private AnalysisResults ofFiles(String spec, Map<String, Path> paths) {
    Map<String, CsvFile> files = new LinkedHashMap<>();
    Problems problems = new Problems();
    paths.forEach(
        (name, path) ->
            files.put(name, Objects.requireNonNull(CsvFile.open(path, problems), path.toString())));
    CsvSource source = new CsvSource(files, "several", 2);
    SpecFile loaded =
        AnalysisSpecLoader.load(
                Specs.write(folder, "files.yaml", Specs.header() + spec),
                source.header(),
                Specs.NO_SURVEYS)
            .get();
    return SpecRun.run(loaded, source, "lacrima test");
  }

  @Test
  void a_file_for_each_sample_is_the_same_as_a_column() throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("se", species("setosa"));
    files.put("ve", species("versicolor"));
    files.put("vi", species("virginica"));
    String exact = ANALYSES.replace("[z, width]", "[width]"); // doubles add up file by file
    AnalysisResults several = ofFiles("data: {samples: [se, ve, vi]}\n" + exact, files);
    AnalysisResults one = run(LEVELS + exact);
    assertThat(Specs.csv(several)).isEqualTo(Specs.csv(one));
    assertThat(samples(several).forests()).isEqualTo(samples(one).forests());
    assertThat(Objects.requireNonNull(several.data()).sha256())
        .matches("([0-9a-f]{64} ){2}[0-9a-f]{64}");
  }

  @Test
  void a_column_that_one_file_lacks_is_a_located_problem() throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("se", species("setosa"));
    files.put("ve", Specs.write(folder, "short.csv", "length,width\n1,2\n"));
    Problems found = new Problems();
    try {
      ofFiles("data: {samples: [se, ve]}\n" + ANALYSES, files);
    } catch (InvalidInputException e) {
      found.addAll(e.problems());
    }
    assertThat(found.all())
        .extracting(problem -> problem.code() + " " + problem.place().line())
        .containsExactly("missing-column 1", "missing-column 1");
  }

  @Test
  void empty_and_tiny_samples_are_left_out_and_told() {
    AnalysisResults results =
        run(
            """
            data: {samples: {column: species, levels: {se: setosa, none: acaulis, ve: versicolor}}}
            analyses:
              - {id: r, correlation: {x: [length], y: [width]}}
              - {id: few, correlation: {x: [length], y: [width]}, where: length < 5}
              - {id: nobody, correlation: {x: [length], y: [width]}, where: length > 100}
              - {id: t, t-test: {outcome: [width], mu: 3}}
            """);
    assertThat(Specs.csv(results)).doesNotContain("NaN", "Infinity");
    Forest forest = forest(results, "r", "width");
    assertThat(forest.rows())
        .extracting(ForestRow::kind)
        .containsExactly(
            ForestRow.Kind.SAMPLE,
            ForestRow.Kind.SAMPLE,
            ForestRow.Kind.SAMPLE,
            ForestRow.Kind.POOLED,
            ForestRow.Kind.PREDICTION);
    assertThat(forest.rows().get(1).n()).isZero();
    assertThat(forest.rows().get(1).weight()).isNaN();
    assertThat(record(analysis(results, "r@pooled"), "pooled_r", "width", "").notes())
        .contains("sample-left-out");
    assertThat(analysis(results, "r@pooled").notices()).hasSize(1);
    assertThat(forest(results, "few", "width").rows()).hasSize(3);
    assertThat(record(analysis(results, "nobody@pooled"), "pooled_r", "width", "").estimate())
        .isNaN();
    assertThat(results.notices()).extracting(Notice::code).contains("empty-sample", "no-sample");
  }
}
