package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every way in which a question could have been asked, from the smallest answer to the largest, and
 * below each answer the choices that led to it.
 *
 * @param up the estimate
 * @param reference where nothing is found: a dashed line; NaN for none
 * @param decisions from top to bottom
 * @param answers in any order; those that could not be computed are left out
 */
public record SpecificationCurve(
    Axis up, double reference, List<Decision> decisions, List<Answer> answers) implements Plot {

  /** What could be chosen differently. */
  public record Decision(String name, List<String> options) {
    public Decision {
      options = List.copyOf(options);
    }
  }

  /**
   * @param low NaN for an open bound
   * @param clear whether the claim holds here: the mark is filled, otherwise hollow
   * @param main whether it is the way that the spec takes by default
   * @param choices for each decision, the option taken
   */
  public record Answer(
      double estimate,
      double low,
      double high,
      boolean clear,
      boolean main,
      List<Integer> choices) {
    public Answer {
      choices = List.copyOf(choices);
    }
  }

  private static final double LABEL = 150;
  private static final double MARGIN = 24;
  private static final double CURVE = 190;
  private static final double ROW = 14;
  private static final double GAP = 8;

  public SpecificationCurve {
    decisions = List.copyOf(decisions);
    answers = List.copyOf(answers);
  }

  @Override
  public String svg(Heading heading) {
    List<Answer> sorted =
        answers.stream()
            .filter(answer -> Double.isFinite(answer.estimate()))
            .sorted(Comparator.comparingDouble(Answer::estimate))
            .toList();
    int n = sorted.size();
    double below = 0;
    for (Decision decision : decisions) {
      below += GAP + ROW * (decision.options().size() + 1);
    }
    double across = StrictMath.max(1, n);
    double unit = across / (Chart.WIDTH - MARGIN - LABEL);
    Chart chart =
        new Chart()
            .height(CURVE + below + MARGIN)
            .x(Axis.silent(-LABEL * unit, across))
            .y(Axis.silent(-below, CURVE));
    curve(chart, sorted, unit);
    double y = -GAP;
    double dot = StrictMath.max(0.5, StrictMath.min(2.6, 330 / across / 2.2));
    for (int d = 0; d < decisions.size(); d++) {
      Decision decision = decisions.get(d);
      y -= ROW;
      chart.word(-LABEL * unit, y + ROW / 2, Words.cut(decision.name(), 60), Ink.SOFT, 10, 0);
      for (int option = 0; option < decision.options().size(); option++) {
        y -= ROW;
        double middle = y + ROW / 2;
        chart.segment(0, middle, across, middle, Ink.HAIR, 0.5);
        chart.word(
            -LABEL * unit + 8 * unit,
            middle,
            Words.cut(decision.options().get(option), 24),
            Ink.TEXT,
            10,
            0);
        dots(chart, sorted, d, option, middle, dot);
      }
      y -= GAP;
    }
    return chart.svg(heading);
  }

  private static void dots(
      Chart chart, List<Answer> sorted, int decision, int option, double y, double size) {
    List<Double> x = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).choices().get(decision) == option) {
        x.add(i + 0.5);
        ys.add(y);
      }
    }
    chart.points(x, ys, Ink.FIRST, Chart.Shape.DISC, size, 1);
  }

  private double height(double value) {
    double inside = StrictMath.max(up.low(), StrictMath.min(up.high(), value));
    return 8 + (CURVE - 16) * (inside - up.low()) / up.span();
  }

  private void curve(Chart chart, List<Answer> sorted, double unit) {
    double across = StrictMath.max(1, sorted.size());
    for (Axis.Mark mark : up.marks()) {
      double y = height(mark.at());
      chart.segment(0, y, across, y, Ink.HAIR, 0.5);
      chart.word(-6 * unit, y, mark.text(), Ink.SOFT, Chart.SMALL, 1);
    }
    List<String> title = Words.lines(up.title(), LABEL - 40, 5);
    for (int i = 0; i < title.size(); i++) {
      double y = CURVE / 2 + (title.size() - 1) * 6.5 - i * 13;
      chart.word(-LABEL * unit, y, title.get(i), Ink.TEXT, Chart.SMALL, 0);
    }
    if (!Double.isNaN(reference)) {
      chart.dashes(0, height(reference), across, height(reference), Ink.LINE, 0.7);
    }
    List<Double> x = new ArrayList<>();
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Answer answer = sorted.get(i);
      x.add(i + 0.5);
      low.add(height(Double.isNaN(answer.low()) ? up.low() : answer.low()));
      high.add(height(Double.isNaN(answer.high()) ? up.high() : answer.high()));
    }
    if (sorted.size() > 150) {
      chart.band(x, low, high, Ink.FIRST, 0.16);
    } else {
      chart.segments(x, low, x, high, Ink.FIRST, 0.5);
    }
    double size = StrictMath.max(0.6, StrictMath.min(3, 330 / across / 1.6));
    marks(chart, sorted, false, size);
    marks(chart, sorted, true, size);
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).main()) {
        double y = height(sorted.get(i).estimate());
        chart.points(List.of(i + 0.5), List.of(y), Ink.SECOND, Chart.Shape.DIAMOND, size + 2, 1);
      }
    }
  }

  private void marks(Chart chart, List<Answer> sorted, boolean clear, double size) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).clear() == clear) {
        x.add(i + 0.5);
        y.add(height(sorted.get(i).estimate()));
      }
    }
    chart.points(x, y, clear ? Ink.FIRST : Ink.LINE, Chart.Shape.DISC, size, 1);
  }
}
