package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.report.plot.ForestPlot;

/** Studies and what they come to together. */
final class MetaFigures {

  private MetaFigures() {}

  static List<Block.Figure> of(AnalysisResult analysis, Setting setting) {
    Records records = new Records(analysis.records());
    List<ResultRecord> studies = records.ofTerm("r");
    List<ForestPlot.Row> rows = new ArrayList<>();
    long most = studies.stream().mapToLong(ResultRecord::n).max().orElse(1);
    double low = 0;
    double high = 0;
    Phrase pooled = Phrase.EMPTY;
    for (ResultRecord r : records.ofTerm("r", "pooled_r", "prediction")) {
      String interval = Statistic.intervalOfR(r);
      low = Double.isNaN(r.ciLow()) ? low : StrictMath.min(low, r.ciLow());
      high = Double.isNaN(r.ciHigh()) ? high : StrictMath.max(high, r.ciHigh());
      switch (r.term()) {
        case "r" ->
            rows.add(
                new ForestPlot.Row(
                    ForestPlot.Kind.ESTIMATE,
                    r.level(),
                    r.estimate(),
                    r.ciLow(),
                    r.ciHigh(),
                    ApaNumber.bounded(r.estimate()) + " " + interval,
                    most > 0 ? (double) StrictMath.max(0, r.n()) / most : 0.5));
        case "pooled_r" -> {
          rows.add(
              new ForestPlot.Row(
                  ForestPlot.Kind.POOLED,
                  setting.text("figure.pooled"),
                  r.estimate(),
                  r.ciLow(),
                  r.ciHigh(),
                  ApaNumber.bounded(r.estimate()) + " " + interval,
                  1));
          pooled =
              setting.phrase(
                  "figure.forest.pooled", ApaNumber.bounded(r.estimate()) + " " + interval);
        }
        default ->
            rows.add(
                new ForestPlot.Row(
                    ForestPlot.Kind.PREDICTION,
                    setting.text("figure.prediction"),
                    Double.NaN,
                    r.ciLow(),
                    r.ciHigh(),
                    interval,
                    1));
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    String title =
        setting.text(
            "figure.intervals.axis", "r", setting.statistic().level(analysis.records().get(0)));
    return List.of(
        new Block.Figure(
            new ForestPlot(Axes.ofCorrelations(title, low, high), 0, rows),
            setting.phrase("figure.forest.legend"),
            setting.phrase("figure.forest.alternative", studies.size()).and(pooled),
            Block.Numbers.beside(1)));
  }
}
