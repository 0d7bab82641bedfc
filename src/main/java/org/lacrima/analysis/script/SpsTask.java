package org.lacrima.analysis.script;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.MissingRule;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.dataset.NumberText;
import org.lacrima.statistics.Alternative;

/**
 * An analysis that is written down for SPSS and PSPP.
 *
 * @param result what was found: it tells which levels there are
 */
record SpsTask(AnalysisResult result, SpsData data) {

  static List<String> listwise(MissingRule rule, List<String> variables) {
    return rule == MissingRule.LISTWISE ? variables.stream().distinct().toList() : List.of();
  }

  static String interval(double confidence) {
    return "/CRITERIA=CI(" + NumberText.of(confidence) + ")";
  }

  void oneSided(Alternative alternative) {
    if (alternative != Alternative.TWO_SIDED) {
      data.comment(
          "The spec tests one side only ("
              + alternative
              + "): its p is half of a two-sided one in"
              + " that direction, its interval has one bound");
    }
  }

  List<String> levels(String term, String x, String y) {
    Set<String> levels = new LinkedHashSet<>();
    for (ResultRecord record : result.records()) {
      if (record.term().equals(term) && record.x().equals(x) && record.y().equals(y)) {
        levels.add(record.level());
      }
    }
    return List.copyOf(levels);
  }

  void correlations(String x, String y) {
    data.add("CORRELATIONS", "/VARIABLES=" + x, "WITH", y, "/PRINT=TWOTAIL NOSIG");
  }
}
