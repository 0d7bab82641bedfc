package org.lacrima.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;

/** NIST's certified values, from the CSV file to the record: 14 digits at least. */
class WholeLineNistTest {

  private static final Path NIST = Path.of("src/test/resources/nist");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lew",
        "lottery",
        "mavro",
        "michelso",
        "numacc1",
        "numacc2",
        "numacc3",
        "numacc4",
        "pidigits"
      })
  void mean_and_sd_are_certified(String set) {
    Path spec =
        Specs.write(
            folder,
            "spec.yaml",
            Specs.header() + "analyses: [{id: d, descriptives: {variables: [y]}}]");
    AnalysisResults results = Specs.run(spec, NIST.resolve(set + ".csv"));
    assertDigits(record(results, "mean", "").estimate(), certified("univariate", set, "mean"));
    assertDigits(record(results, "sd", "").estimate(), certified("univariate", set, "sd"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "atmwtag", "sirstv", "smls01", "smls02", "smls03", "smls04", "smls05", "smls06", "smls07",
        "smls08", "smls09"
      })
  void sums_of_squares_and_f_are_certified(String set) {
    Path spec =
        Specs.write(
            folder,
            "spec.yaml",
            Specs.header() + "analyses: [{id: a, anova: {outcome: [y], group: group}}]");
    AnalysisResults results = Specs.run(spec, NIST.resolve(set + ".csv"));
    assertDigits(
        record(results, "ss_between", "fisher").estimate(), certified("anova", set, "ss_between"));
    assertDigits(
        record(results, "ss_within", "fisher").estimate(), certified("anova", set, "ss_within"));
    assertDigits(record(results, "f", "fisher").statistic(), certified("anova", set, "f"));
  }

  private static ResultRecord record(AnalysisResults results, String term, String method) {
    return results.records().stream()
        .filter(r -> r.term().equals(term) && r.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static String certified(String part, String set, String value) {
    Problems problems = new Problems();
    Node root = requireNonNull(Yaml.read(NIST.resolve("certified.yaml"), problems));
    Node node = requireNonNull(Fields.of(root, "", problems).entries(part).get(set));
    return Fields.of(node, set, problems).requiredText(value);
  }

  /** Certified values have 15 digits: the number must round to them to 14. */
  private static void assertDigits(double found, String certified) {
    BigDecimal expected = new BigDecimal(certified);
    BigDecimal off = new BigDecimal(found).subtract(expected).abs();
    assertThat(off.divide(expected.abs(), MathContext.DECIMAL64).doubleValue())
        .as("%s against %s", found, certified)
        .isLessThan(1e-14);
  }
}
