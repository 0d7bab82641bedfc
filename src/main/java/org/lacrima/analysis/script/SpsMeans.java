package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnovaSpec;
import org.lacrima.analysis.EquivalenceSpec;
import org.lacrima.analysis.IndependentTTestSpec;
import org.lacrima.analysis.OneSampleTTestSpec;
import org.lacrima.analysis.PairedTTestSpec;
import org.lacrima.analysis.TTests;
import org.lacrima.analysis.VariablePair;
import org.lacrima.dataset.NumberText;

/** Comparisons of means in SPSS and PSPP. */
final class SpsMeans {

  private final SpsTask task;
  private final SpsData data;

  SpsMeans(SpsTask task) {
    this.task = task;
    this.data = task.data();
  }

  void of(IndependentTTestSpec spec) {
    task.oneSided(spec.alternative());
    List<String> both = new ArrayList<>(spec.outcomes());
    both.add(spec.group());
    for (String outcome : spec.outcomes()) {
      List<String> levels = task.levels("mean", outcome, spec.group());
      if (levels.size() != 2) {
        data.comment(
            outcome
                + " is not compared: "
                + spec.group()
                + " has not two groups, or they were not asked for");
        continue;
      }
      boolean text = data.isText(spec.group());
      String group = data.coded(spec.group(), levels);
      String values = text ? "(1, 2)" : "(" + String.join(", ", levels) + ")";
      data.only(spec.where(), SpsTask.listwise(spec.missing(), both));
      String code = data.code(outcome);
      if (spec.tests().contains(TTests.Test.T) || spec.tests().contains(TTests.Test.LEVENE)) {
        data.add(
            "T-TEST",
            "/GROUPS=" + group + values,
            "/VARIABLES=" + code,
            SpsTask.interval(spec.confidence()));
      }
      if (spec.tests().contains(TTests.Test.MANN_WHITNEY)) {
        data.add("NPAR TESTS", "/MANN-WHITNEY=" + code, "BY", group + values);
        data.comment(
            "U is that of the first group or n1 * n2 less it; our p has a correction for continuity");
      }
      data.everybody();
    }
    data.comment(
        "Equal variances assumed is Student, not assumed Welch; d, g and Brown-Forsythe are not in PSPP");
  }

  void of(PairedTTestSpec spec) {
    task.oneSided(spec.alternative());
    data.only(spec.where(), SpsTask.listwise(spec.missing(), VariablePair.variables(spec.pairs())));
    for (VariablePair pair : spec.pairs()) {
      String both = data.code(pair.x()) + " WITH " + data.code(pair.y()) + " (PAIRED)";
      if (spec.tests().contains(TTests.Test.T)) {
        data.add("T-TEST", "PAIRS=" + both, SpsTask.interval(spec.confidence()));
      }
      if (spec.tests().contains(TTests.Test.WILCOXON)) {
        data.add("NPAR TESTS", "/WILCOXON=" + both);
      }
    }
    data.everybody();
  }

  void of(OneSampleTTestSpec spec) {
    task.oneSided(spec.alternative());
    data.only(spec.where(), SpsTask.listwise(spec.missing(), spec.outcomes()));
    if (spec.tests().contains(TTests.Test.T)) {
      data.add(
          "T-TEST",
          "/TESTVAL=" + NumberText.of(spec.mu()),
          "/VARIABLES=",
          data.codes(spec.outcomes()),
          SpsTask.interval(spec.confidence()));
    }
    if (spec.tests().contains(TTests.Test.WILCOXON)) {
      String constant = data.fresh("c");
      data.add("COMPUTE", constant, "= " + NumberText.of(spec.mu()));
      for (String outcome : spec.outcomes()) {
        data.add("NPAR TESTS", "/WILCOXON=" + data.code(outcome), "WITH", constant, "(PAIRED)");
      }
    }
    data.everybody();
  }

  void of(EquivalenceSpec spec) {
    String low = NumberText.of(spec.bounds().low());
    String high = NumberText.of(spec.bounds().high());
    data.comment(
        "Equivalent where the interval printed here lies between "
            + low
            + " and "
            + high
            + " (two one-sided tests at "
            + NumberText.of(spec.alpha())
            + ")");
    String ci = SpsTask.interval(1 - 2 * spec.alpha());
    for (VariablePair pair : spec.pairs()) {
      String x = data.code(pair.x());
      switch (spec.form()) {
        case GROUP -> {
          String group = pair.y();
          if (data.isText(group)) {
            data.comment("PSPP compares groups of numbers only; recode " + group + " first");
          } else {
            data.only(spec.where(), List.of(pair.x(), group));
            data.add("MEANS", "TABLES=" + x, "BY", data.code(group), "/CELLS=MEAN COUNT STDDEV");
            data.comment(
                "T-TEST /GROUPS="
                    + data.code(group)
                    + "(first, second) /VARIABLES="
                    + x
                    + " "
                    + ci);
          }
        }
        case PAIRED -> {
          data.only(spec.where(), List.of());
          data.add("T-TEST", "PAIRS=" + x, "WITH", data.code(pair.y()), "(PAIRED)", ci);
        }
        case ONE_SAMPLE -> {
          data.only(spec.where(), List.of());
          data.add("T-TEST", "/TESTVAL=" + NumberText.of(spec.mu()), "/VARIABLES=" + x, ci);
        }
        case CORRELATION -> {
          data.only(spec.where(), List.of());
          task.correlations(x, data.code(pair.y()));
        }
      }
      data.everybody();
    }
  }

  void of(AnovaSpec spec) {
    List<String> both = new ArrayList<>(spec.outcomes());
    both.add(spec.group());
    for (String outcome : spec.outcomes()) {
      String group = data.coded(spec.group(), task.levels("mean", outcome, spec.group()));
      data.only(spec.where(), SpsTask.listwise(spec.missing(), both));
      data.add(
          "ONEWAY",
          "/VARIABLES=" + data.code(outcome),
          "BY",
          group,
          "/STATISTICS=DESCRIPTIVES HOMOGENEITY");
      data.everybody();
    }
    data.comment(
        "Welch's F: /STATISTICS=WELCH in SPSS; PSPP has none. Eta squared is SS between / SS total");
  }
}
