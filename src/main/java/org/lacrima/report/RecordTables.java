package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.audit.PrintedStatistic.Kind;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/**
 * Tables with a row for each record: comparisons of correlations, equivalence, meta-analysis,
 * power, and any kind that has no form of its own. No number of results.csv is left out.
 */
final class RecordTables {

  private RecordTables() {}

  /** A column that is left out where no record has anything in it. */
  private record Column(String name, Phrase head, Function<ResultRecord, Cell> cell) {}

  static List<Table> of(AnalysisResult analysis, Setting setting) {
    List<Column> columns = new ArrayList<>();
    for (Column column : columns(analysis, setting)) {
      if (analysis.records().stream().anyMatch(r -> !column.cell.apply(r).equals(Cell.EMPTY))) {
        columns.add(column);
      }
    }
    List<Row> rows = new ArrayList<>();
    List<Table.Checked> checked = new ArrayList<>();
    for (ResultRecord r : analysis.records()) {
      List<Cell> cells = columns.stream().map(column -> column.cell.apply(r)).toList();
      Kind test = test(r);
      if (test != null && !Double.isNaN(r.statistic())) {
        checked.add(
            new Table.Checked(
                test,
                named("statistic", columns, cells),
                named("df", columns, cells),
                Cell.EMPTY,
                named("p", columns, cells)));
      }
      rows.add(r.term().equals("pooled_r") ? Row.total(cells) : Row.of(cells));
    }
    return List.of(
        new Table(
                setting.titled(analysis, title(analysis, setting)),
                columns.size(),
                List.of(Row.of(columns.stream().map(column -> Cell.of(column.head)).toList())),
                rows,
                Notes.of(analysis, setting, conventions(analysis, setting)))
            .checking(checked));
  }

  /** The distribution of a record's test; null where it has none that its row tells. */
  private static @Nullable Kind test(ResultRecord r) {
    return switch (r.term()) {
      case "semi_partial_r", "pooled_r", "pooled_z" -> Kind.T;
      case "r_difference" -> r.method().equals("williams") ? Kind.T : Kind.Z;
      case "equivalence" -> r.method().equals("pearson") ? Kind.Z : Kind.T;
      case "q" -> Kind.CHI2;
      default -> null;
    };
  }

