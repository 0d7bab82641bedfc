package org.lacrima.report;

import java.util.List;
import org.lacrima.dataset.NumberText;
import org.lacrima.dataset.Variable;
import org.lacrima.report.plot.Axis;

/** Axes of figures: their words, ends and numbers. */
final class Axes {

  /** A response scale is shown whole; the range of an age would leave the plot empty. */
  private static final double RESPONSE_SCALE = 12;

  private static final int MARKS = 7;

  private Axes() {}

  /** Of a variable whose drawn values lie between these. */
  static Axis of(String variable, double least, double most, Setting setting) {
    Variable known = setting.labels().variables().get(variable);
    Variable.Range range = known == null ? null : known.range();
    double low = least;
    double high = most;
    if (range != null
        && range.high() - range.low() <= RESPONSE_SCALE
        && range.low() <= low
        && range.high() >= high) {
      low = range.low();
      high = range.high();
    }
    return Axis.around(setting.label(variable), low, high, MARKS, Axes::number);
  }

  /** As short as can be, with a true minus. */
  static String number(double value) {
    return value == StrictMath.rint(value)
        ? ApaNumber.value(value)
        : NumberText.of(value).replace("-", ApaNumber.MINUS);
  }

  /** Of correlations: as far as intervals reach, with zero. */
  static Axis ofCorrelations(String title, double least, double most) {
    double low = StrictMath.max(-1, StrictMath.min(0, least));
    double high = StrictMath.min(1, StrictMath.max(0, most));
    return Axis.around(title, low, high, 4, Axes::correlation);
  }

  private static String correlation(double value) {
    return value == 0 ? "0" : ApaNumber.bounded(value);
  }

  /** From nothing to all. */
  static Axis ofShares(String title) {
    return new Axis(
        title,
        0,
        1,
        List.of(
            new Axis.Mark(0, "0%"),
            new Axis.Mark(0.25, "25%"),
            new Axis.Mark(0.5, "50%"),
            new Axis.Mark(0.75, "75%"),
            new Axis.Mark(1, "100%")),
        true);
  }
}
