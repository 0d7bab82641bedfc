package org.lacrima.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.multiverse.Multiverse;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** The numbers one looks for first, in one table that fits a terminal. */
public final class TerminalSummary {

  private static final int NARROWEST = 60;
  private static final int WIDEST = 120;
  private static final int SHOWN = 8;
  private static final int LONGEST_LABEL = 30;
  private static final String INDENT = "  ";

  private final Setting setting;

  private TerminalSummary(Setting setting) {
    this.setting = setting;
  }

  /**
   * Writes the summary.
   *
   * @param width columns of the terminal; anything between 60 and 120 is used as it is
   */
  public static void write(AnalysisResults results, int width, Appendable out) throws IOException {
    int columns = StrictMath.max(NARROWEST, StrictMath.min(WIDEST, width));
    new TerminalSummary(Setting.of(Evidence.of(results), LONGEST_LABEL)).write(columns, out);
  }

  private void write(int width, Appendable out) throws IOException {
    AnalysisResults results = setting.results();
    for (String line : Texts.wrap(results.spec().title(), width)) {
      out.append(line).append('\n');
    }
    AnalysisResults.Data data = results.data();
    if (data != null) {
      String rows =
          setting.text(
              "summary.rows",
              ApaNumber.count(data.rows()),
              ApaNumber.count(data.rows() - data.analysed()),
              ApaNumber.count(data.analysed()));
      out.append(Texts.cut(data.file() + ": " + rows, width)).append('\n');
      if (data.synthetic() > 0) {
        out.append(setting.text("synthetic.title")).append('\n');
      }
    }
    out.append('\n');
    boolean adjusted =
        results.records().stream().anyMatch(r -> leads(r) && !Double.isNaN(r.pAdjusted()));
    TextTable table = new TextTable(table(adjusted), width);
    if (adjusted && !table.fits()) {
      table = new TextTable(table(false), width);
    }
    table.write(out);
    Brief brief = new Brief(setting);
    lines(setting.text("samples.brief"), brief.samples(), width, out);
    Multiverse multiverse = results.multiverse();
    if (multiverse == null) {
      return;
    }
    List<Block.Entry> claims = new ArrayList<>();
    for (Multiverse.Claim claim : multiverse.claims()) {
      claims.add(
          new Block.Entry(Phrase.EMPTY, Phrase.of(claim.id()), brief.holds(claim.id()), List.of()));
    }
    lines(setting.text("multiverse.title"), claims.isEmpty() ? brief.curves() : claims, width, out);
  }

