package org.lacrima.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.audit.PrintedStatistic.Kind;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** Means of groups, and the tests that compare them: t-tests and the analysis of variance. */
final class GroupTables {

  private static final List<String> PAIRED = List.of("paired", "wilcoxon");
  private static final List<String> SPREAD = List.of("levene", "brown_forsythe");

  private final AnalysisResult analysis;
  private final Setting setting;
  private final Records records;
  private final boolean adjusted;
  private final List<Table.Checked> checked = new ArrayList<>();

  private GroupTables(AnalysisResult analysis, Setting setting) {
    this.analysis = analysis;
    this.setting = setting;
    this.records = new Records(analysis.records());
    this.adjusted = records.all().stream().anyMatch(r -> !Double.isNaN(r.pAdjusted()));
  }

  static List<Table> tTest(AnalysisResult analysis, Setting setting) {
    GroupTables tables = new GroupTables(analysis, setting);
    List<Table> made = new ArrayList<>(tables.means());
    made.add(tables.comparisons());
    return made;
  }

  static List<Table> anova(AnalysisResult analysis, Setting setting) {
    GroupTables tables = new GroupTables(analysis, setting);
    List<Table> made = new ArrayList<>(tables.means());
    made.add(tables.variance());
    return made;
  }

  /**
   * Long form, so that any number of groups fits: the outcome as a section, a row for each group.
   */
  private List<Table> means() {
    List<Row> rows = new ArrayList<>();
    records
        .byPair()
        .forEach(
            (pair, of) -> {
              List<String> levels = of.levels("mean", pair.get(0), pair.get(1));
              if (!levels.isEmpty()) {
                rows.add(Row.section(outcome(pair), 4));
              }
              levels.forEach(level -> rows.add(mean(pair, level)));
            });
    if (rows.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Table(
            setting.titled(analysis, setting.phrase("title.means")),
            4,
            List.of(setting.heads(List.of("group", "n", "M", "SD"))),
            rows,
            List.of(setting.phrase("convention.sd"))));
  }

  private Row mean(List<String> pair, String level) {
    ResultRecord mean = records.find("", "mean", pair.get(0), pair.get(1), level);
    ResultRecord sd = records.find("", "sd", pair.get(0), pair.get(1), level);
    double spread = sd == null ? Double.NaN : sd.estimate();
    String group = pair.get(1);
    return Row.of(
        List.of(
            Cell.of(
                setting.labels().variables().containsKey(level)
                    ? setting.label(level)
                    : setting.labels().group(group, level)),
            Cell.of(mean == null ? "" : ApaNumber.count(mean.n())),
            Cell.of(mean == null ? "" : ApaNumber.amount(mean.estimate(), spread)),
            Cell.of(ApaNumber.amount(spread))));
  }

  /** What is compared: {@code Change by Ever cried}, {@code After and Before}, {@code Change}. */
  private Phrase outcome(List<String> pair) {
    String x = setting.label(pair.get(0));
    if (pair.get(1).isEmpty()) {
      return Phrase.of(x);
    }
    boolean paired =
        records.all().stream()
            .anyMatch(r -> PAIRED.contains(r.method()) && r.y().equals(pair.get(1)));
    return setting.phrase(paired ? "outcome.paired" : "outcome.by", x, setting.label(pair.get(1)));
  }

  private Table comparisons() {
    List<Cell> heads = new ArrayList<>();
    for (String key : List.of("test", "statistic", "df", "p")) {
      heads.add(Cell.of(setting.phrase("head." + key)));
    }
    if (adjusted) {
      heads.add(Cell.of(setting.phrase("head.p_adjusted")));
    }
    heads.add(Cell.of(setting.phrase("head.estimate")));
    heads.add(Cell.of(setting.intervalHead(records)));
    List<Row> rows = new ArrayList<>();
    records
        .byPair()
        .forEach(
            (pair, of) -> {
              rows.add(Row.section(outcome(pair), heads.size()));
              for (ResultRecord r : of.all()) {
                if (!r.term().equals("mean") && !r.term().equals("sd")) {
                  rows.add(comparison(r, spread(of)));
                }
              }
            });
    return new Table(
            setting.titled(analysis, setting.phrase("title.t-test")),
            heads.size(),
            List.of(Row.of(heads)),
            rows,
            Notes.of(analysis, setting, conventions()))
        .checking(checked);
  }

