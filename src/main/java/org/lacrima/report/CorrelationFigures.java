package org.lacrima.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.Drawn;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.plan.Grid;
import org.lacrima.report.plot.Axis;
import org.lacrima.report.plot.ForestPlot;
import org.lacrima.report.plot.HeatMap;
import org.lacrima.report.plot.MatrixPlot;
import org.lacrima.report.plot.Plot;
import org.lacrima.report.plot.ScatterPanels;
import org.lacrima.report.plot.ScatterPlot;

/** Correlations: all pairs as a matrix, or each with its interval; and the cases themselves. */
final class CorrelationFigures {

  /** Up to so many, a pair has a figure of its own. */
  private static final int LARGE = 2;

  /** In a panel more cases than this are a stain. */
  private static final int MOST_IN_PANEL = 400;

  private static final int DISCS_IN_PANEL = 22;

  private final AnalysisResult analysis;
  private final Setting setting;
  private final Records records;
  private final Map<List<String>, ResultRecord> pairs = new HashMap<>();

  private CorrelationFigures(AnalysisResult analysis, Setting setting) {
    this.analysis = analysis;
    this.setting = setting;
    this.records = new Records(analysis.records());
    for (ResultRecord r : records.all()) {
      pairs.put(List.of(r.x(), r.y()), r);
      pairs.putIfAbsent(List.of(r.y(), r.x()), r);
    }
  }

  static List<Block.Figure> of(AnalysisResult analysis, Setting setting) {
    CorrelationFigures figures = new CorrelationFigures(analysis, setting);
    List<Block.Figure> made = new ArrayList<>();
    List<String> names = CorrelationMatrix.variables(figures.records);
    if (!names.isEmpty()) {
      made.addAll(figures.matrices(names));
    } else if (figures.records.all().size() > LARGE) {
      made.addAll(figures.intervals());
    }
    made.addAll(figures.cases());
    return made;
  }

  /** One matrix; of too many variables one at a glance, and one for each block of them. */
  private List<Block.Figure> matrices(List<String> names) {
    int all = names.size();
    int blocks = (all + MatrixPlot.MOST - 1) / MatrixPlot.MOST;
    int size = (all + blocks - 1) / blocks;
    List<Block.Figure> made = new ArrayList<>();
    if (blocks > 1 && all <= HeatMap.MOST) {
      List<MatrixPlot.Cell> cells = cells(names);
      made.add(
          matrix(new HeatMap(labels(names), cells, ApaNumber::bounded), names, "figure.heat", all));
    }
    for (int from = 0; from < all; from += size) {
      List<String> some = names.subList(from, StrictMath.min(all, from + size));
      if (some.size() > 1) {
        MatrixPlot plot = new MatrixPlot(from + 1, labels(some), cells(some));
        made.add(matrix(plot, some, blocks > 1 ? "figure.matrix.part" : "figure.matrix", all));
      }
    }
    return made;
  }

  private List<String> labels(List<String> names) {
    return names.stream().map(setting::label).toList();
  }

  private List<MatrixPlot.Cell> cells(List<String> names) {
    List<MatrixPlot.Cell> cells = new ArrayList<>();
    for (int row = 0; row < names.size(); row++) {
      for (int column = 0; column < row; column++) {
        ResultRecord r = pairs.get(List.of(names.get(column), names.get(row)));
        if (r != null) {
          cells.add(
              new MatrixPlot.Cell(row, column, r.estimate(), ApaNumber.bounded(r.estimate())));
        }
      }
    }
    return cells;
  }

  private Block.Figure matrix(Plot plot, List<String> names, String key, int all) {
    Set<String> those = Set.copyOf(names);
    List<ResultRecord> shown =
        records.all().stream().filter(r -> those.contains(r.x()) && those.contains(r.y())).toList();
    Phrase title = setting.phrase(key, CorrelationTables.title(records, setting), names.size());
    return new Block.Figure(
        plot,
        setting
            .titled(analysis, title)
            .and(". ")
            .and(setting.phrase("figure.matrix.legend"))
            .and(key.equals("figure.heat") ? setting.phrase("figure.heat.legend") : Phrase.EMPTY),
        setting
            .phrase("figure.matrix.alternative", shown.size(), names.size())
            .and(extremes(shown)),
        Block.Numbers.beside(CorrelationMatrix.tables(all)));
  }

