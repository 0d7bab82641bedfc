package org.lacrima.report;

import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.Plots;

/** Which figures an analysis has. A new kind needs a line here, or has none. */
final class Figures {

  private Figures() {}

  static List<Block.Figure> of(AnalysisResult analysis, Setting setting) {
    Plots plots = setting.evidence().plots();
    if (plots == Plots.NONE || analysis.records().isEmpty()) {
      return List.of();
    }
    boolean all = plots == Plots.ALL;
    return switch (analysis.kind()) {
      case "correlation", "partial-correlation" -> CorrelationFigures.of(analysis, setting);
      case "t-test", "anova" -> GroupFigures.of(analysis, setting);
      case "chi-square" -> CountFigures.mosaic(analysis, setting);
      case "meta-analysis" -> MetaFigures.of(analysis, setting);
      case "frequencies" -> all ? CountFigures.bars(analysis, setting) : List.of();
      case "descriptives" -> all ? CountFigures.histograms(analysis, setting) : List.of();
      default -> List.of();
    };
  }
}
