package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** Internal consistency of scales, and what each item adds to it. */
final class ReliabilityTables {

  private ReliabilityTables() {}

  static List<Table> of(AnalysisResult analysis, Setting setting) {
    Records records = new Records(analysis.records());
    List<Table> made = new ArrayList<>();
    if (records.has("alpha") || records.has("omega")) {
      made.add(scales(analysis, setting, records));
    }
    if (records.has("item_total") || records.has("alpha_if_dropped")) {
      made.add(items(analysis, setting, records));
    }
    return made;
  }

  private static Table scales(AnalysisResult analysis, Setting setting, Records records) {
    boolean omega = records.has("omega");
    boolean items = records.has("item_total") || records.has("alpha_if_dropped");
    List<Cell> heads = new ArrayList<>(List.of(Cell.of(setting.phrase("head.scale"))));
    if (items) {
      heads.add(Cell.of(setting.phrase("head.items")));
    }
    heads.add(Cell.of(setting.phrase("head.n")));
    heads.add(Cell.of(setting.phrase("head.alpha")));
    heads.add(Cell.of(setting.intervalHead(records)));
    if (omega) {
      heads.add(Cell.of(setting.phrase("head.omega")));
    }
    List<Row> rows = new ArrayList<>();
    for (String scale : records.xs()) {
      ResultRecord alpha = records.find("", "alpha", scale, "", "");
      ResultRecord total = records.find("", "omega", scale, "", "");
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(setting.label(scale))));
      if (items) {
        cells.add(Cell.of(Long.toString(countItems(records, scale))));
      }
      ResultRecord any = alpha != null ? alpha : total;
      cells.add(Cell.of(any == null ? "" : ApaNumber.count(any.n())));
      cells.add(Cell.of(alpha == null ? "" : ApaNumber.bounded(alpha.estimate())));
      cells.add(Cell.of(alpha == null ? "" : Statistic.intervalOfAlpha(alpha)));
      if (omega) {
        cells.add(Cell.of(total == null ? "" : ApaNumber.bounded(total.estimate())));
      }
      rows.add(Row.of(cells));
    }
    List<String> conventions = new ArrayList<>(List.of("convention.alpha"));
    if (omega) {
      conventions.add("convention.omega");
    }
    return new Table(
        setting.titled(analysis, setting.phrase("title.reliability")),
        heads.size(),
        List.of(Row.of(heads)),
        rows,
        Notes.of(analysis, setting, conventions));
  }

  static long countItems(Records records, String scale) {
    return records.all().stream()
        .filter(r -> r.x().equals(scale) && !r.y().isEmpty())
        .map(ResultRecord::y)
        .distinct()
        .count();
  }

  private static Table items(AnalysisResult analysis, Setting setting, Records records) {
    List<Row> rows = new ArrayList<>();
    for (String scale : records.xs()) {
      rows.add(Row.section(Phrase.of(setting.label(scale)), 3));
      records
          .byPair()
          .forEach(
              (pair, of) -> {
                if (pair.get(0).equals(scale) && !pair.get(1).isEmpty()) {
                  rows.add(
                      Row.of(
                          List.of(
                              Cell.of(setting.label(pair.get(1))),
                              Cell.of(bounded(of, "item_total")),
                              Cell.of(bounded(of, "alpha_if_dropped")))));
                }
              });
    }
    return new Table(
        setting.titled(analysis, setting.phrase("title.items")),
        3,
        List.of(setting.heads(List.of("item", "item_total", "alpha_if_dropped"))),
        rows,
        List.of(setting.phrase("convention.items")));
  }

  private static String bounded(Records of, String term) {
    ResultRecord record = GroupTables.any(of, term);
    return record == null ? "" : ApaNumber.bounded(record.estimate());
  }
}