  /** The largest and the smallest, in words. */
  private Phrase extremes(List<ResultRecord> shown) {
    List<ResultRecord> known =
        shown.stream()
            .filter(r -> !Double.isNaN(r.estimate()))
            .sorted((a, b) -> Double.compare(b.estimate(), a.estimate()))
            .toList();
    if (known.isEmpty()) {
      return Phrase.EMPTY;
    }
    Phrase most = pair(known.get(0));
    return known.size() == 1
        ? setting.phrase("figure.only", most)
        : setting.phrase("figure.extremes", most, pair(known.get(known.size() - 1)));
  }

  private Phrase pair(ResultRecord r) {
    return setting.phrase(
        "figure.pair",
        Phrase.label(setting.label(r.x())),
        Phrase.label(setting.label(r.y())),
        ApaNumber.bounded(r.estimate()));
  }

  private List<Block.Figure> intervals() {
    List<ResultRecord> all = records.all();
    if (all.stream().allMatch(r -> Double.isNaN(r.ciLow()) && Double.isNaN(r.ciHigh()))) {
      return List.of();
    }
    double low = 0;
    double high = 0;
    for (ResultRecord r : all) {
      for (double value : new double[] {r.estimate(), r.ciLow(), r.ciHigh()}) {
        low = Double.isNaN(value) ? low : StrictMath.min(low, value);
        high = Double.isNaN(value) ? high : StrictMath.max(high, value);
      }
    }
    Set<String> ys = new LinkedHashSet<>();
    all.forEach(r -> ys.add(r.y()));
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (String y : ys) {
      if (ys.size() > 1) {
        rows.add(ForestPlot.Row.section(setting.text("head.with", setting.label(y))));
      }
      for (ResultRecord r : all) {
        if (r.y().equals(y)) {
          rows.add(
              ForestPlot.Row.estimate(
                  setting.label(r.x()), r.estimate(), r.ciLow(), r.ciHigh(), numbers(r)));
        }
      }
    }
    String title =
        setting.text(
            "figure.intervals.axis",
            Statistic.symbol(all.get(0).term()).text(),
            setting.statistic().level(all.get(0)));
    Phrase about = CorrelationTables.title(records, setting);
    if (ys.size() == 1) {
      about = about.and(" \u2014 ").and(setting.phrase("head.with", setting.label(all.get(0).y())));
    }
    long apart = all.stream().filter(r -> r.ciLow() > 0 || r.ciHigh() < 0).count();
    return List.of(
        new Block.Figure(
            new ForestPlot(Axes.ofCorrelations(title, low, high), 0, rows),
            setting
                .titled(analysis, about)
                .and(". ")
                .and(setting.phrase("figure.intervals.legend")),
            setting.phrase("figure.intervals.alternative", all.size(), apart).and(extremes(all)),
            Block.Numbers.beside(1)));
  }

  private static String numbers(ResultRecord r) {
    String interval = Statistic.intervalOfR(r);
    return ApaNumber.bounded(r.estimate()) + (interval.isEmpty() ? "" : " " + interval);
  }

  private List<Block.Figure> cases() {
    List<Drawn.Pair> drawn = new ArrayList<>();
    analysis
        .drawn()
        .forEach(
            each -> {
              if (each instanceof Drawn.Pair pair && pair.cells().total() > 0) {
                drawn.add(pair);
              }
            });
    if (drawn.isEmpty()) {
      return List.of();
    }
    return drawn.size() <= LARGE
        ? drawn.stream().map(this::scatter).toList()
        : List.of(panels(drawn));
  }

