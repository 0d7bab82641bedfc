package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;

/** Numbers mean nothing without their conventions: each analysis names them under its tables. */
class ConventionsTest {

  /** What must be read under the tables that show a term, or a method with its kind. */
  private static final Map<String, List<String>> CONVENTIONS =
      Map.ofEntries(
          Map.entry("sd", List.of("SD divides by n − 1")),
          Map.entry("q1", List.of("Quartiles of type 7")),
          Map.entry("skewness", List.of("of type 2", "SPSS’s standard errors")),
          Map.entry("shapiro_w", List.of("AS R94")),
          Map.entry("proportion", List.of("Wilson")),
          Map.entry("correlation pearson", List.of("Fisher’s z", "n − 2")),
          Map.entry("correlation spearman", List.of("t approximation", "Bonett and Wright")),
          Map.entry("correlation kendall", List.of("tau-b", "without continuity correction")),
          Map.entry("partial-correlation pearson", List.of("Fisher’s z", "n reduced by")),
          Map.entry("partial-correlation spearman", List.of("Ranks of the complete cases")),
          Map.entry("t-test student", List.of("first group minus second", "pools the variances")),
          Map.entry("t-test welch", List.of("first group minus second", "Welch–Satterthwaite")),
          Map.entry("t-test paired", List.of("first minus second variable")),
          Map.entry("t-test one-sample", List.of("mean minus the value tested")),
          Map.entry("cohen_d", List.of("pooled SD", "the SD of the differences", "noncentral t")),
          Map.entry("hedges_g", List.of("exact gamma factor")),
          Map.entry("levene", List.of("centred on the mean")),
          Map.entry("brown_forsythe", List.of("about the medians")),
          Map.entry("mann_whitney", List.of("U of the first group", "ties and continuity")),
          Map.entry("wilcoxon", List.of("zero differences dropped", "ties and continuity")),
          Map.entry("eta_squared", List.of("η² is the share of SS")),
          Map.entry("anova welch", List.of("does not assume equal variances")),
          Map.entry("adjusted_residual", List.of("Haberman")),
          Map.entry("chi-square pearson", List.of("without continuity correction")),
          Map.entry("odds_ratio", List.of("conditional maximum likelihood", "no more likely")),
          Map.entry("cramer_v", List.of("uncorrected", "noncentral χ²")),
          Map.entry("phi", List.of("sign of the diagonal")),
          Map.entry("alpha", List.of("α is raw", "Feldt", "no item is reversed")),
          Map.entry("item_total", List.of("sum of the others")),
          Map.entry("semi_partial_r", List.of("removed from the second variable only")),
          Map.entry("semi-partial-correlation spearman", List.of("Ranks")),
          Map.entry("correlation-comparison fisher-z", List.of("Fisher’s z", "Zou")),
          Map.entry("correlation-comparison williams", List.of("share a variable", "Zou")),
          Map.entry("correlation-comparison steiger", List.of("share no variable", "Zou")),
          Map.entry("equivalence", List.of("larger p")),
          Map.entry("equivalence welch", List.of("Welch–Satterthwaite")),
          Map.entry("equivalence student", List.of("pooled standard error")),
          Map.entry("equivalence paired", List.of("first minus second variable")),
          Map.entry("equivalence one-sample", List.of("minus the value tested")),
          Map.entry("equivalence pearson", List.of("Fisher’s z scale")),
          Map.entry("pooled_r", List.of("restricted maximum likelihood", "Hartung and Knapp")),
          Map.entry("power two-means", List.of("noncentral t")),
          Map.entry("power one-mean", List.of("noncentral t")),
          Map.entry("power correlation", List.of("bias term")));

  private static ResultRecord record(String kind, String method, String term, double... numbers) {
    double none = Double.NaN;
    return new ResultRecord(
        "a",
        kind,
        method,
        term,
        "x",
        "y",
        "",
        "",
        40,
        numbers[0],
        numbers[1],
        none,
        none,
        none,
        numbers[2],
        none,
        none,
        none,
        none,
        List.of());
  }

  private static String notes(AnalysisResult analysis) {
    return tables(ReferenceResults.results("t", null, Map.of(), List.of(analysis)), "a").stream()
        .flatMap(table -> table.notes().stream())
        .map(Phrase::text)
        .collect(Collectors.joining(" "));
  }

  private static List<Table> tables(AnalysisResults results, String analysis) {
    return ReportBuilder.build(Evidence.of(results)).sections().stream()
        .filter(section -> section.analysis() != null && section.tag().equals(analysis))
        .flatMap(section -> section.tables().stream())
        .toList();
  }

  @Test
  void a_simulated_p_names_its_seed_and_its_error() {
    AnalysisResult analysis =
        new AnalysisResult(
            "a",
            "chi-square",
            "",
            Map.of("samples", "100000", "seed", "7"),
            List.of(
                record("chi-square", "fisher-monte-carlo", "fisher_p", Double.NaN, 0.0012, 0.18)),
            List.of());
    assertThat(notes(analysis)).contains("100000 tables", "seed 7", "SE = 0.0012");
  }

  @Test
  void omega_names_its_model() {
    AnalysisResult analysis =
        new AnalysisResult(
            "a",
            "reliability",
            "",
            List.of(record("reliability", "", "omega", 0.8, Double.NaN, Double.NaN)),
            List.of());
    assertThat(notes(analysis)).contains("one-factor maximum-likelihood");
  }

  @Test
  void every_table_stands_above_its_conventions() {
    List<String> seen = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name :
        List.of("airquality", "attitude", "edge", "kinds", "mtcars", "sleep", "summary")) {
      var results = ReferenceResults.of(name);
      for (AnalysisResult analysis : results.analyses()) {
        List<Table> tables = tables(results, analysis.id());
        assertThat(tables).as(name + " " + analysis.id()).noneMatch(t -> t.notes().isEmpty());
        String notes =
            tables.stream()
                .flatMap(table -> table.notes().stream())
                .map(Phrase::text)
                .collect(Collectors.joining(" "));
        for (ResultRecord r : analysis.records()) {
          for (String about : List.of(r.term(), r.kind() + " " + r.method())) {
            seen.add(about);
            CONVENTIONS.getOrDefault(about, List.of()).stream()
                .filter(convention -> !notes.contains(convention))
                .map(convention -> name + " " + analysis.id() + ": " + convention)
                .forEach(missing::add);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(Set.copyOf(seen))
        .as("terms and methods that no analysis here has")
        .containsAll(CONVENTIONS.keySet());
  }
}
