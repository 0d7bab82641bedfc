package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.audit.PrintedStatistic.Kind;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** The table of counts with percentages and residuals, and the tests of it. */
final class ChiSquareTables {

  private final AnalysisResult analysis;
  private final Setting setting;
  private final Records records;

  private ChiSquareTables(AnalysisResult analysis, Setting setting) {
    this.analysis = analysis;
    this.setting = setting;
    this.records = new Records(analysis.records());
  }

  static List<Table> of(AnalysisResult analysis, Setting setting) {
    ChiSquareTables tables = new ChiSquareTables(analysis, setting);
    ResultRecord first = analysis.records().get(0);
    List<Table> made = new ArrayList<>();
    if (tables.records.has("count")) {
      made.add(first.y().isEmpty() ? tables.goodness(first.x()) : tables.counts(first));
    }
    if (tables.records.all().stream().anyMatch(r -> !isCell(r))) {
      made.add(tables.tests());
    }
    return made;
  }

  private static boolean isCell(ResultRecord r) {
    return List.of("count", "expected", "adjusted_residual").contains(r.term());
  }

  private Table counts(ResultRecord first) {
    Crosstab table = Crosstab.of(records);
    int columns = table.columns().size() + 2;
    List<Cell> spanner = new ArrayList<>(List.of(Cell.EMPTY));
    spanner.add(Cell.spanning(Phrase.of(setting.label(first.y())), table.columns().size()));
    spanner.add(Cell.EMPTY);
    List<Cell> heads = new ArrayList<>(List.of(Cell.of(setting.label(first.x()))));
    table.columns().forEach(level -> heads.add(Cell.of(setting.labels().level(first.y(), level))));
    heads.add(Cell.of(setting.phrase("head.total")));
    List<Row> rows = new ArrayList<>();
    for (String row : table.rows()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(setting.labels().level(first.x(), row)));
      table.columns().forEach(column -> cells.add(cell(table, row, column)));
      cells.add(Cell.of(ApaNumber.count((long) table.rowTotal(row))));
      rows.add(Row.of(cells));
    }
    List<Cell> totals = new ArrayList<>(List.of(Cell.of(setting.phrase("head.total"))));
    table
        .columns()
        .forEach(column -> totals.add(Cell.of(ApaNumber.count((long) table.columnTotal(column)))));
    totals.add(Cell.of(ApaNumber.count(first.n())));
    rows.add(Row.total(totals));
    return new Table(
        setting.titled(
            analysis,
            setting.phrase("title.crosstab", setting.label(first.x()), setting.label(first.y()))),
        columns,
        List.of(Row.of(spanner), Row.of(heads)),
        rows,
        List.of(
            setting.phrase(
                records.has("adjusted_residual") ? "note.crosstab" : "note.crosstab.counts")));
  }

  /** Count with its share of the row; below it the adjusted residual, said when beyond ±1.96. */
  private Cell cell(Crosstab table, String row, String column) {
    double count = table.count(row, column);
    double total = table.rowTotal(row);
    String share = total > 0 ? " (" + ApaNumber.percent(count / total) + "%)" : "";
    Phrase upper = Phrase.of(ApaNumber.count((long) count) + share);
    for (ResultRecord r : records.ofTerm("adjusted_residual")) {
      if (r.level().equals(row + ":" + column) && !Double.isNaN(r.estimate())) {
        return Cell.of(upper, Phrase.of(signed(r.estimate())));
      }
    }
    return Cell.of(upper);
  }

  private static String signed(double x) {
    return (x > 0 ? "+" : "") + ApaNumber.statistic(x);
  }

  private Table goodness(String variable) {
    double sum = records.ofTerm("count").stream().mapToDouble(ResultRecord::estimate).sum();
    List<Row> rows = new ArrayList<>();
    for (String level : records.levels("count", variable, "")) {
      rows.add(
          Row.of(
              List.of(
                  Cell.of(setting.labels().level(variable, level)),
                  Cell.of(value("count", variable, level, r -> r.estimate(), true)),
                  Cell.of(value("count", variable, level, r -> r.estimate() / sum, false)),
                  Cell.of(value("expected", variable, level, r -> r.estimate() / sum, false)))));
    }
    return new Table(
        setting.titled(analysis, setting.phrase("title.goodness", setting.label(variable))),
        4,
        List.of(setting.heads(List.of("level", "n", "observed", "expected"))),
        rows,
        List.of(setting.phrase("convention.goodness")));
  }

  private String value(
      String term, String x, String level, ToDoubleFunction<ResultRecord> of, boolean count) {
    ResultRecord record = records.find("", term, x, "", level);
    if (record == null) {
      return "";
    }
    double value = of.applyAsDouble(record);
    return count ? ApaNumber.count((long) value) : ApaNumber.percent(value);
  }

  private Table tests() {
    List<Row> rows = new ArrayList<>();
    List<String> conventions = new ArrayList<>();
    List<Table.Checked> checked = new ArrayList<>();
    Phrase simulated = Phrase.EMPTY;
    boolean adjusted = records.all().stream().anyMatch(r -> !Double.isNaN(r.pAdjusted()));
    for (ResultRecord r : records.all()) {
      if (isCell(r)) {
        continue;
      }
      String key = r.term().equals("chi2") ? "chi2." + r.method() : r.term();
      boolean share = r.term().equals("cramer_v") || r.term().equals("phi");
      String estimate =
          Double.isNaN(r.estimate())
              ? ""
              : share ? ApaNumber.bounded(r.estimate()) : ApaNumber.amount(r.estimate());
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(setting.phrase("test." + key)));
      cells.add(
          Double.isNaN(r.statistic())
              ? Cell.EMPTY
              : Cell.of(setting.statistic().starred(ApaNumber.statistic(r.statistic()), r)));
      cells.add(Cell.of(Double.isNaN(r.df()) ? "" : ApaNumber.df(r.df())));
      cells.add(Cell.of(Double.isNaN(r.p()) ? "" : ApaNumber.p(r.p())));
      if (adjusted) {
        cells.add(Cell.of(Double.isNaN(r.pAdjusted()) ? "" : ApaNumber.p(r.pAdjusted())));
      }
      cells.add(Cell.of(estimate));
      cells.add(
          Cell.of(
              share ? Statistic.intervalOfShare(r) : Statistic.intervalOfAmount(r, Double.NaN)));
      if (r.term().equals("chi2")) {
        checked.add(
            new Table.Checked(Kind.CHI2, cells.get(1), cells.get(2), Cell.EMPTY, cells.get(3)));
      }
      rows.add(Row.of(cells));
      if (r.term().equals("fisher_p")) {
        simulated =
            setting.phrase(
                "convention.fisher_p",
                analysis.options().getOrDefault("samples", "?"),
                analysis.options().getOrDefault("seed", "?"),
                Double.isNaN(r.se()) ? ApaNumber.NONE : ApaNumber.amount(r.se()));
      } else if (setting.messages().has("convention." + key)) {
        conventions.add("convention." + key);
      }
    }
    List<Cell> heads = new ArrayList<>();
    for (String head : List.of("test", "statistic", "df", "p")) {
      heads.add(Cell.of(setting.phrase("head." + head)));
    }
    if (adjusted) {
      heads.add(Cell.of(setting.phrase("head.p_adjusted")));
    }
    heads.add(Cell.of(setting.phrase("head.estimate")));
    heads.add(Cell.of(setting.intervalHead(records)));
    List<Phrase> notes = new ArrayList<>(Notes.of(analysis, setting, conventions));
    if (!simulated.isEmpty()) {
      notes.add(conventions.size(), simulated);
    }
    return new Table(
            setting.titled(
                analysis,
                setting.phrase("title.chi-square", ApaNumber.count(records.all().get(0).n()))),
            heads.size(),
            List.of(Row.of(heads)),
            rows,
            notes)
        .checking(checked);
  }
}