  private static void lines(String title, List<Block.Entry> entries, int width, Appendable out)
      throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    out.append('\n').append(title).append('\n');
    for (Block.Entry entry : entries) {
      String line = entry.what().text() + ": " + entry.number().text();
      for (String text : Texts.wrap(line, width - INDENT.length())) {
        out.append(INDENT).append(text).append('\n');
      }
    }
  }

  private Table table(boolean adjusted) {
    AnalysisResults results = setting.results();
    List<Cell> heads = new ArrayList<>();
    heads.add(Cell.EMPTY);
    heads.add(Cell.of(setting.phrase("head.n")));
    heads.add(Cell.of(setting.phrase("head.estimate")));
    heads.add(Cell.of(setting.intervalHead(new Records(results.records()))));
    heads.add(Cell.of(setting.phrase("head.statistic")));
    heads.add(Cell.of(setting.phrase("head.p")));
    if (adjusted) {
      heads.add(Cell.of(setting.phrase("head.p_adjusted")));
    }
    int columns = heads.size();
    List<Row> rows = new ArrayList<>();
    results.analyses().forEach(analysis -> rows.addAll(rows(analysis, columns, adjusted)));
    return new Table(Phrase.EMPTY, columns, List.of(Row.of(heads)), rows, List.of());
  }

  private List<Row> rows(AnalysisResult analysis, int columns, boolean adjusted) {
    List<ResultRecord> main = analysis.records().stream().filter(TerminalSummary::leads).toList();
    Phrase title = Phrase.of(analysis.id());
    if (!analysis.where().isEmpty()) {
      title = setting.titled(analysis, title);
    }
    List<Row> rows = new ArrayList<>();
    rows.add(Row.section(title, columns));
    for (ResultRecord r : main.subList(0, StrictMath.min(SHOWN, main.size()))) {
      rows.add(row(r, adjusted));
    }
    if (main.size() > SHOWN) {
      rows.add(
          Row.section(
              setting.phrase("summary.more", ApaNumber.count(main.size() - SHOWN)), columns));
    }
    return rows;
  }

  private static boolean leads(ResultRecord r) {
    return switch (r.kind() + " " + r.term()) {
      case "descriptives mean",
          "frequencies proportion",
          "correlation r",
          "correlation rho",
          "correlation tau",
          "partial-correlation r",
          "t-test difference",
          "t-test cohen_d",
          "anova f",
          "anova eta_squared",
          "chi-square chi2",
          "chi-square cramer_v",
          "chi-square odds_ratio",
          "chi-square fisher_p",
          "reliability alpha",
          "reliability omega",
          "semi-partial-correlation semi_partial_r",
          "correlation-comparison r_difference",
          "equivalence equivalence",
          "meta-analysis pooled_r",
          "power effect",
          "power cases",
          "power power" ->
          true;
      default -> false;
    };
  }

  private Row row(ResultRecord r, boolean adjusted) {
    boolean share =
        switch (r.term()) {
          case "proportion", "r", "rho", "tau", "eta_squared", "cramer_v", "alpha", "omega" -> true;
          default -> false;
        };
    double spread = r.term().equals("cohen_d") ? 1 : r.se() * StrictMath.sqrt(r.n());
    String estimate =
        Double.isNaN(r.estimate())
            ? ""
            : share ? ApaNumber.bounded(r.estimate()) : ApaNumber.amount(r.estimate(), spread);
    String interval = share ? Statistic.intervalOfAlpha(r) : Statistic.intervalOfAmount(r, spread);
    String test = "";
    if (!Double.isNaN(r.statistic()) && !r.term().equals("r") && !r.term().equals("rho")) {
      test =
          r.term().equals("chi2")
              ? Statistic.chiSquare(r)
                  .text()
                  .replaceFirst("\u00b2.*\u00a0=", "\u00b2(" + ApaNumber.df(r.df()) + ")\u00a0=")
              : Statistic.test(r).text();
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(what(r)));
    cells.add(Cell.of(r.n() < 0 ? "" : ApaNumber.count(r.n())));
    cells.add(Cell.of(estimate));
    cells.add(Cell.of(interval));
    cells.add(Cell.of(test));
    cells.add(p(r.p()));
    if (adjusted) {
      cells.add(p(r.pAdjusted()));
    }
    return Row.of(cells);
  }

  private static Cell p(double p) {
    return Cell.of(Double.isNaN(p) ? "" : ApaNumber.p(p));
  }

  private String what(ResultRecord r) {
    String about = setting.label(r.x());
    if (!r.level().isEmpty() && r.y().isEmpty()) {
      about += ": " + Texts.cut(setting.labels().level(r.x(), r.level()), LONGEST_LABEL);
    }
    if (!r.y().isEmpty()) {
      about += " \u00d7 " + setting.label(r.y());
    }
    if (!r.given().isEmpty()) {
      about += " | " + setting.labels().covariates(r.given());
    }
    String key = "test.short." + r.method();
    String name =
        switch (r.term()) {
          case "cohen_d" -> "d";
          case "cramer_v" -> "V";
          case "eta_squared" -> "\u03b7\u00b2";
          case "alpha" -> "\u03b1";
          case "omega" -> "\u03c9";
          case "mean" -> "M";
          case "rho" -> "r\u209b";
          case "tau" -> "\u03c4";
          case "odds_ratio" -> "OR";
          case "difference", "f" -> setting.messages().has(key) ? setting.text(key) : r.method();
          case "chi2" -> r.method();
          default -> "";
        };
    return name.isEmpty() ? about : about + ", " + name;
  }
}