  private static Cell named(String name, List<Column> columns, List<Cell> cells) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name.equals(name)) {
        return cells.get(i);
      }
    }
    return Cell.EMPTY;
  }

  private static Phrase title(AnalysisResult analysis, Setting setting) {
    ResultRecord first = analysis.records().get(0);
    String kind = analysis.kind();
    String bounds = bounds(analysis);
    if (!bounds.isEmpty()) {
      return setting.phrase("title.equivalence.within", bounds);
    }
    String about = first.x().isEmpty() ? "" : pair(first, setting);
    String named = about.isEmpty() ? ".unnamed" : "";
    for (String key :
        List.of("title." + kind + "." + first.method(), "title." + kind + named, "title." + kind)) {
      if (setting.messages().has(key)) {
        return setting.phrase(key, setting.labels().covariates(first.given()), about);
      }
    }
    return setting.messages().has("kind." + kind)
        ? setting.phrase("kind." + kind)
        : Phrase.of(kind);
  }

  /** The bounds of equivalence, with the minus sign of print. */
  static String bounds(AnalysisResult analysis) {
    return analysis.options().getOrDefault("bounds", "").replace("-", ApaNumber.MINUS);
  }

  /** Of the kind, and of each method and term that occurs. */
  private static List<String> conventions(AnalysisResult analysis, Setting setting) {
    Set<String> keys = new LinkedHashSet<>();
    String kind = "convention." + analysis.kind();
    keys.add(kind);
    for (ResultRecord r : analysis.records()) {
      keys.add(kind + "." + r.method());
      keys.add(kind + "." + r.term());
    }
    return keys.stream().filter(setting.messages()::has).toList();
  }

  private static List<Column> columns(AnalysisResult analysis, Setting setting) {
    Records records = new Records(analysis.records());
    boolean power = analysis.kind().equals("power");
    return List.of(
        new Column(
            "stub",
            setting.phrase(head("stub", analysis, setting)),
            r -> stub(r, analysis, setting)),
        new Column(
            "n",
            setting.phrase("head.n"),
            r -> text(power || r.n() < 0 ? "" : ApaNumber.count(r.n()))),
        new Column(
            "estimate",
            setting.phrase(head("estimate", analysis, setting)),
            r -> text(estimate(r))),
        new Column("se", setting.phrase("head.se"), r -> amount(r.se())),
        new Column(
            "interval",
            setting.intervalHead(records),
            r -> text(bounded(r) ? intervalOfR(r) : Statistic.intervalOfAmount(r, Double.NaN))),
        new Column(
            "statistic",
            setting.phrase(head("statistic", analysis, setting)),
            r ->
                Double.isNaN(r.statistic())
                    ? Cell.EMPTY
                    : Cell.of(setting.statistic().starred(ApaNumber.statistic(r.statistic()), r))),
        new Column("df", setting.phrase("head.df"), r -> text(df(r))),
        new Column("p", setting.phrase("head.p"), r -> p(r.p())),
        new Column("p_adjusted", setting.phrase("head.p_adjusted"), r -> p(r.pAdjusted())));
  }

  /** The head that says most: of this kind and method, of this kind, of any. */
  private static String head(String column, AnalysisResult analysis, Setting setting) {
    String key = "head." + column;
    String kind = key + "." + analysis.kind();
    String method = kind + "." + analysis.records().get(0).method();
    return setting.messages().has(method) ? method : setting.messages().has(kind) ? kind : key;
  }

  private static Cell stub(ResultRecord r, AnalysisResult analysis, Setting setting) {
    String about = r.x().isEmpty() ? "" : pair(r, setting);
    switch (analysis.kind()) {
      case "semi-partial-correlation", "equivalence":
        return Cell.of(about);
      case "meta-analysis":
        return r.term().equals("r") ? Cell.of(r.level()) : Cell.of(number(r, setting));
      case "power":
        Phrase group = r.level().isEmpty() ? Phrase.EMPTY : setting.phrase("stub.group", r.level());
        return Cell.of(number(r, setting).and(group));
      case "correlation-comparison":
        if (r.term().equals("r_difference")) {
          return Cell.of(number(r, setting));
        }
        return Cell.of(
            r.level().isEmpty() ? about : about.isEmpty() ? r.level() : about + ", " + r.level());
      default:
        Phrase level = Phrase.of(r.level().isEmpty() ? "" : ", " + r.level());
        return Cell.of(
            Phrase.of(about.isEmpty() ? "" : about + ": ").and(number(r, setting)).and(level));
    }
  }

  /**
   * {@code Mood × Change}, {@code After and Before}, {@code Change by Ever cried}, {@code Change}.
   */
  static String pair(ResultRecord r, Setting setting) {
    String x = setting.label(r.x());
    if (r.y().isEmpty()) {
      return x;
    }
    String y = setting.label(r.y());
    return switch (r.method()) {
      case "welch", "student" -> setting.text("outcome.by", x, y);
      case "paired" -> setting.text("outcome.paired", x, y);
      default -> x + " \u00d7 " + y;
    };
  }

  static Phrase number(ResultRecord r, Setting setting) {
    for (String key : List.of("number." + r.term() + "." + r.method(), "number." + r.term())) {
      if (setting.messages().has(key)) {
        return setting.phrase(key);
      }
    }
    return Phrase.of((r.method() + " " + r.term()).strip());
  }

  static String intervalOfR(ResultRecord r) {
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

  /** Numbers that cannot leave [-1, 1] are written without a zero before the point. */
  static boolean bounded(ResultRecord r) {
    return switch (r.term()) {
      case "r", "rho", "tau", "semi_partial_r", "r_difference", "pooled_r", "prediction" -> true;
      case "i_squared", "power" -> true;
      case "equivalence" -> r.method().equals("pearson");
      case "effect" -> r.method().equals("correlation");
      default -> false;
    };
  }

  static String estimate(ResultRecord r) {
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
