package org.lacrima.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.Drawn;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.report.plot.Axis;
import org.lacrima.report.plot.BarPlot;
import org.lacrima.report.plot.Histogram;
import org.lacrima.report.plot.MosaicPlot;
import org.lacrima.report.plot.ScatterPlot;

/** Counts: tables as mosaics, frequencies as bars, single variables as histograms. */
final class CountFigures {

  private static final int MOST_LEVELS = 12;
  private static final int MOST_BARS = 24;
  private static final int COLUMNS = 24;

  private CountFigures() {}

  static List<Block.Figure> mosaic(AnalysisResult analysis, Setting setting) {
    Records records = new Records(analysis.records());
    ResultRecord first = analysis.records().get(0);
    if (first.y().isEmpty() || !records.has("count")) {
      return List.of();
    }
    Crosstab table = Crosstab.of(records);
    if (table.rows().size() > MOST_LEVELS || table.columns().size() > MOST_LEVELS) {
      return List.of();
    }
    Labels labels = setting.labels();
    List<MosaicPlot.Row> rows = new ArrayList<>();
    List<Phrase> said = new ArrayList<>();
    for (String row : table.rows()) {
      double total = table.rowTotal(row);
      if (total <= 0) {
        continue;
      }
      List<MosaicPlot.Cell> cells = new ArrayList<>();
      List<Phrase> shares = new ArrayList<>();
      for (String column : table.columns()) {
        double count = table.count(row, column);
        String level = labels.level(first.y(), column);
        String percent = ApaNumber.percent(count / total) + "%";
        cells.add(
            new MosaicPlot.Cell(
                count / total, level + " " + percent, percent, residual(records, row, column)));
        shares.add(setting.phrase("figure.share", Phrase.label(level), percent));
      }
      String name = labels.level(first.x(), row);
      String n = ApaNumber.count((long) total);
      rows.add(new MosaicPlot.Row(name + " (n = " + n + ")", (long) total, cells));
      said.add(setting.phrase("figure.row", Phrase.label(name), n, Phrase.join(shares, ", ")));
    }
    List<String> levels =
        new ArrayList<>(table.columns().stream().map(c -> labels.level(first.y(), c)).toList());
    if (setting.messages().rightToLeft()) {
      Collections.reverse(levels); // bars grow to the right in every language
    }
    String title = setting.label(first.y()) + ": " + String.join(", ", levels);
    return List.of(
        new Block.Figure(
            new MosaicPlot(title, rows, Axes.ofShares("").marks()),
            setting
                .titled(
                    analysis,
                    setting.phrase(
                        "figure.groups", setting.label(first.y()), setting.label(first.x())))
                .and(". ")
                .and(setting.phrase("figure.mosaic.legend")),
            setting
                .phrase("figure.mosaic.alternative", Phrase.label(setting.label(first.y())))
                .and(Phrase.join(said, "; "))
                .and("."),
            Block.Numbers.beside(1)));
  }

  private static double residual(Records records, String row, String column) {
    for (ResultRecord r : records.ofTerm("adjusted_residual")) {
      if (r.level().equals(row + ":" + column)) {
        return r.estimate();
      }
    }
    return Double.NaN;
  }

