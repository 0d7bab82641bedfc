package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A plot of each kind, as the reports draw them, and what is hard to draw. */
final class SomePlots {

  private SomePlots() {}

  static Map<String, Plot> all() {
    Map<String, Plot> plots = new LinkedHashMap<>();
    plots.put("scatter", scatter(false));
    plots.put("scatter-counted", scatter(true));
    plots.put(
        "scatter-of-one",
        new ScatterPlot(
            around("x", 4, 4),
            around("y", 5, 5),
            List.of(new ScatterPlot.Place(4, 5, 1)),
            false,
            List.of()));
    plots.put(
        "scatter-of-none",
        new ScatterPlot(around("x", 1, 7), around("y", 1, 7), List.of(), false, List.of()));
    plots.put("cloud", cloud(false));
    plots.put("cloud-counted", cloud(true));
    plots.put(
        "cloud-of-few",
        new CloudPlot(
            around("Change", 1, 7),
            4,
            List.of(
                new CloudPlot.Group("", "nobody", List.of(), Double.NaN, Double.NaN, Double.NaN),
                new CloudPlot.Group(
                    "", "one", List.of(new CloudPlot.Value(4, 1)), 4, Double.NaN, Double.NaN),
                new CloudPlot.Group("", "all alike", List.of(new CloudPlot.Value(5, 9)), 5, 5, 5)),
            false));
    plots.put(
        "panels",
        new ScatterPanels(
            List.of(panel(false), panel(true), panel(false), panel(false), panel(true))));
    plots.put(
        "bars",
        new BarPlot(
            shares(),
            List.of(
                new BarPlot.Bar("Woman", 0.69, 0.6, 0.76, "85 (69%)"),
                new BarPlot.Bar(
                    "Another answer, which is much too long to stand in a single line beside its bar",
                    0.09,
                    Double.NaN,
                    Double.NaN,
                    "11 (9%)"))));
    plots.put(
        "histogram",
        new Histogram(
            around("Age (years)", 18, 30),
            around("Cases", 0, 9),
            List.of(
                new Histogram.Column(18, 22, 4),
                new Histogram.Column(22, 26, 9),
                new Histogram.Column(26, 30, 1)),
            23.5));
    plots.put(
        "matrix",
        new MatrixPlot(
            1,
            List.of("Change", "Alliance", "Secure <attachment> & \"more\""),
            List.of(
                new MatrixPlot.Cell(1, 0, 0.51, ".51"),
                new MatrixPlot.Cell(2, 0, -0.18, "\u2212.18"),
                new MatrixPlot.Cell(2, 1, Double.NaN, "\u2014"))));
    List<MatrixPlot.Cell> cells = new ArrayList<>();
    for (int row = 0; row < 30; row++) {
      for (int column = 0; column < row; column++) {
        double value = row == 7 ? Double.NaN : row / 10 == column / 10 ? 0.6 : -0.01 * column;
        cells.add(new MatrixPlot.Cell(row, column, value, ""));
      }
    }
    plots.put(
        "heat",
        new HeatMap(
            IntStream.range(0, 30).mapToObj(i -> "Item " + i).toList(), cells, SomePlots::plain));
    plots.put(
        "mosaic",
        new MosaicPlot(
            "Cried: no, yes",
            List.of(
                new MosaicPlot.Row(
                    "Women (n = 85)",
                    85,
                    List.of(
                        new MosaicPlot.Cell(0.14, "no 12", "12", -3.2),
                        new MosaicPlot.Cell(0.86, "yes 73", "73", 3.2))),
                new MosaicPlot.Row(
                    "Men (n = 27)",
                    27,
                    List.of(
                        new MosaicPlot.Cell(0.41, "no 11", "11", 2.1),
                        new MosaicPlot.Cell(0.59, "yes 16", "16", -2.1))),
                new MosaicPlot.Row(
                    "Others (n = 1)",
                    1,
                    List.of(
                        new MosaicPlot.Cell(0, "no 0", "0", Double.NaN),
                        new MosaicPlot.Cell(1, "yes 1", "1", Double.NaN)))),
            shares().marks()));
    plots.put(
        "forest",
        new ForestPlot(
            around("r", -0.3, 0.7),
            0,
            List.of(
                ForestPlot.Row.section("with change"),
                ForestPlot.Row.estimate(
                    "Positive feelings after crying", 0.44, 0.27, 0.59, ".44 [.27, .59]"),
                ForestPlot.Row.estimate("One-sided", 0.2, 0.05, Double.NaN, ".20 [.05, "),
                ForestPlot.Row.estimate("Constant", Double.NaN, Double.NaN, Double.NaN, "\u2014"),
                new ForestPlot.Row(
                    ForestPlot.Kind.POOLED, "Pooled", 0.3, 0.1, 0.45, ".30 [.10, .45]", 1),
                new ForestPlot.Row(
                    ForestPlot.Kind.PREDICTION,
                    "A new study",
                    Double.NaN,
                    -0.2,
                    0.9,
                    "[\u2212.20, .90]",
                    1))));
    plots.put(
        "forest-hebrew",
        new ForestPlot(
            around("r", -0.3, 0.7),
            0,
            List.of(
                ForestPlot.Row.estimate(
                    "\u05e8\u05d2\u05e9\u05d5\u05ea (CTSC-R)",
                    0.44,
                    0.27,
                    0.59,
                    ".44 [.27, .59]"))));
    List<SpecificationCurve.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(
          new SpecificationCurve.Answer(
              0.1 * i,
              0.1 * i - 0.2,
              i == 3 ? Double.NaN : 0.1 * i + 0.2,
              i > 2,
              i == 4,
              List.of(i % 2, i / 2)));
    }
    answers.add(
        new SpecificationCurve.Answer(
            Double.NaN, Double.NaN, Double.NaN, false, false, List.of(0, 0)));
    plots.put(
        "curve",
        new SpecificationCurve(
            around("Correlation", -0.2, 0.9),
            0,
            List.of(
                new SpecificationCurve.Decision("Method", List.of("pearson", "spearman")),
                new SpecificationCurve.Decision(
                    "Attachment", List.of("rating", "models", "self", "composite"))),
            answers));
    return plots;
  }

  private static ScatterPlot scatter(boolean counted) {
    List<ScatterPlot.Place> places = new ArrayList<>();
    List<ScatterPlot.Fitted> fit = new ArrayList<>();
    for (int x = 1; x <= 7; x++) {
      places.add(new ScatterPlot.Place(x, 8 - x, 1 + x % 3));
      fit.add(new ScatterPlot.Fitted(x, 7.5 - x, 8 - x, 8.5 - x));
    }
    return new ScatterPlot(
        around("Felt better after <crying>", 1, 7), around("Change", 1, 7), places, counted, fit);
  }

  private static ScatterPanels.Panel panel(boolean counted) {
    ScatterPlot plot = scatter(counted);
    return new ScatterPanels.Panel(
        plot.x(), plot.y(), "r(95) = .44", plot.points(), counted, plot.fit());
  }

  private static CloudPlot cloud(boolean counted) {
    List<CloudPlot.Value> many = new ArrayList<>();
    List<CloudPlot.Value> few = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(new CloudPlot.Value(1 + 0.3 * i, 1 + i % 4));
    }
    for (int i = 1; i <= 7; i++) {
      few.add(new CloudPlot.Value(i, i));
    }
    return new CloudPlot(
        around("Change", 1, 7),
        4,
        List.of(
            new CloudPlot.Group("", "Cried (n = 50)", many, 4, 3.6, 4.4),
            new CloudPlot.Group("", "\u05dc\u05d0 \u05d1\u05db\u05d5 (n = 28)", few, 5, 4.2, 5.8)),
        counted);
  }

  private static Axis around(String title, double low, double high) {
    return Axis.around(title, low, high, 5, SomePlots::plain);
  }

  private static Axis shares() {
    return new Axis(
        "Share",
        0,
        1,
        List.of(new Axis.Mark(0, "0%"), new Axis.Mark(0.5, "50%"), new Axis.Mark(1, "100%")),
        true);
  }

  private static String plain(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
