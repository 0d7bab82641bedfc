package org.lacrima.analysis.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.analysis.AnalysisSpec;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.SpecFile;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;

/**
 * A default that is written out means the same. Which values are defaults is asked of the loader:
 * those that give the very analysis that is read without them.
 */
class UsualTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference/specs");

  private static final Map<String, List<String>> VALUES =
      new TreeMap<>(
          Map.of(
              "method", List.of("pearson", "spearman", "kendall"),
              "exact", List.of("false", "true"),
              "interval", List.of("fisher-z", "bca"),
              "samples", List.of("9999", "100000", "5000"),
              "seed", List.of("1", "2"),
              "variances", List.of("both", "welch", "student"),
              "alternative", List.of("two-sided", "greater"),
              "missing", List.of("pairwise", "listwise"),
              "confidence", List.of("0.95", "0.950", "0.9"),
              "alpha", List.of("0.05", "0.01")));

  private static final Map<String, List<List<String>>> LISTS =
      Map.of(
          "tests",
          List.of(
              List.of("f"),
              List.of("mann-whitney", "t", "levene"),
              List.of("wilcoxon", "t"),
              List.of("t")),
          "statistics",
          List.of(
              List.of("omega", "alpha", "item_total", "alpha_if_dropped"),
              List.of("alpha"),
              List.of(
                  "n",
                  "missing",
                  "mean",
                  "sd",
                  "variance",
                  "median",
                  "min",
                  "max",
                  "q1",
                  "q3",
                  "skewness",
                  "kurtosis",
                  "shapiro_w"),
              List.of("mean")));

  @TempDir private Path folder = Path.of("");

  private static Node.Mapping read(Path file) {
    return (Node.Mapping) Objects.requireNonNull(Yaml.read(file, new Problems()));
  }

  private static Node.Mapping with(Node.Mapping mapping, String key, Node value) {
    Map<String, Node> all = new TreeMap<>(mapping.entries());
    all.put(key, value);
    return NodeText.mapping(all);
  }

  private @Nullable AnalysisSpec loaded(Node.Mapping spec, @Nullable List<String> header)
      throws IOException {
    StringBuilder text = new StringBuilder();
    NodeText.write(spec, "", text);
    Path file = Files.writeString(folder.resolve("s.yaml"), text);
    Loaded<SpecFile> loaded = AnalysisSpecLoader.load(file, header, (survey, in) -> null);
    return loaded.problems().isEmpty() ? loaded.get().analyses().get(0).spec() : null;
  }

  private static String meaning(Node.Mapping spec, String id) {
    return NodeText.hash(Objects.requireNonNull(SpecMeaning.of(spec, Measures.NONE).analysis(id)));
  }

  @Test
  void an_option_that_gives_the_same_analysis_means_the_same_and_no_other_does()
      throws IOException {
    List<String> wrong = new ArrayList<>();
    int same = 0;
    for (String name : List.of("kinds", "mtcars", "sleep", "attitude", "airquality", "summary")) {
      Node.Mapping root = read(REFERENCE.resolve(name + ".yaml"));
      Path data = REFERENCE.resolve(name + ".csv");
      CsvFile csv = Files.exists(data) ? CsvFile.open(data, new Problems()) : null;
      List<String> header = csv == null ? null : csv.header();
      Map<String, Node> plain = new TreeMap<>(root.entries());
      plain.keySet().removeAll(List.of("families", "published", "multiverse"));
      for (Node item : SpecMeaning.items(Objects.requireNonNull(plain.get("analyses")))) {
        Map<String, Node> entry = new TreeMap<>(((Node.Mapping) item).entries());
        entry.remove("where"); // formulas are never equal
        String id = NodeText.words(Objects.requireNonNull(entry.get("id")));
        for (Map.Entry<String, Node> kind : entry.entrySet()) {
          if (!(kind.getValue() instanceof Node.Mapping options)) {
            continue;
          }
          for (Node.Mapping changed : candidates(options)) {
            Node.Mapping one = spec(plain, entry, kind.getKey(), options);
            Node.Mapping other = spec(plain, entry, kind.getKey(), changed);
            AnalysisSpec before = loaded(one, header);
            AnalysisSpec after = loaded(other, header);
            // a goodness of fit has no interval, so that its level says nothing
            boolean silent =
                options.entries().containsKey("variable")
                    && changed.entries().containsKey("confidence");
            if (silent || before == null || after == null || !before.equals(loaded(one, header))) {
              continue;
            }
            boolean means = meaning(one, id).equals(meaning(other, id));
            same += means ? 1 : 0;
            if (means != before.equals(after)) {
              wrong.add(name + " " + id + ": " + NodeText.words(changed));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(same).isGreaterThan(100);
  }

  private static List<Node.Mapping> candidates(Node.Mapping options) {
    List<Node.Mapping> candidates = new ArrayList<>();
    VALUES.forEach(
        (option, values) -> {
          if (!options.entries().containsKey(option)) {
            values.forEach(
                value ->
                    candidates.add(
                        with(options, option, new Node.Scalar(Place.file(""), value, true))));
          }
        });
    LISTS.forEach(
        (option, lists) -> {
          if (!options.entries().containsKey(option)) {
            lists.forEach(list -> candidates.add(with(options, option, NodeText.texts(list))));
          }
        });
    return candidates;
  }

  private static Node.Mapping spec(
      Map<String, Node> plain, Map<String, Node> entry, String kind, Node.Mapping options) {
    Node.Mapping analysis = with(NodeText.mapping(entry), kind, options);
    return with(NodeText.mapping(plain), "analyses", NodeText.list(List.of(analysis)));
  }

  private static final String SHORT =
      """
      format: lacrima/analysis/1
      id: s
      title: Crying
      analyses:
        - {id: r, correlation: {x: [mood], y: [change]}}
        - {id: t, t-test: {outcome: [mood], group: sex, tests: [levene, t]}}
        - {id: p, t-test: {summary: {outcome: mood, group: g, a: {n: 10, mean: 1.5, sd: 1}, b: {n: 9, mean: 2, sd: 1}}}}
      families:
        both: {analyses: [t]}
      published:
        file: p.yaml
        claims:
          C1: {any: [{significant: {analysis: r}}, {same-signs: {analysis: r, in: [t]}}]}
      """;

  private static final String LONG =
      """
      format: lacrima/analysis/1
      id: s
      title: Crying
      language: en
      plots: main
      stars: false
      derive: {}
      exclude: []
      defaults: {missing: pairwise, confidence: 0.950, alpha: 0.05}
      analyses:
        - {id: r, correlation: {x: [mood], y: [change], adjust: none, samples: 500, method: pearson}}
        - {id: t, t-test: {outcome: [mood], group: sex, tests: [t, levene], confidence: 0.95, variances: both}}
        - {id: p, t-test: {summary: {outcome: mood, group: g, a: {level: a, n: 10, mean: 1.5, sd: 1}, b: {n: 9, mean: 2, sd: 1}}}}
      families:
        both: {analyses: [t], adjust: holm}
      published:
        file: p.yaml
        claims:
          C1: {any: [{significant: {analysis: r, sign: any}}, {same-signs: {analysis: r, in: [t], except: 0}}]}
      """;

  private static String whole(String text) {
    Node node = Objects.requireNonNull(Yaml.parse("s.yaml", text, new Problems()));
    return NodeText.hash(SpecMeaning.of((Node.Mapping) node, Measures.NONE).spec());
  }

  @Test
  void a_spec_with_all_its_defaults_written_out_is_the_same_spec() {
    assertThat(whole(LONG)).isEqualTo(whole(SHORT));
    assertThat(whole(SHORT.replace("sex,", "sex, adjust: none,")))
        .as("within a family it is a decision")
        .isNotEqualTo(whole(SHORT));
    assertThat(whole(SHORT + "language: it\n")).isNotEqualTo(whole(SHORT));
  }

  @Test
  void an_option_that_was_written_out_keeps_its_meaning_when_the_default_changes() {
    String said = SHORT.replace("tests: [levene, t]", "tests: [levene, t], confidence: 0.95");
    String later = said + "defaults: {confidence: 0.9}\n";
    Node sealed = Objects.requireNonNull(Yaml.parse("s.yaml", said, new Problems()));
    Node now = Objects.requireNonNull(Yaml.parse("s.yaml", later, new Problems()));
    assertThat(meaning((Node.Mapping) now, "t")).isEqualTo(meaning((Node.Mapping) sealed, "t"));
    assertThat(meaning((Node.Mapping) now, "r")).isNotEqualTo(meaning((Node.Mapping) sealed, "r"));
  }
}
