package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** The scales with what is known of them from all analyses: size, mean, spread, reliability. */
final class MeasuresChapter implements Chapter {

  @Override
  public List<Section> sections(Setting setting) {
    List<Row> rows = new ArrayList<>();
    Map<String, ResultRecord> means = described(setting, "mean");
    Map<String, ResultRecord> sds = described(setting, "sd");
    boolean anyOmega = false;
    boolean anyMean = false;
    List<List<Cell>> cells = new ArrayList<>();
    List<ResultRecord> all = new ArrayList<>();
    for (AnalysisResult analysis : setting.results().analyses()) {
      if (analysis.kind().equals("reliability")) {
        Records records = new Records(analysis.records());
        for (ResultRecord alpha : records.ofTerm("alpha")) {
          ResultRecord omega = records.find("", "omega", alpha.x(), "", "");
          anyOmega |= omega != null;
          anyMean |= means.containsKey(alpha.x());
          all.add(alpha);
          cells.add(row(alpha, omega, records, means.get(alpha.x()), sds.get(alpha.x()), setting));
        }
      }
    }
    if (cells.isEmpty()) {
      return List.of();
    }
    boolean[] shown = {true, true, anyMean, anyMean, true, true, true, anyOmega};
    List<String> keys = List.of("scale", "items", "M", "SD", "n-items", "alpha", "", "omega");
    List<Cell> heads = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      if (shown[i]) {
        heads.add(
            Cell.of(
                keys.get(i).isEmpty()
                    ? setting.intervalHead(new Records(all))
                    : setting.phrase("head." + keys.get(i))));
      }
    }
    for (List<Cell> each : cells) {
      List<Cell> kept = new ArrayList<>();
      for (int i = 0; i < shown.length; i++) {
        if (shown[i]) {
          kept.add(each.get(i));
        }
      }
      rows.add(Row.of(kept));
    }
    List<Phrase> notes = new ArrayList<>();
    if (anyMean) {
      notes.add(setting.phrase("note.margin"));
    }
    notes.add(setting.phrase("convention.alpha"));
    if (anyOmega) {
      notes.add(setting.phrase("convention.omega"));
    }
    Table table =
        new Table(
            setting.phrase("title.measures"), heads.size(), List.of(Row.of(heads)), rows, notes);
    return List.of(
        Section.of(
            "measures",
            setting.phrase("report.measures"),
            List.of(new Block.Tabular(setting.marked(table)))));
  }

  private static List<Cell> row(
      ResultRecord alpha,
      @Nullable ResultRecord omega,
      Records records,
      @Nullable ResultRecord mean,
      @Nullable ResultRecord sd,
      Setting setting) {
    double spread = sd == null ? Double.NaN : sd.estimate();
    long items = ReliabilityTables.countItems(records, alpha.x());
    return List.of(
        Cell.of(setting.label(alpha.x())),
        Cell.of(items == 0 ? "" : ApaNumber.count(items)),
        Cell.of(mean == null ? "" : ApaNumber.amount(mean.estimate(), spread)),
        Cell.of(sd == null ? "" : ApaNumber.amount(spread)),
        Cell.of(ApaNumber.count(alpha.n())),
        Cell.of(ApaNumber.bounded(alpha.estimate())),
        Cell.of(Statistic.intervalOfAlpha(alpha)),
        Cell.of(omega == null ? "" : ApaNumber.bounded(omega.estimate())));
  }

  /** The first such number of each variable, over whatever cases its analysis has. */
  private static Map<String, ResultRecord> described(Setting setting, String term) {
    Map<String, ResultRecord> found = new LinkedHashMap<>();
    for (ResultRecord r : setting.results().records()) {
      if (r.kind().equals("descriptives") && r.term().equals(term)) {
        found.putIfAbsent(r.x(), r);
      }
    }
    return found;
  }
}
