package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.report.plot.ScatterPlot.Fitted;
import org.lacrima.report.plot.ScatterPlot.Place;

/** Many pairs of variables at a glance: a small scatter plot of each, in rows. */
public record ScatterPanels(List<Panel> panels) implements Plot {

  /**
   * @param up name of what goes up; {@code across} of what goes across
   * @param numbers what was found, in short
   * @param points each place once, with how many cases are there
   * @param counted as in {@link ScatterPlot}
   */
  public record Panel(
      Axis across,
      Axis up,
      String numbers,
      List<Place> points,
      boolean counted,
      List<Fitted> line) {
    public Panel {
      points = List.copyOf(points);
      line = List.copyOf(line);
    }
  }

  private static final double ROOM = Chart.WIDTH - 20;
  private static final double BETWEEN = 14;
  private static final double LINE = 13;
  private static final double HEAD = 3 * LINE + 4;
  private static final double TALL = 104;
  private static final double FOOT = 22;
  private static final double LETTERS = 11;
  private static final double NUMBERS = 18;

  public ScatterPanels {
    panels = List.copyOf(panels);
  }

  @Override
  public String svg(Heading heading) {
    int columns = panels.size() <= 4 ? 2 : 3;
    int rows = (panels.size() + columns - 1) / columns;
    double wide = (ROOM - BETWEEN * (columns - 1)) / columns;
    double height = rows * (HEAD + TALL + FOOT);
    Chart chart =
        new Chart()
            .height(height + 20)
            .x(Axis.silent(0, ROOM))
            .y(Axis.silent(-StrictMath.max(height, 1), 0));
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Double> size = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      double left = place(i, columns) * (wide + BETWEEN);
      double top = -(i / columns) * (HEAD + TALL + FOOT);
      Frame frame = new Frame(panels.get(i), left, top - HEAD, wide);
      frame.draw(chart, top);
      frame.place(x, y, size);
    }
    chart.layer(
        "point",
        Chart.columns("x", x, "y", y, "size", size),
        "color",
        Ink.FIRST.hex,
        "shape",
        16,
        "alpha",
        0.5);
    for (int i = 0; i < panels.size(); i++) {
      double left = place(i, columns) * (wide + BETWEEN);
      double top = -(i / columns) * (HEAD + TALL + FOOT);
      new Frame(panels.get(i), left, top - HEAD, wide).line(chart);
    }
    return chart.svg(heading);
  }

  /** The column of a panel: the first is where a reader begins. */
  private int place(int i, int columns) {
    boolean fromRight = panels.stream().anyMatch(panel -> Words.rightToLeft(panel.up().title()));
    return fromRight ? columns - 1 - i % columns : i % columns;
  }

  /** One panel at its place; pixels upward. */
  private record Frame(Panel panel, double left, double top, double wide) {

    private double x(double value) {
      return left
          + NUMBERS
          + (wide - NUMBERS) * inside((value - panel.across().low()) / panel.across().span());
    }

    private double y(double value) {
      return top - TALL + TALL * inside((value - panel.up().low()) / panel.up().span());
    }

    private static double inside(double share) {
      return StrictMath.max(0, StrictMath.min(1, share));
    }

    void draw(Chart chart, double head) {
      int longest = (int) (wide / 6.2);
      chart
          .word(left, head - LINE / 2, panel.numbers(), Ink.TEXT, LETTERS, 0)
          .word(
              left, head - 1.5 * LINE, "\u2191 " + name(panel.up(), longest), Ink.SOFT, LETTERS, 0)
          .word(
              left,
              head - 2.5 * LINE,
              "\u2192 " + name(panel.across(), longest),
              Ink.SOFT,
              LETTERS,
              0)
          .segment(left + NUMBERS, top - TALL, left + wide, top - TALL, Ink.LINE, 0.4)
          .segment(left + NUMBERS, top - TALL, left + NUMBERS, top, Ink.LINE, 0.4);
      List<Axis.Mark> marks = panel.across().marks();
      if (!marks.isEmpty()) {
        end(chart, marks.get(0));
        end(chart, marks.get(marks.size() - 1));
      }
      List<Axis.Mark> sides = panel.up().marks();
      if (!sides.isEmpty()) {
        side(chart, sides.get(0));
        side(chart, sides.get(sides.size() - 1));
      }
    }

    private void side(Chart chart, Axis.Mark mark) {
      chart.word(left + NUMBERS - 4, y(mark.at()), mark.text(), Ink.SOFT, 10, 1);
    }

    private void end(Chart chart, Axis.Mark mark) {
      chart.word(x(mark.at()), top - TALL - 8, mark.text(), Ink.SOFT, 10, 0.5);
    }

    private static String name(Axis axis, int longest) {
      return Words.cut(axis.title(), longest - 2);
    }

    void place(List<Double> xs, List<Double> ys, List<Double> sizes) {
      long most = panel.points().stream().mapToLong(Place::count).max().orElse(1);
      double roomX =
          0.6
              * Spread.gap(
                  panel.points().stream().map(Place::x).toList(), panel.across().span(), 0.1);
      double roomY =
          0.6 * Spread.gap(panel.points().stream().map(Place::y).toList(), panel.up().span(), 0.1);
      for (Place place : panel.points()) {
        if (panel.counted()) {
          xs.add(x(place.x()));
          ys.add(y(place.y()));
          sizes.add(StrictMath.max(0.3, 3.4 * StrictMath.sqrt((double) place.count() / most)));
          continue;
        }
        for (long k = 0; k < place.count(); k++) {
          xs.add(x(place.x() + roomX * Spread.across(k)));
          ys.add(y(place.y() + roomY * Spread.down(k)));
          sizes.add(1.4);
        }
      }
    }

    void line(Chart chart) {
      if (panel.line().isEmpty()) {
        return;
      }
      List<Double> at = panel.line().stream().map(point -> x(point.x())).toList();
      chart
          .band(
              at,
              panel.line().stream().map(point -> y(point.low())).toList(),
              panel.line().stream().map(point -> y(point.high())).toList(),
              Ink.FIRST,
              0.14)
          .line(at, panel.line().stream().map(point -> y(point.middle())).toList(), Ink.TEXT, 0.6);
    }
  }
}
