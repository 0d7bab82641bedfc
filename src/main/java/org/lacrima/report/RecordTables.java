package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** The plain table of a kind that has no form of its own: no number of results.csv is left out. */
final class RecordTables {

  private RecordTables() {}

  /** A column that is left out where no record has anything in it. */
  private record Column(Phrase head, Function<ResultRecord, Cell> cell) {}

  static List<Table> of(AnalysisResult analysis, Setting setting) {
    List<Column> columns = new ArrayList<>();
    for (Column column : columns(new Records(analysis.records()), setting)) {
      if (analysis.records().stream().anyMatch(r -> !column.cell.apply(r).equals(Cell.EMPTY))) {
        columns.add(column);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (ResultRecord r : analysis.records()) {
      rows.add(Row.of(columns.stream().map(column -> column.cell.apply(r)).toList()));
    }
    String kind = "kind." + analysis.kind();
    String convention = "convention." + analysis.kind();
    return List.of(
        new Table(
            setting.titled(
                analysis,
                setting.messages().has(kind) ? setting.phrase(kind) : Phrase.of(analysis.kind())),
            columns.size(),
            List.of(Row.of(columns.stream().map(column -> Cell.of(column.head)).toList())),
            rows,
            Notes.of(
                analysis,
                setting,
                setting.messages().has(convention) ? List.of(convention) : List.of())));
  }

  private static List<Column> columns(Records records, Setting setting) {
    return List.of(
        new Column(setting.phrase("head.about"), r -> text(about(r, setting))),
        new Column(setting.phrase("head.number"), r -> Cell.of(number(r, setting))),
        new Column(setting.phrase("head.n"), r -> text(r.n() < 0 ? "" : ApaNumber.count(r.n()))),
        new Column(setting.phrase("head.estimate"), r -> text(estimate(r))),
        new Column(setting.phrase("head.se"), r -> amount(r.se())),
        new Column(
            setting.intervalHead(records),
            r -> text(bounded(r) ? intervalOfR(r) : Statistic.intervalOfAmount(r, Double.NaN))),
        new Column(
            setting.phrase("head.statistic"),
            r -> text(Double.isNaN(r.statistic()) ? "" : ApaNumber.statistic(r.statistic()))),
        new Column(setting.phrase("head.df"), r -> text(df(r))),
        new Column(setting.phrase("head.p"), r -> p(r.p())),
        new Column(setting.phrase("head.p_adjusted"), r -> p(r.pAdjusted())));
  }

  private static String intervalOfR(ResultRecord r) {
    return r.term().equals("r_difference")
        ? Statistic.interval(r, ApaNumber::bounded, -2, 2)
        : Statistic.intervalOfR(r);
  }

  private static Cell text(String text) {
    return text.isEmpty() ? Cell.EMPTY : Cell.of(text);
  }

  private static Cell amount(double number) {
    return text(Double.isNaN(number) ? "" : ApaNumber.amount(number));
  }

  private static Cell p(double p) {
    return text(Double.isNaN(p) ? "" : ApaNumber.p(p));
  }

  private static String about(ResultRecord r, Setting setting) {
    List<String> about = new ArrayList<>();
    if (!r.x().isEmpty()) {
      about.add(setting.label(r.x()));
    }
    if (!r.y().isEmpty()) {
      about.add(setting.label(r.y()));
    }
    String text = String.join(" \u00d7 ", about);
    return r.level().isEmpty() ? text : text.isEmpty() ? r.level() : text + ", " + r.level();
  }

  private static Phrase number(ResultRecord r, Setting setting) {
    for (String key : List.of("number." + r.term() + "." + r.method(), "number." + r.term())) {
      if (setting.messages().has(key)) {
        return setting.phrase(key);
      }
    }
    return Phrase.of((r.method() + " " + r.term()).strip());
  }

  /** Numbers that cannot leave [-1, 1] are written without a zero before the point. */
  private static boolean bounded(ResultRecord r) {
    return switch (r.term()) {
      case "r", "rho", "tau", "semi_partial_r", "r_difference", "pooled_r", "prediction" -> true;
      case "i_squared", "power" -> true;
      case "equivalence" -> r.method().equals("pearson");
      case "effect" -> r.method().equals("correlation");
      default -> false;
    };
  }

  private static String estimate(ResultRecord r) {
    if (Double.isNaN(r.estimate())) {
      return "";
    }
    return bounded(r)
        ? ApaNumber.bounded(r.estimate())
        : r.term().equals("cases")
            ? ApaNumber.count((long) r.estimate())
            : ApaNumber.amount(r.estimate());
  }

  private static String df(ResultRecord r) {
    String df = Double.isNaN(r.df()) ? "" : ApaNumber.df(r.df());
    return Double.isNaN(r.df2()) ? df : df + ", " + ApaNumber.df(r.df2());
  }
}
