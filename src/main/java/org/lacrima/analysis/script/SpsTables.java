package org.lacrima.analysis.script;

import java.util.List;
import org.lacrima.analysis.ChiSquareSpec;
import org.lacrima.analysis.GoodnessOfFitSpec;
import org.lacrima.dataset.NumberText;

/** Tables of counts in SPSS and PSPP. */
final class SpsTables {

  private final SpsTask task;
  private final SpsData data;

  SpsTables(SpsTask task) {
    this.task = task;
    this.data = task.data();
  }

  void of(ChiSquareSpec spec) {
    data.only(spec.where(), List.of(spec.rows(), spec.columns()));
    data.add(
        "CROSSTABS",
        "/TABLES=" + data.code(spec.rows()),
        "BY",
        data.code(spec.columns()),
        "/STATISTICS=CHISQ PHI",
        "/CELLS=COUNT EXPECTED ASRESIDUAL");
    data.comment(
        "Phi has no sign here; the interval of V, and Fisher's odds ratio with its interval, are not in SPSS");
    data.everybody();
  }

  void of(GoodnessOfFitSpec spec) {
    List<String> levels = task.levels("count", spec.variable(), "");
    String variable = data.coded(spec.variable(), levels);
    data.only(spec.where(), List.of());
    List<Double> weights = spec.weights();
    String expected =
        weights.isEmpty()
            ? "/EXPECTED=EQUAL"
            : "/EXPECTED=" + String.join(" ", weights.stream().map(NumberText::of).toList());
    if (!weights.isEmpty() && weights.size() != levels.size()) {
      data.comment("There are not as many expected weights as levels");
    } else {
      data.add("NPAR TESTS", "/CHISQUARE=" + variable, expected);
    }
    data.everybody();
  }
}
