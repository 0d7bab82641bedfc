package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups beside each other: how the values lie (a cloud where there are many different ones,
 * columns where there are few), the mean with its interval, the quartiles, and every case.
 *
 * @param across the outcome
 * @param reference what the means are compared with: a dashed line; NaN for none
 * @param groups from top to bottom
 * @param counted whether cases are too many to have a disc each
 */
public record CloudPlot(Axis across, double reference, List<Group> groups, boolean counted)
    implements Plot {

  /** Cases of one value. */
  public record Value(double at, long count) {}

  /**
   * @param name of the group; {@code label} names it in the plot, with how many there are
   * @param values ascending
   * @param mean NaN for none; {@code low} and {@code high} are its interval, NaN for none
   */
  public record Group(
      String name, String label, List<Value> values, double mean, double low, double high) {
    public Group {
      values = List.copyOf(values);
    }
  }

  private static final double PER_GROUP = 112;
  private static final double FOOT = 52;
  private static final double LABEL = -0.09;
  private static final double GROUND = -0.52;
  private static final double TALLEST = 0.33;
  private static final double MEAN = -0.6;
  private static final double BOX = -0.71;
  private static final double CASES = -0.88;
  private static final double POINT = 2.1;
  private static final double LARGEST = 5;
  private static final double DISCS = 50;

  public CloudPlot {
    groups = List.copyOf(groups);
  }

  @Override
  public String svg(Heading heading) {
    int n = groups.size();
    Chart chart =
        new Chart()
            .height(FOOT + PER_GROUP * n)
            .x(across)
            .y(Axis.silent(-StrictMath.max(1, n) - 0.02, 0));
    if (reference >= across.low() && reference <= across.high()) {
      chart.dashes(reference, -n, reference, 0, Ink.LINE, 0.6);
    }
    List<Silhouette> silhouettes =
        groups.stream().map(group -> Silhouette.of(group.values(), across.span())).toList();
    double tallest = silhouettes.stream().mapToDouble(Silhouette::tallest).max().orElse(1);
    for (int g = 0; g < n; g++) {
      Ink ink = Ink.ofGroup(g);
      silhouette(chart, silhouettes.get(g), -g + GROUND, TALLEST / tallest, ink);
      Group group = groups.get(g);
      if (counted) {
        discs(chart, group, g, ink);
      } else {
        cases(chart, group, g, ink);
      }
      box(chart, group, g);
      mean(chart, group, g);
      boolean fromRight = Words.rightToLeft(group.label());
      chart.word(
          fromRight ? across.high() : across.low(),
          -g + LABEL,
          group.label(),
          Ink.TEXT,
          Chart.NORMAL,
          fromRight ? 1 : 0);
    }
    return chart.svg(heading);
  }

  private static void silhouette(
      Chart chart, Silhouette silhouette, double ground, double factor, Ink ink) {
    List<Double> x = silhouette.x();
    List<Double> top = silhouette.height().stream().map(h -> ground + h * factor).toList();
    if (silhouette.columns()) {
      double half = silhouette.width() / 2;
      chart.layer(
          "rect",
          Chart.columns(
              "xmin",
              x.stream().map(at -> at - half).toList(),
              "xmax",
              x.stream().map(at -> at + half).toList(),
              "ymin",
              x.stream().map(at -> ground).toList(),
              "ymax",
              top),
          "fill",
          ink.hex,
          "alpha",
          0.28,
          "size",
          0.0);
    } else {
      chart.band(x, x.stream().map(at -> ground).toList(), top, ink, 0.28);
    }
  }

  private void cases(Chart chart, Group group, int g, Ink ink) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    double room =
        0.6 * Spread.gap(group.values().stream().map(Value::at).toList(), across.span(), 0.07);
    long k = 0;
    for (Value value : group.values()) {
      for (long i = 0; i < value.count(); i++) {
        x.add(value.at() + room * Spread.across(i));
        y.add(-g + CASES + 0.18 * Spread.down(++k));
      }
    }
    chart.points(x, y, ink, Chart.Shape.ofGroup(g), POINT, 0.5);
  }

  private void discs(Chart chart, Group group, int g, Ink ink) {
    List<Value> places = together(group.values(), across.span() / DISCS);
    long most = places.stream().mapToLong(Value::count).max().orElse(1);
    chart.layer(
        "point",
        Chart.columns(
            "x",
            places.stream().map(Value::at).toList(),
            "y",
            places.stream().map(value -> -g + CASES).toList(),
            "size",
            places.stream()
                .map(value -> LARGEST * StrictMath.sqrt((double) value.count() / most))
                .toList()),
        "color",
        ink.hex,
        "shape",
        16,
        "alpha",
        0.55);
  }

  /** Values nearer than that, as their mean. */
  private static List<Value> together(List<Value> values, double apart) {
    List<Value> together = new ArrayList<>();
    double sum = 0;
    long count = 0;
    double first = Double.NEGATIVE_INFINITY;
    for (Value value : values) {
      if (count > 0 && value.at() - first >= apart) {
        together.add(new Value(sum / count, count));
        count = 0;
        sum = 0;
      }
      first = count == 0 ? value.at() : first;
      sum += value.at() * value.count();
      count += value.count();
    }
    if (count > 0) {
      together.add(new Value(sum / count, count));
    }
    return together;
  }

  private static void box(Chart chart, Group group, int g) {
    if (group.values().stream().mapToLong(Value::count).sum() < 4) {
      return;
    }
    Quartiles q = Quartiles.of(group.values());
    double y = -g + BOX;
    double half = 0.035;
    chart
        .segment(q.whiskerLow(), y, q.lower(), y, Ink.SOFT, 0.5)
        .segment(q.upper(), y, q.whiskerHigh(), y, Ink.SOFT, 0.5)
        .layer(
            "rect",
            Chart.columns(
                "xmin",
                List.of(q.lower()),
                "xmax",
                List.of(q.upper()),
                "ymin",
                List.of(y - half),
                "ymax",
                List.of(y + half)),
            "fill",
            Ink.PAPER.hex,
            "alpha",
            0.0,
            "color",
            Ink.SOFT.hex,
            "size",
            0.5)
        .segment(q.median(), y - half, q.median(), y + half, Ink.TEXT, 1);
  }

  private static void mean(Chart chart, Group group, int g) {
    double y = -g + MEAN;
    if (!Double.isNaN(group.low()) && !Double.isNaN(group.high())) {
      chart.segment(group.low(), y, group.high(), y, Ink.TEXT, 0.9);
    }
    if (!Double.isNaN(group.mean())) {
      chart.points(List.of(group.mean()), List.of(y), Ink.TEXT, Chart.Shape.DIAMOND, 3.6, 1);
    }
  }
}
