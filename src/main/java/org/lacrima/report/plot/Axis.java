package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One direction of a plot.
 *
 * @param title plain words with the unit; "" for none
 * @param low where it begins, in the data's units
 * @param marks where a number or word stands at it
 * @param grid whether a line goes through the plot at each mark
 */
public record Axis(String title, double low, double high, List<Mark> marks, boolean grid) {

  /** A word at a place of an axis. */
  public record Mark(double at, String text) {}

  private static final double ROOM = 0.04;

  public Axis {
    if (!(low < high) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException("An axis from " + low + " to " + high);
    }
    marks = List.copyOf(marks);
  }

  /** Without marks and title: a direction in which nothing is to be read. */
  static Axis silent(double low, double high) {
    return new Axis("", low, high, List.of(), false);
  }

  /**
   * An axis that holds all from {@code least} to {@code most} with a little room, with about {@code
   * marks} round numbers.
   *
   * @param number how a number is written
   */
  public static Axis around(
      String title, double least, double most, int marks, DoubleFunction<String> number) {
    double low = least;
    double high = most;
    if (!(high > low)) {
      double room = low == 0 ? 1 : StrictMath.abs(low) * 0.1;
      low -= room;
      high += room;
    }
    double room = (high - low) * ROOM;
    return from(title, low - room, high + room, marks, number);
  }

  /** An axis with exactly these ends. */
  static Axis from(
      String title, double low, double high, int marks, DoubleFunction<String> number) {
    double step = step((high - low) / StrictMath.max(1, marks));
    List<Mark> found = new ArrayList<>();
    for (long i = (long) StrictMath.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      // 3 * 0.1 is not 0.3, and 3 / 10 is
      double at = step < 1 ? i / (double) StrictMath.round(1 / step) : i * step;
      if (step < 1 && StrictMath.abs(at - i * step) > step * 1e-6) {
        at = i * step;
      }
      found.add(new Mark(at, number.apply(at)));
    }
    return new Axis(title, low, high, found, true);
  }

  /** The next of 1, 2, 5, 10 … that is not smaller. */
  private static double step(double least) {
    double power = 1;
    while (power > least) {
      power /= 10;
    }
    while (power * 10 <= least) {
      power *= 10;
    }
    for (int factor : new int[] {1, 2, 5}) {
      if (power * factor >= least) {
        return power * factor;
      }
    }
    return power * 10;
  }

  double span() {
    return high - low;
  }
}
