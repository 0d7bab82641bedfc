package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Two variables of each case, and perhaps a line through them with its band.
 *
 * @param points each place once, with how many cases are there
 * @param counted whether a place is one disc whose area is its number of cases; else each case has
 *     a disc of its own, and those in the same place are moved apart
 * @param fit from left to right; empty for none
 */
public record ScatterPlot(Axis x, Axis y, List<Place> points, boolean counted, List<Fitted> fit)
    implements Plot {

  /** Cases of the same two values. */
  public record Place(double x, double y, long count) {}

  /** The line at a place across, and the interval of what it estimates. */
  public record Fitted(double x, double low, double middle, double high) {}

  private static final double HEIGHT = 340;
  private static final double POINT = 2.4;
  private static final double LARGEST = 7;
  private static final double LARGEST_GAP = 0.1;
  private static final double SHARE_OF_GAP = 0.7;

  public ScatterPlot {
    points = List.copyOf(points);
    fit = List.copyOf(fit);
  }

  @Override
  public String svg(Heading heading) {
    Chart chart = new Chart().height(HEIGHT).x(x).y(y);
    if (!fit.isEmpty()) {
      List<Double> at = fit.stream().map(Fitted::x).toList();
      chart.band(
          at,
          fit.stream().map(Fitted::low).toList(),
          fit.stream().map(Fitted::high).toList(),
          Ink.FIRST,
          0.14);
    }
    if (counted) {
      discs(chart);
    } else {
      cases(chart);
    }
    if (!fit.isEmpty()) {
      chart.line(
          fit.stream().map(Fitted::x).toList(),
          fit.stream().map(Fitted::middle).toList(),
          Ink.TEXT,
          0.8);
    }
    return chart.svg(heading);
  }

  private void cases(Chart chart) {
    double roomX =
        SHARE_OF_GAP * Spread.gap(points.stream().map(Place::x).toList(), x.span(), LARGEST_GAP);
    double roomY =
        SHARE_OF_GAP * Spread.gap(points.stream().map(Place::y).toList(), y.span(), LARGEST_GAP);
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Place place : points) {
      for (long k = 0; k < place.count(); k++) {
        xs.add(place.x() + roomX * Spread.across(k));
        ys.add(place.y() + roomY * Spread.down(k));
      }
    }
    chart.points(xs, ys, Ink.FIRST, Chart.Shape.DISC, POINT, xs.size() > 400 ? 0.35 : 0.55);
  }

  private void discs(Chart chart) {
    long most = points.stream().mapToLong(Place::count).max().orElse(1);
    List<Double> sizes = new ArrayList<>();
    for (Place place : points) {
      sizes.add(StrictMath.max(0.35, LARGEST * StrictMath.sqrt((double) place.count() / most)));
    }
    chart.layer(
        "point",
        Chart.columns(
            "x",
            points.stream().map(Place::x).toList(),
            "y",
            points.stream().map(Place::y).toList(),
            "size",
            sizes),
        "color",
        Ink.FIRST.hex,
        "shape",
        16,
        "alpha",
        0.6);
  }
}
