package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** Correlations of one set of variables with another, zero-order and partial, pair by pair. */
final class CorrelationTables {

  /** More second variables than this stand below each other, not side by side. */
  private static final int SIDE_BY_SIDE = 2;

  private CorrelationTables() {}

  static List<Table> of(AnalysisResult analysis, Setting setting) {
    Records records = new Records(analysis.records());
    List<String> matrix = CorrelationMatrix.variables(records);
    if (!matrix.isEmpty()) {
      return CorrelationMatrix.of(analysis, setting, records, matrix);
    }
    Set<String> xs = new LinkedHashSet<>(records.xs());
    Set<String> ys = new LinkedHashSet<>();
    records.all().forEach(r -> ys.add(r.y()));
    List<Column> pair = columns(records, setting);
    boolean sideBySide = ys.size() <= SIDE_BY_SIDE;
    int width = pair.size();
    int columns = 1 + width * (sideBySide ? ys.size() : 1);
    List<Row> heads = new ArrayList<>();
    if (sideBySide) {
      List<Cell> spanners = new ArrayList<>(List.of(Cell.EMPTY));
      ys.forEach(y -> spanners.add(Cell.spanning(Phrase.of(setting.label(y)), width)));
      heads.add(Row.of(spanners));
    }
    List<Cell> names = new ArrayList<>(List.of(Cell.of(setting.phrase("head.variable"))));
    for (int i = 0; i < (sideBySide ? ys.size() : 1); i++) {
      pair.forEach(column -> names.add(Cell.of(column.head())));
    }
    heads.add(Row.of(names));
    List<Row> rows = new ArrayList<>();
    List<Table.Checked> checked = new ArrayList<>();
    if (sideBySide) {
      xs.forEach(x -> rows.add(row(x, ys, records, setting, pair, checked)));
    } else {
      for (String y : ys) {
        rows.add(Row.section(setting.phrase("head.with", setting.label(y)), columns));
        xs.forEach(x -> rows.add(row(x, Set.of(y), records, setting, pair, checked)));
      }
    }
    return List.of(
        new Table(
                setting.titled(analysis, title(records, setting)),
                columns,
                heads,
                rows,
                Notes.of(analysis, setting, List.of(convention(records, analysis.kind()))))
            .checking(checked));
  }

  private record Column(Phrase head, boolean interval, Function<ResultRecord, Phrase> text) {}

  private static List<Column> columns(Records records, Setting setting) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column(setting.phrase("head.n"), false, r -> Phrase.of(ApaNumber.count(r.n()))));
    columns.add(
        new Column(
            Statistic.symbol(records.all().get(0).term()),
            false,
            r -> setting.statistic().starred(ApaNumber.bounded(r.estimate()), r)));
    if (records.all().stream().anyMatch(r -> !Statistic.intervalOfR(r).isEmpty())) {
      columns.add(
          new Column(
              setting.intervalHead(records), true, r -> Phrase.of(Statistic.intervalOfR(r))));
    }
    columns.add(new Column(setting.phrase("head.p"), false, r -> Phrase.of(ApaNumber.p(r.p()))));
    if (records.all().stream().anyMatch(r -> !Double.isNaN(r.pAdjusted()))) {
      columns.add(
          new Column(
              setting.phrase("head.p_adjusted"),
              false,
              r -> Phrase.of(ApaNumber.p(r.pAdjusted()))));
    }
    return columns;
  }

  private static Row row(
      String x,
      Set<String> ys,
      Records records,
      Setting setting,
      List<Column> columns,
      List<Table.Checked> checked) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(setting.label(x))));
    for (String y : ys) {
      ResultRecord record = pair(records, x, y);
      int first = cells.size();
      for (Column column : columns) {
        cells.add(record == null ? Cell.EMPTY : Cell.of(column.text().apply(record)));
      }
      if (record != null && !record.term().equals("tau")) {
        int given = record.given().isEmpty() ? 0 : record.given().split("\\+").length;
        int p = intervals(columns) ? 3 : 2;
        checked.add(
            Table.Checked.ofCorrelation(
                cells.get(first + 1), cells.get(first), given, cells.get(first + p)));
      }
    }
    return Row.of(cells);
  }

  private static boolean intervals(List<Column> columns) {
    return columns.stream().anyMatch(Column::interval);
  }

  private static @Nullable ResultRecord pair(Records records, String x, String y) {
    for (ResultRecord r : records.all()) {
      if (r.x().equals(x) && r.y().equals(y)) {
        return r;
      }
    }
    return null;
  }

  static Phrase title(Records records, Setting setting) {
    ResultRecord first = records.all().get(0);
    String method = first.method();
    return first.given().isEmpty()
        ? setting.phrase("title.correlation." + method)
        : setting.phrase("title.partial." + method, setting.labels().covariates(first.given()));
  }

  static String convention(Records records, String kind) {
    String bootstrap =
        records.all().stream().anyMatch(r -> r.notes().contains("bootstrap")) ? ".bootstrap" : "";
    return "convention." + kind + "." + records.all().get(0).method() + bootstrap;
  }
}