  static List<Block.Figure> bars(AnalysisResult analysis, Setting setting) {
    Records records = new Records(analysis.records());
    List<Block.Figure> made = new ArrayList<>();
    for (String variable : records.xs()) {
      List<String> levels = records.levels("proportion", variable, "");
      if (levels.isEmpty() || levels.size() > MOST_BARS) {
        continue;
      }
      List<BarPlot.Bar> bars = new ArrayList<>();
      List<Phrase> said = new ArrayList<>();
      for (String level : levels) {
        ResultRecord share = records.find("", "proportion", variable, "", level);
        ResultRecord count = records.find("", "count", variable, "", level);
        if (share == null || count == null || Double.isNaN(share.estimate())) {
          continue;
        }
        String name = setting.labels().level(variable, level);
        String percent = ApaNumber.percent(share.estimate()) + "%";
        bars.add(
            new BarPlot.Bar(
                name,
                share.estimate(),
                share.ciLow(),
                share.ciHigh(),
                ApaNumber.count((long) count.estimate()) + " (" + percent + ")"));
        said.add(setting.phrase("figure.share", Phrase.label(name), percent));
      }
      if (!bars.isEmpty()) {
        String label = setting.label(variable);
        made.add(
            new Block.Figure(
                new BarPlot(Axes.ofShares(""), bars),
                setting
                    .titled(analysis, Phrase.of(label))
                    .and(". ")
                    .and(
                        setting.phrase(
                            "figure.bars.legend",
                            ApaNumber.level(setting.statistic().confidence()))),
                setting
                    .phrase("figure.bars.alternative", Phrase.label(label))
                    .and(Phrase.join(said, ", "))
                    .and("."),
                Block.Numbers.beside(1)));
      }
    }
    return made;
  }

  static List<Block.Figure> histograms(AnalysisResult analysis, Setting setting) {
    List<Block.Figure> made = new ArrayList<>();
    for (Drawn drawn : analysis.drawn()) {
      if (drawn instanceof Drawn.Groups one && one.cells().total() > 0) {
        made.add(histogram(one, analysis, setting));
      }
    }
    return made;
  }

  private static Block.Figure histogram(
      Drawn.Groups drawn, AnalysisResult analysis, Setting setting) {
    List<ScatterPlot.Place> places = new ArrayList<>();
    double[] at = DrawnCells.numbers(drawn.cells().cells().rows());
    long[] weights = new long[at.length];
    for (int i = 0; i < drawn.cells().cells().countOf().length; i++) {
      weights[drawn.cells().cells().rowOf()[i]] += drawn.cells().cells().countOf()[i];
    }
    DrawnCells.together(at, weights, COLUMNS);
    double gap = Double.POSITIVE_INFINITY;
    for (int i = 0; i < at.length; i++) {
      int last = places.size() - 1;
      if (last >= 0 && places.get(last).x() == at[i]) {
        ScatterPlot.Place known = places.remove(last);
        places.add(new ScatterPlot.Place(at[i], 0, known.count() + weights[i]));
      } else {
        gap = last < 0 ? gap : StrictMath.min(gap, at[i] - places.get(last).x());
        places.add(new ScatterPlot.Place(at[i], 0, weights[i]));
      }
    }
    double half = Double.isInfinite(gap) ? 0.5 : gap / 2;
    List<Histogram.Column> columns =
        places.stream()
            .map(place -> new Histogram.Column(place.x() - half, place.x() + half, place.count()))
            .toList();
    double most = columns.stream().mapToDouble(Histogram.Column::height).max().orElse(1);
    Drawn.Mean mean = drawn.means().get(0);
    String label = setting.label(drawn.outcome());
    Axis up = Axis.around(setting.text("figure.cases"), 0, most, 4, Axes::number);
    Histogram plot =
        new Histogram(
            Axis.around(
                label,
                columns.get(0).from(),
                columns.get(columns.size() - 1).to(),
                7,
                Axes::number),
            new Axis(
                up.title(),
                0,
                up.high(),
                up.marks().stream().filter(m -> m.at() >= 0).toList(),
                true),
            columns,
            mean.mean());
    return new Block.Figure(
        plot,
        setting
            .titled(analysis, Phrase.of(label))
            .and(". ")
            .and(setting.phrase("figure.histogram.legend")),
        setting.phrase(
            "figure.histogram.alternative",
            Phrase.label(label),
            ApaNumber.count(mean.n()),
            ApaNumber.amount(mean.mean(), mean.sd()),
            ApaNumber.amount(mean.sd())),
        new DrawnNumbers(setting, "").of(plot, Phrase.of(label)));
  }
}
