package org.lacrima.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/**
 * Correlations of all pairs of one set of variables, with M and SD on the margin and α on the
 * diagonal where the same results hold them.
 *
 * <p>Few variables: intervals below the diagonal, p above it. Many: the lower triangle only, cut
 * into tables of a width that a page and a reader can take, stars for p below alpha; the rest is in
 * results.csv.
 */
final class CorrelationMatrix {

  private static final int IN_FULL = 7;
  private static final int WITH_INTERVALS = 16;
  private static final int PANEL_WITH_INTERVALS = 6;
  private static final int PANEL = 12;

  private final AnalysisResult analysis;
  private final Setting setting;
  private final Records records;
  private final List<String> names;
  private final Map<String, ResultRecord> pairs = new HashMap<>();
  private final Margin margin;
  private final boolean sameN;
  private final List<Table.Checked> checked = new ArrayList<>();

  private CorrelationMatrix(
      AnalysisResult analysis, Setting setting, Records records, List<String> names) {
    this.analysis = analysis;
    this.setting = setting;
    this.records = records;
    this.names = names;
    for (ResultRecord r : records.all()) {
      pairs.put(pair(r.x(), r.y()), r);
      pairs.put(pair(r.y(), r.x()), r);
    }
    this.margin = Margin.of(analysis, setting, names);
    this.sameN = records.all().stream().mapToLong(ResultRecord::n).distinct().count() <= 1;
  }

  private static String pair(String x, String y) {
    return x + '\u0000' + y;
  }

