package org.lacrima.analysis.script;

import java.util.List;
import org.lacrima.analysis.DescriptivesSpec;
import org.lacrima.analysis.FrequenciesSpec;
import org.lacrima.analysis.ReliabilitySpec;

/** Descriptives, frequencies and reliability in SPSS and PSPP. */
final class SpsDescriptions {

  private final SpsTask task;
  private final SpsData data;

  SpsDescriptions(SpsTask task) {
    this.task = task;
    this.data = task.data();
  }

  void of(DescriptivesSpec spec) {
    data.only(spec.where(), SpsTask.listwise(spec.missing(), spec.variables()));
    List<String> variables = data.codes(spec.variables());
    data.add(
        "DESCRIPTIVES",
        "/VARIABLES=",
        variables,
        "/STATISTICS=MEAN SEMEAN STDDEV VARIANCE SKEWNESS SESKEW KURTOSIS SEKURT MIN MAX");
    data.add("FREQUENCIES", "/VARIABLES=", variables, "/FORMAT=NOTABLE", "/STATISTICS=MEDIAN");
    data.comment(
        "Quartiles have other rules in SPSS (type 6); ours are type 7. Shapiro-Wilk: EXAMINE /PLOT=NPPLOT");
    data.everybody();
  }

  void of(FrequenciesSpec spec) {
    data.only(spec.where(), SpsTask.listwise(spec.missing(), spec.variables()));
    data.add("FREQUENCIES", "/VARIABLES=", data.codes(spec.variables()));
    data.comment("Valid percent is the proportion; SPSS has no Wilson interval here");
    data.everybody();
  }

  void of(ReliabilitySpec spec) {
    data.only(spec.where(), List.of());
    spec.scales()
        .forEach(
            (name, items) ->
                data.add(
                    "RELIABILITY",
                    "/VARIABLES=",
                    data.codes(items),
                    "/SCALE(" + SpsText.label(name) + ") =",
                    data.codes(items),
                    "/MODEL=ALPHA",
                    "/SUMMARY=TOTAL"));
    data.comment(
        "Omega: /MODEL=OMEGA in SPSS 28 and newer; PSPP has none. No interval of alpha in PSPP");
    data.everybody();
  }
}
