package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** The plain table of a kind that has no form of its own: no number of results.csv is left out. */
final class RecordTables {

  private RecordTables() {}

  static List<Table> of(AnalysisResult analysis, Setting setting) {
    Records records = new Records(analysis.records());
    List<Row> rows = new ArrayList<>();
    for (ResultRecord r : analysis.records()) {
      List<String> about = new ArrayList<>(List.of(setting.label(r.x())));
      if (!r.y().isEmpty()) {
        about.add(setting.label(r.y()));
      }
      if (!r.level().isEmpty()) {
        about.add(r.level());
      }
      String df = Double.isNaN(r.df()) ? "" : ApaNumber.df(r.df());
      rows.add(
          Row.of(
              List.of(
                  Cell.of(String.join(" \u00d7 ", about)),
                  Cell.of((r.method() + " " + r.term()).strip()),
                  Cell.of(r.n() < 0 ? "" : ApaNumber.count(r.n())),
                  Cell.of(Double.isNaN(r.estimate()) ? "" : ApaNumber.amount(r.estimate())),
                  Cell.of(Statistic.intervalOfAmount(r, Double.NaN)),
                  Cell.of(Double.isNaN(r.statistic()) ? "" : ApaNumber.statistic(r.statistic())),
                  Cell.of(df + (Double.isNaN(r.df2()) ? "" : ", " + ApaNumber.df(r.df2()))),
                  Cell.of(Double.isNaN(r.p()) ? "" : ApaNumber.p(r.p())))));
    }
    List<Cell> heads = new ArrayList<>();
    for (String key : List.of("about", "number", "n", "estimate")) {
      heads.add(Cell.of(setting.phrase("head." + key)));
    }
    heads.add(Cell.of(setting.intervalHead(records)));
    for (String key : List.of("statistic", "df", "p")) {
      heads.add(Cell.of(setting.phrase("head." + key)));
    }
    return List.of(
        new Table(
            setting.titled(analysis, Phrase.of(analysis.kind())),
            heads.size(),
            List.of(Row.of(heads)),
            rows,
            Notes.of(analysis, setting, List.of())));
  }
}