  /** The variables in order, when the records hold all pairs of three or more; else none. */
  static List<String> variables(Records records) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> found = new LinkedHashSet<>();
    for (ResultRecord r : records.all()) {
      names.add(r.x());
      found.add(pair(r.x(), r.y()));
      if (!r.given().isEmpty()) {
        return List.of();
      }
    }
    records.all().forEach(r -> names.add(r.y()));
    List<String> list = List.copyOf(names);
    for (int i = 0; i < list.size(); i++) {
      for (int j = i + 1; j < list.size(); j++) {
        if (!found.contains(pair(list.get(i), list.get(j)))) {
          return List.of();
        }
      }
    }
    return list.size() < 3 ? List.of() : list;
  }

  static List<Table> of(
      AnalysisResult analysis, Setting setting, Records records, List<String> names) {
    CorrelationMatrix matrix = new CorrelationMatrix(analysis, setting, records, names);
    if (names.size() <= IN_FULL) {
      return List.of(matrix.panel(0, names.size(), true, true));
    }
    boolean intervals = names.size() <= WITH_INTERVALS;
    int width = width(names.size());
    List<Table> panels = new ArrayList<>();
    for (int from = 0; from < names.size() - 1; from += width) {
      panels.add(matrix.panel(from, StrictMath.min(from + width, names.size()), intervals, false));
    }
    return panels;
  }

  /** How many tables a matrix of so many variables takes. */
  static int tables(int variables) {
    return variables <= IN_FULL ? 1 : (variables - 2) / width(variables) + 1;
  }

  private static int width(int variables) {
    return variables <= WITH_INTERVALS ? PANEL_WITH_INTERVALS : PANEL;
  }

  private Table panel(int from, int to, boolean intervals, boolean full) {
    boolean whole = from == 0 && to == names.size();
    boolean withMargin = from == 0 && margin.known();
    List<Cell> heads = new ArrayList<>(List.of(Cell.of(setting.phrase("head.variable"))));
    if (withMargin) {
      heads.add(Cell.of(setting.phrase("head.M")));
      heads.add(Cell.of(setting.phrase("head.SD")));
    }
    for (int column = from; column < to; column++) {
      heads.add(Cell.of(Integer.toString(column + 1)));
    }
    List<Row> rows = new ArrayList<>();
    for (int row = full ? 0 : from; row < names.size(); row++) {
      String name = names.get(row);
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of((row + 1) + ". " + setting.label(name)));
      if (withMargin) {
        cells.add(Cell.of(margin.mean(name)));
        cells.add(Cell.of(margin.sd(name)));
      }
      for (int column = from; column < to; column++) {
        cells.add(cell(row, column, intervals, full));
      }
      rows.add(Row.of(cells));
    }
    Phrase title = CorrelationTables.title(records, setting);
    if (!whole) {
      title = title.and(setting.phrase("title.panel", from + 1, to));
    }
    return new Table(
            setting.titled(analysis, title),
            heads.size(),
            List.of(Row.of(heads)),
            rows,
            from == 0 ? notes(full) : List.of(setting.phrase("note.panel")))
        .checking(checked);
  }

  private Cell cell(int row, int column, boolean intervals, boolean full) {
    if (row == column) {
      return Cell.of(margin.alpha(names.get(row)));
    }
    ResultRecord record = pairs.get(pair(names.get(row), names.get(column)));
    if (record == null || row < column && !full) {
      return Cell.EMPTY;
    }
    if (row < column) {
      if (Double.isNaN(record.pAdjusted()) && !record.term().equals("tau")) {
        checked.add(
            Table.Checked.ofCorrelation(
                Cell.of(ApaNumber.bounded(record.estimate())),
                Cell.of(ApaNumber.count(record.n())),
                0,
                Cell.of(ApaNumber.p(record.p()))));
      }
      Phrase p = Statistic.p(Statistic.decisive(record));
      return sameN
          ? Cell.of(p)
          : Cell.of(p, Phrase.symbol("n").and("\u00a0=\u00a0" + ApaNumber.count(record.n())));
    }
    Phrase r = setting.statistic().starred(ApaNumber.bounded(record.estimate()), record);
    if (!full && !setting.statistic().starred() && setting.statistic().significant(record)) {
      r = r.and("*");
    }
    String interval = intervals ? Statistic.intervalOfR(record) : "";
    return interval.isEmpty() ? Cell.of(r) : Cell.of(r, Phrase.of(interval));
  }

  private List<Phrase> notes(boolean full) {
    List<Phrase> notes = new ArrayList<>();
    boolean adjusted = records.all().stream().anyMatch(r -> !Double.isNaN(r.pAdjusted()));
    String p = adjusted ? "adjusted" : "plain";
    if (full) {
      notes.add(setting.phrase("note.matrix.full." + p));
    } else if (setting.statistic().starred()) {
      notes.add(setting.phrase("note.matrix.elsewhere"));
    } else {
      notes.add(
          setting.phrase(
              "note.matrix.stars." + p, ApaNumber.bounded(setting.statistic().alpha()), "*"));
    }
    if (sameN) {
      notes.add(Phrase.symbol("n").and(" = " + ApaNumber.count(records.all().get(0).n()) + "."));
    } else {
      long least = records.all().stream().mapToLong(ResultRecord::n).min().orElse(-1);
      long most = records.all().stream().mapToLong(ResultRecord::n).max().orElse(-1);
      notes.add(setting.phrase("note.n", ApaNumber.count(least), ApaNumber.count(most)));
    }
    notes.addAll(margin.notes());
    notes.addAll(
        Notes.of(
            analysis, setting, List.of(CorrelationTables.convention(records, analysis.kind()))));
    return notes;
  }

  /** What other analyses of the same results know about the variables. */
  private record Margin(
      Setting setting,
      Map<String, ResultRecord> means,
      Map<String, ResultRecord> sds,
      Map<String, ResultRecord> alphas) {

    static Margin of(AnalysisResult of, Setting setting, List<String> names) {
      Map<String, ResultRecord> means = new HashMap<>();
      Map<String, ResultRecord> sds = new HashMap<>();
      Map<String, ResultRecord> alphas = new HashMap<>();
      for (AnalysisResult other : setting.results().analyses()) {
        if (!other.where().equals(of.where())) {
          continue;
        }
        for (ResultRecord r : other.records()) {
          if (names.contains(r.x()) && r.y().isEmpty() && r.level().isEmpty()) {
            switch (other.kind() + " " + r.term()) {
              case "descriptives mean" -> means.putIfAbsent(r.x(), r);
              case "descriptives sd" -> sds.putIfAbsent(r.x(), r);
              case "reliability alpha" -> alphas.putIfAbsent(r.x(), r);
              default -> {}
            }
          }
        }
      }
      boolean all = means.keySet().containsAll(names) && sds.keySet().containsAll(names);
      return new Margin(setting, all ? means : Map.of(), all ? sds : Map.of(), alphas);
    }

    boolean known() {
      return !means.isEmpty();
    }

    String mean(String name) {
      ResultRecord mean = means.get(name);
      return mean == null ? "" : ApaNumber.amount(mean.estimate(), spread(name));
    }

    String sd(String name) {
      return ApaNumber.amount(spread(name));
    }

    private double spread(String name) {
      ResultRecord sd = sds.get(name);
      return sd == null ? Double.NaN : sd.estimate();
    }

    String alpha(String name) {
      @Nullable ResultRecord alpha = alphas.get(name);
      return alpha == null ? ApaNumber.NONE : "(" + ApaNumber.bounded(alpha.estimate()) + ")";
    }

    List<Phrase> notes() {
      List<Phrase> notes = new ArrayList<>();
      if (known()) {
        notes.add(setting.phrase("note.margin"));
      }
      if (!alphas.isEmpty()) {
        notes.add(setting.phrase("note.diagonal"));
      }
      return notes;
    }
  }
}
