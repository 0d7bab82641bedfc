package org.lacrima.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;
import org.lacrima.report.plot.CloudPlot;
import org.lacrima.report.plot.Histogram;
import org.lacrima.report.plot.Quartiles;
import org.lacrima.report.plot.ScatterPanels.Panel;
import org.lacrima.report.plot.ScatterPlot;

/** What a plot shows, read off the plot itself: so the two cannot differ. */
final class DrawnNumbers {

  /** More values across than these are taken together. */
  private static final int MOST_RANGES = 12;

  private final Setting setting;

  /** Of the intervals that are drawn, as {@code 95%}. */
  private final String level;

  DrawnNumbers(Setting setting, String level) {
    this.setting = setting;
    this.level = level;
  }

  /**
   * How the values of each group lie.
   *
   * @param width of the bins that values were counted in; 0 where they are as they are
   */
  Block.Numbers of(CloudPlot plot, Phrase what, double width) {
    List<Cell> heads = heads("head.group", "head.n", "head.min", "head.q1", "head.median");
    heads.addAll(heads("head.q3", "head.max", "head.M"));
    heads.add(Cell.of(setting.phrase("head.interval", level)));
    List<Row> rows = new ArrayList<>();
    for (CloudPlot.Group group : plot.groups()) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(group.name())));
      cells.addAll(spread(group.values(), true));
      double sd = sd(group.values());
      cells.add(Cell.of(ApaNumber.amount(group.mean(), sd)));
      cells.add(Cell.of(interval(group.low(), group.high(), sd)));
      rows.add(Row.of(cells));
    }
    List<Phrase> notes =
        width == 0
            ? List.of()
            : List.of(setting.phrase("figure.numbers.bins", ApaNumber.amount(width)));
    return folded(setting.phrase("figure.numbers.quartiles", what), heads, rows, notes);
  }

  /** The columns. */
  Block.Numbers of(Histogram plot, Phrase what) {
    List<Row> rows = new ArrayList<>();
    for (Histogram.Column column : plot.columns()) {
      rows.add(
          Row.of(
              List.of(
                  Cell.of(Axes.number(column.from())),
                  Cell.of(Axes.number(column.to())),
                  Cell.of(ApaNumber.count((long) column.height())))));
    }
    return folded(
        setting.phrase("figure.numbers.columns", what),
        heads("figure.head.from", "figure.head.to", "figure.cases"),
        rows,
        List.of());
  }

  /** The line, and how what goes up lies along what goes across. */
  Block.Numbers of(ScatterPlot plot) {
    Panel panel = new Panel(plot.x(), plot.y(), "", plot.points(), plot.counted(), plot.fit());
    List<Table> tables = new ArrayList<>();
    if (!plot.fit().isEmpty()) {
      tables.add(lines(List.of(panel)));
    }
    List<Cell> heads = new ArrayList<>(List.of(Cell.of(plot.x().title())));
    heads.addAll(heads("head.n", "head.min", "head.q1", "head.median", "head.q3", "head.max"));
    List<Row> rows = new ArrayList<>();
    for (List<ScatterPlot.Place> range : ranges(plot.points())) {
      double from = range.get(0).x();
      double to = range.get(range.size() - 1).x();
      List<Cell> cells = new ArrayList<>();
      cells.add(
          Cell.of(
              from == to
                  ? Phrase.of(Axes.number(from))
                  : setting.phrase("figure.range", Axes.number(from), Axes.number(to))));
      cells.addAll(spread(values(range, false), true));
      rows.add(Row.of(cells));
    }
    tables.add(
        table(
            setting.phrase(
                "figure.numbers.quartiles",
                setting.phrase("figure.groups", plot.y().title(), plot.x().title())),
            heads,
            rows,
            plot.counted() ? List.of(setting.phrase("figure.numbers.dots")) : List.of()));
    return Block.Numbers.folded(tables);
  }

  /** The line of each panel; where no line is meant, how its two variables lie. */
  Block.Numbers of(List<Panel> panels) {
    List<Table> tables = new ArrayList<>();
    List<Panel> lines = panels.stream().filter(panel -> !panel.line().isEmpty()).toList();
    List<Panel> others = panels.stream().filter(panel -> panel.line().isEmpty()).toList();
    if (!lines.isEmpty()) {
      tables.add(lines(lines));
    }
    if (!others.isEmpty()) {
      tables.add(medians(others));
    }
    return Block.Numbers.folded(tables);
  }

  private Table lines(List<Panel> panels) {
    List<Cell> heads = heads("figure.head.pair", "head.n", "figure.head.slope");
    heads.addAll(heads("figure.head.intercept", "figure.head.least", "figure.head.middle"));
    heads.addAll(heads("figure.head.greatest"));
    List<Row> rows = new ArrayList<>();
    for (Panel panel : panels) {
      List<ScatterPlot.Fitted> line = panel.line();
      ScatterPlot.Fitted first = line.get(0);
      ScatterPlot.Fitted last = line.get(line.size() - 1);
      double scale = sd(values(panel.points(), false));
      double slope = (last.middle() - first.middle()) / (last.x() - first.x());
      List<Cell> cells = pair(panel);
      cells.add(Cell.of(ApaNumber.amount(slope, scale / sd(values(panel.points(), true)))));
      cells.add(Cell.of(ApaNumber.amount(first.middle() - slope * first.x(), scale)));
      for (ScatterPlot.Fitted at : List.of(first, line.get(line.size() / 2), last)) {
        cells.add(
            Cell.of(
                Phrase.symbol("x").and("\u00a0=\u00a0" + ApaNumber.value(at.x())),
                Phrase.of(ApaNumber.amount(at.middle(), scale)),
                Phrase.of(interval(at.low(), at.high(), scale))));
      }
      rows.add(Row.of(cells));
    }
    return table(
        setting.phrase("figure.numbers.lines"),
        heads,
        rows,
        List.of(setting.phrase("figure.numbers.line", level)));
  }

  private Table medians(List<Panel> panels) {
    List<Row> rows = new ArrayList<>();
    for (Panel panel : panels) {
      List<Cell> cells = pair(panel);
      cells.addAll(spread(values(panel.points(), true), false));
      cells.addAll(spread(values(panel.points(), false), false));
      rows.add(Row.of(cells));
    }
    List<Cell> heads = heads("figure.head.pair", "head.n");
    for (String axis : List.of("x", "y")) {
      for (String key : List.of("head.q1", "head.median", "head.q3")) {
        heads.add(Cell.of(Phrase.symbol(axis).and(": ").and(setting.phrase(key))));
      }
    }
    return table(setting.phrase("figure.numbers.medians"), heads, rows, List.of());
  }

  private List<Cell> pair(Panel panel) {
    long n = panel.points().stream().mapToLong(ScatterPlot.Place::count).sum();
    return new ArrayList<>(
        List.of(
            Cell.of(setting.phrase("figure.against", panel.up().title(), panel.across().title())),
            Cell.of(ApaNumber.count(n))));
  }

  /** The quartiles; with the number of cases, the least and the greatest value where asked for. */
  private static List<Cell> spread(List<CloudPlot.Value> values, boolean full) {
    List<Double> numbers = new ArrayList<>();
    if (!values.isEmpty()) {
      Quartiles q = Quartiles.of(values);
      numbers.addAll(List.of(values.get(0).at(), q.lower(), q.median(), q.upper()));
      numbers.add(values.get(values.size() - 1).at());
    }
    List<Cell> cells = new ArrayList<>();
    if (full) {
      cells.add(Cell.of(ApaNumber.count(values.stream().mapToLong(CloudPlot.Value::count).sum())));
    }
    for (int i = full ? 0 : 1; i < (full ? 5 : 4); i++) {
      cells.add(Cell.of(values.isEmpty() ? ApaNumber.NONE : ApaNumber.value(numbers.get(i))));
    }
    return cells;
  }

  private static double sd(List<CloudPlot.Value> values) {
    double n = 0;
    double mean = 0;
    double squares = 0;
    for (CloudPlot.Value value : values) {
      n += value.count();
      double step = value.at() - mean;
      mean += step * value.count() / n;
      squares += step * (value.at() - mean) * value.count();
    }
    return n < 2 ? Double.NaN : StrictMath.sqrt(squares / (n - 1));
  }

  /** How often each value occurs in one direction, in order. */
  private static List<CloudPlot.Value> values(List<ScatterPlot.Place> places, boolean across) {
    Map<Double, Long> counts = new TreeMap<>();
    places.forEach(place -> counts.merge(across ? place.x() : place.y(), place.count(), Long::sum));
    return counts.entrySet().stream()
        .map(each -> new CloudPlot.Value(each.getKey(), each.getValue()))
        .toList();
  }

  /** Places from left to right: those of one value, or of neighbouring values, together. */
  private static List<List<ScatterPlot.Place>> ranges(List<ScatterPlot.Place> places) {
    List<CloudPlot.Value> across = values(places, true);
    double[] middles = across.stream().mapToDouble(CloudPlot.Value::at).toArray();
    DrawnCells.together(
        middles, across.stream().mapToLong(CloudPlot.Value::count).toArray(), MOST_RANGES);
    Map<Double, Double> middleOf = new TreeMap<>();
    for (int i = 0; i < middles.length; i++) {
      middleOf.put(across.get(i).at(), middles[i]);
    }
    Map<Double, List<ScatterPlot.Place>> ranges = new TreeMap<>();
    places.stream()
        .sorted(Comparator.comparingDouble(ScatterPlot.Place::x))
        .forEach(
            place ->
                ranges
                    .computeIfAbsent(
                        middleOf.getOrDefault(place.x(), place.x()), x -> new ArrayList<>())
                    .add(place));
    return List.copyOf(ranges.values());
  }

  private static String interval(double low, double high, double scale) {
    return Double.isNaN(low) || Double.isNaN(high)
        ? ""
        : "[" + ApaNumber.amount(low, scale) + ",\u00a0" + ApaNumber.amount(high, scale) + "]";
  }

  private List<Cell> heads(String... keys) {
    List<Cell> heads = new ArrayList<>();
    for (String key : keys) {
      heads.add(Cell.of(setting.phrase(key)));
    }
    return heads;
  }

  private static Block.Numbers folded(
      Phrase title, List<Cell> heads, List<Row> rows, List<Phrase> notes) {
    return Block.Numbers.folded(List.of(table(title, heads, rows, notes)));
  }

  private static Table table(Phrase title, List<Cell> heads, List<Row> rows, List<Phrase> notes) {
    return new Table(title, heads.size(), List.of(Row.of(heads)), rows, notes);
  }
}