  private Block.Figure scatter(Drawn.Pair pair) {
    boolean counted = pair.cells().total() > Grid.MOST_CASES;
    List<ScatterPlot.Place> places = DrawnCells.places(pair.cells(), counted);
    Axis x = across(pair, places);
    Axis y = up(pair, places);
    ResultRecord record = pairs.get(List.of(pair.x(), pair.y()));
    ScatterPlot plot = new ScatterPlot(x, y, places, counted, line(pair));
    return new Block.Figure(
        plot,
        setting
            .titled(
                analysis,
                setting.phrase("figure.scatter", setting.label(pair.x()), setting.label(pair.y())))
            .and(". ")
            .and(legend(counted, !pair.line().isEmpty(), record)),
        setting
            .phrase(
                "figure.scatter.alternative",
                ApaNumber.count(pair.cells().total()),
                Phrase.label(setting.label(pair.y())),
                Phrase.label(setting.label(pair.x())))
            .and(
                record == null
                    ? Phrase.EMPTY
                    : Phrase.of(" ").and(setting.statistic().correlationInFull(record)).and(".")),
        new DrawnNumbers(setting, level(record)).of(plot));
  }

  private Phrase legend(boolean counted, boolean line, @Nullable ResultRecord record) {
    Phrase legend = setting.phrase(counted ? "figure.dots.counted" : "figure.dots");
    return line ? legend.and(" ").and(setting.phrase("figure.line", level(record))) : legend;
  }

  private String level(@Nullable ResultRecord record) {
    return record == null
        ? ApaNumber.level(setting.statistic().confidence())
        : setting.statistic().level(record);
  }

  private Block.Figure panels(List<Drawn.Pair> given) {
    // all that goes with one y together, as in the tables
    Map<String, List<Drawn.Pair>> byY = new LinkedHashMap<>();
    given.forEach(pair -> byY.computeIfAbsent(pair.y(), y -> new ArrayList<>()).add(pair));
    List<Drawn.Pair> drawn = byY.values().stream().flatMap(List::stream).toList();
    List<ScatterPanels.Panel> panels = new ArrayList<>();
    List<ResultRecord> shown = new ArrayList<>();
    boolean anyCounted = false;
    boolean anyLine = false;
    for (Drawn.Pair pair : drawn) {
      boolean counted = pair.cells().total() > MOST_IN_PANEL;
      List<ScatterPlot.Place> places = DrawnCells.places(pair.cells(), counted, DISCS_IN_PANEL);
      ResultRecord record = pairs.get(List.of(pair.x(), pair.y()));
      String numbers = record == null ? "" : Statistic.correlation(record).text();
      panels.add(
          new ScatterPanels.Panel(
              across(pair, places), up(pair, places), numbers, places, counted, line(pair)));
      shown.add(Objects.requireNonNull(record));
      anyCounted |= counted;
      anyLine |= !pair.line().isEmpty();
    }
    return new Block.Figure(
        new ScatterPanels(panels),
        setting
            .titled(analysis, setting.phrase("figure.panels", panels.size()))
            .and(". ")
            .and(legend(anyCounted, anyLine, shown.get(0))),
        setting.phrase("figure.panels.alternative", panels.size()).and(extremes(shown)),
        new DrawnNumbers(setting, level(shown.get(0))).of(panels));
  }

  private Axis across(Drawn.Pair pair, List<ScatterPlot.Place> places) {
    double low = places.stream().mapToDouble(ScatterPlot.Place::x).min().orElse(0);
    double high = places.stream().mapToDouble(ScatterPlot.Place::x).max().orElse(1);
    return Axes.of(pair.x(), low, high, setting);
  }

  private Axis up(Drawn.Pair pair, List<ScatterPlot.Place> places) {
    double low = places.stream().mapToDouble(ScatterPlot.Place::y).min().orElse(0);
    double high = places.stream().mapToDouble(ScatterPlot.Place::y).max().orElse(1);
    for (Drawn.Fitted fitted : pair.line()) {
      low = StrictMath.min(low, fitted.low());
      high = StrictMath.max(high, fitted.high());
    }
    return Axes.of(pair.y(), low, high, setting);
  }

  private static List<ScatterPlot.Fitted> line(Drawn.Pair pair) {
    return pair.line().stream()
        .map(at -> new ScatterPlot.Fitted(at.x(), at.low(), at.middle(), at.high()))
        .toList();
  }
}
