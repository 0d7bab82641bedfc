package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** Centre and spread in one table, the shape of distributions in another, counts in a third. */
final class DescriptiveTables {

  private record Column(Phrase head, Function<String, Cell> cell) {}

  private final AnalysisResult analysis;
  private final Setting setting;
  private final Records records;

  private DescriptiveTables(AnalysisResult analysis, Setting setting) {
    this.analysis = analysis;
    this.setting = setting;
    this.records = new Records(analysis.records());
  }

  static List<Table> descriptives(AnalysisResult analysis, Setting setting) {
    DescriptiveTables tables = new DescriptiveTables(analysis, setting);
    List<Table> made = new ArrayList<>();
    tables.add(made, "title.descriptives", tables.centre(), tables.conventions());
    tables.add(made, "title.shape", tables.shape(), List.of("convention.shape"));
    return made;
  }

  private List<String> conventions() {
    boolean means = records.ofTerm("mean").stream().anyMatch(r -> !Double.isNaN(r.ciLow()));
    return means ? List.of("convention.sd", "convention.mean") : List.of("convention.sd");
  }

  private void add(List<Table> made, String title, List<Column> columns, List<String> conventions) {
    if (columns.isEmpty()) {
      return;
    }
    List<Cell> heads = new ArrayList<>(List.of(Cell.of(setting.phrase("head.variable"))));
    columns.forEach(column -> heads.add(Cell.of(column.head())));
    List<Row> rows = new ArrayList<>();
    for (String name : records.xs()) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(setting.label(name))));
      columns.forEach(column -> cells.add(column.cell().apply(name)));
      rows.add(Row.of(cells));
    }
    made.add(
        new Table(
            setting.titled(analysis, setting.phrase(title)),
            heads.size(),
            List.of(Row.of(heads)),
            rows,
            Notes.of(analysis, setting, conventions)));
  }

  private List<Column> centre() {
    List<Column> columns = new ArrayList<>();
    count(columns, "n");
    count(columns, "missing");
    amount(columns, "mean", "M");
    if (records.has("mean")) {
      columns.add(
          new Column(
              setting.intervalHead(records),
              name -> of(name, "mean", r -> Statistic.intervalOfAmount(r, spread(name)))));
    }
    amount(columns, "sd", "SD");
    if (!records.has("sd")) {
      amount(columns, "variance", "variance");
    }
    value(columns, "median", "median");
    value(columns, "min", "min");
    value(columns, "max", "max");
    return columns;
  }

  private List<Column> shape() {
    List<Column> columns = new ArrayList<>();
    value(columns, "q1", "q1");
    value(columns, "q3", "q3");
    withError(columns, "skewness");
    withError(columns, "kurtosis");
    if (records.has("shapiro_w")) {
      columns.add(
          new Column(
              setting.phrase("head.shapiro_w"),
              name -> of(name, "shapiro_w", r -> shapiro(r.estimate()))));
      columns.add(
          new Column(
              setting.phrase("head.p"), name -> of(name, "shapiro_w", r -> ApaNumber.p(r.p()))));
    }
    return columns;
  }

  /** W is so near to one that its third decimal says something. */
  private static String shapiro(double w) {
    return ApaNumber.p(w).replace("> .999", "1.000");
  }

  private void count(List<Column> columns, String term) {
    if (records.has(term)) {
      columns.add(
          new Column(
              setting.phrase("head." + term),
              name ->
                  of(
                      name,
                      term,
                      r ->
                          Double.isNaN(r.estimate())
                              ? ApaNumber.NONE
                              : ApaNumber.count((long) r.estimate()))));
    }
  }

  private void amount(List<Column> columns, String term, String head) {
    if (records.has(term)) {
      columns.add(
          new Column(
              setting.phrase("head." + head),
              name -> of(name, term, r -> ApaNumber.amount(r.estimate(), spread(name)))));
    }
  }

  private void value(List<Column> columns, String term, String head) {
    if (records.has(term)) {
      columns.add(
          new Column(
              setting.phrase("head." + head),
              name -> of(name, term, r -> ApaNumber.value(r.estimate()))));
    }
  }

  private void withError(List<Column> columns, String term) {
    if (records.has(term)) {
      columns.add(
          new Column(
              setting.phrase("head." + term),
              name -> of(name, term, r -> ApaNumber.statistic(r.estimate()))));
      columns.add(
          new Column(
              setting.phrase("head.se"), name -> of(name, term, r -> ApaNumber.statistic(r.se()))));
    }
  }

  private double spread(String name) {
    ResultRecord sd = records.find("", "sd", name, "", "");
    return sd == null ? Double.NaN : sd.estimate();
  }

  private Cell of(String name, String term, Function<ResultRecord, String> text) {
    @Nullable ResultRecord record = records.find("", term, name, "", "");
    return record == null ? Cell.EMPTY : Cell.of(text.apply(record));
  }

  static List<Table> frequencies(AnalysisResult analysis, Setting setting) {
    Records records = new Records(analysis.records());
    List<Row> rows = new ArrayList<>();
    for (String name : records.xs()) {
      rows.add(Row.section(Phrase.of(setting.label(name)), 4));
      for (String level : records.levels("count", name, "")) {
        ResultRecord count = records.find("", "count", name, "", level);
        ResultRecord share = records.find("", "proportion", name, "", level);
        rows.add(
            Row.of(
                List.of(
                    Cell.of(setting.labels().level(name, level)),
                    Cell.of(count == null ? "" : ApaNumber.count((long) count.estimate())),
                    Cell.of(share == null ? "" : ApaNumber.percent(share.estimate())),
                    Cell.of(
                        share == null
                            ? ""
                            : Statistic.interval(share, ApaNumber::percent, 0, 1)))));
      }
      ResultRecord any =
          records.all().stream().filter(r -> r.x().equals(name)).findFirst().orElseThrow();
      rows.add(
          Row.total(
              List.of(
                  Cell.of(setting.phrase("head.answered")),
                  Cell.of(ApaNumber.count(any.n())),
                  Cell.EMPTY,
                  Cell.EMPTY)));
    }
    List<Cell> heads =
        List.of(
            Cell.of(setting.phrase("head.level")),
            Cell.of(setting.phrase("head.n")),
            Cell.of(setting.phrase("head.percent")),
            Cell.of(setting.intervalHead(records)));
    return List.of(
        new Table(
            setting.titled(analysis, setting.phrase("title.frequencies")),
            4,
            List.of(Row.of(heads)),
            rows,
            Notes.of(analysis, setting, List.of("convention.wilson"))));
  }
}