  private List<String> conventions() {
    List<String> keys = new ArrayList<>();
    for (String method : List.of("paired", "one-sample", "student", "welch")) {
      if (records.all().stream().anyMatch(r -> r.method().equals(method))) {
        keys.add("convention.t-test." + method);
      }
    }
    if (keys.contains("convention.t-test.student") || keys.contains("convention.t-test.welch")) {
      keys.add(0, "convention.t-test");
    }
    for (String term : List.of("cohen_d", "levene", "brown_forsythe", "mann_whitney", "wilcoxon")) {
      if (records.has(term)) {
        keys.add("convention." + term);
      }
    }
    return keys;
  }

  private Row comparison(ResultRecord r, double spread) {
    boolean units = r.term().equals("difference");
    boolean effect = r.term().equals("cohen_d") || r.term().equals("hedges_g");
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(setting.phrase(effect ? "test." + r.term() : "test." + r.method())));
    cells.add(
        effect ? Cell.EMPTY : Cell.of(symbol(r).and(setting.statistic().starred(statistic(r), r))));
    cells.add(Cell.of(df(r)));
    cells.add(Cell.of(effect ? "" : ApaNumber.p(r.p())));
    if (units) {
      check(Kind.T, cells.get(1), cells.get(2), cells.get(3));
    } else if (SPREAD.contains(r.term())) {
      check(Kind.F, cells.get(1), cells.get(2), cells.get(3));
    }
    if (adjusted) {
      cells.add(pAdjusted(r));
    }
    String estimate =
        units
            ? ApaNumber.amount(r.estimate(), spread)
            : effect ? ApaNumber.statistic(r.estimate()) : "";
    cells.add(Cell.of(estimate));
    cells.add(Cell.of(Statistic.intervalOfAmount(r, units ? spread : 1)));
    return Row.of(cells);
  }

  private void check(Kind kind, Cell statistic, Cell df, Cell p) {
    checked.add(new Table.Checked(kind, statistic, df, Cell.EMPTY, p));
  }

  /** Sums of ranks are whole or end in a half. */
  private static String statistic(ResultRecord r) {
    return r.term().equals("mann_whitney") || r.term().equals("wilcoxon")
        ? ApaNumber.value(r.statistic())
        : ApaNumber.statistic(r.statistic());
  }

  private static Phrase symbol(ResultRecord r) {
    Map<String, String> symbols =
        Map.of("mann_whitney", "U", "wilcoxon", "V", "levene", "F", "brown_forsythe", "F");
    return Phrase.symbol(symbols.getOrDefault(r.term(), "t")).and("\u00a0=\u00a0");
  }

  private static String df(ResultRecord r) {
    if (Double.isNaN(r.df())) {
      return "";
    }
    return ApaNumber.df(r.df()) + (Double.isNaN(r.df2()) ? "" : ", " + ApaNumber.df(r.df2()));
  }

  /** The spread a difference is compared with: the larger SD, or that of one sample from its SE. */
  static double spread(Records of) {
    double largest = Double.NaN;
    for (ResultRecord r : of.all()) {
      double sd =
          r.term().equals("sd")
              ? r.estimate()
              : r.term().equals("difference") ? r.se() * StrictMath.sqrt(r.n()) : Double.NaN;
      largest = Double.isNaN(largest) || sd > largest ? sd : largest;
    }
    return largest;
  }

  private static Cell pAdjusted(@Nullable ResultRecord r) {
    return Cell.of(r == null || Double.isNaN(r.pAdjusted()) ? "" : ApaNumber.p(r.pAdjusted()));
  }

  private Table variance() {
    List<String> heads = new ArrayList<>(List.of("source", "SS", "df", "MS", "F", "p", "eta"));
    if (adjusted) {
      heads.add(heads.indexOf("p") + 1, "p_adjusted");
    }
    List<Row> rows = new ArrayList<>();
    records
        .byPair()
        .forEach(
            (pair, of) -> {
              rows.add(Row.section(outcome(pair), heads.size()));
              rows.addAll(sources(pair, of));
            });
    List<String> conventions = new ArrayList<>();
    if (records.has("f")) {
      conventions.addAll(
          List.of("convention.anova", "convention.anova.fisher", "convention.anova.welch"));
    }
    for (String term : SPREAD) {
      if (records.has(term)) {
        conventions.add("convention." + term);
      }
    }
    return new Table(
            setting.titled(analysis, setting.phrase("title.anova")),
            heads.size(),
            List.of(setting.heads(heads)),
            rows,
            Notes.of(analysis, setting, conventions))
        .checking(checked);
  }

  private List<Row> sources(List<String> pair, Records of) {
    List<Row> rows = new ArrayList<>();
    ResultRecord between = of.find("fisher", "ss_between", pair.get(0), pair.get(1), "");
    ResultRecord within = of.find("fisher", "ss_within", pair.get(0), pair.get(1), "");
    ResultRecord f = of.find("fisher", "f", pair.get(0), pair.get(1), "");
    ResultRecord eta = of.find("fisher", "eta_squared", pair.get(0), pair.get(1), "");
    if (between != null) {
      List<Cell> cells = new ArrayList<>(sumOfSquares("source.between", between));
      cells.add(
          f == null
              ? Cell.EMPTY
              : Cell.of(setting.statistic().starred(ApaNumber.statistic(f.statistic()), f)));
      cells.add(Cell.of(f == null ? "" : ApaNumber.p(f.p())));
      if (adjusted) {
        cells.add(pAdjusted(f));
      }
      cells.add(Cell.of(eta == null ? "" : ApaNumber.bounded(eta.estimate())));
      rows.add(Row.of(cells));
      if (within != null) {
        Cell residual = Cell.of(ApaNumber.df(within.df()));
        checked.add(new Table.Checked(Kind.F, cells.get(4), cells.get(2), residual, cells.get(5)));
      }
    }
    if (within != null) {
      List<Cell> cells = new ArrayList<>(sumOfSquares("source.within", within));
      cells.addAll(Collections.nCopies(adjusted ? 4 : 3, Cell.EMPTY));
      rows.add(Row.of(cells));
    }
    ResultRecord welch = of.find("welch", "f", pair.get(0), pair.get(1), "");
    if (welch != null) {
      rows.add(row("source.welch", welch));
    }
    for (String term : SPREAD) {
      of.ofTerm(term).forEach(test -> rows.add(row("test." + test.method(), test)));
    }
    return rows;
  }

  private Row row(String key, ResultRecord f) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(setting.phrase(key)));
    cells.add(Cell.EMPTY);
    cells.add(Cell.of(df(f)));
    cells.add(Cell.EMPTY);
    cells.add(Cell.of(setting.statistic().starred(ApaNumber.statistic(f.statistic()), f)));
    cells.add(Cell.of(ApaNumber.p(f.p())));
    check(Kind.F, cells.get(4), cells.get(2), cells.get(5));
    if (adjusted) {
      cells.add(pAdjusted(f));
    }
    cells.add(Cell.EMPTY);
    return Row.of(cells);
  }

  private List<Cell> sumOfSquares(String key, ResultRecord ss) {
    return List.of(
        Cell.of(setting.phrase(key)),
        Cell.of(ApaNumber.amount(ss.estimate())),
        Cell.of(ApaNumber.df(ss.df())),
        Cell.of(ss.df() > 0 ? ApaNumber.amount(ss.estimate() / ss.df()) : ApaNumber.NONE));
  }

  /** The record of a term of a pair, whatever its method. */
  static @Nullable ResultRecord any(Records of, String term) {
    List<ResultRecord> found = of.ofTerm(term);
    return found.isEmpty() ? null : found.get(0);
  }
}
