package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows below each other, each with words at its start, something drawn, and numbers at its end. In
 * a language that is read from right to left the words stand on the right; what is drawn is not
 * turned round, because numbers grow to the right everywhere.
 */
final class Lines {

  private static final double MARGIN = 24;
  private static final double LINE = 13;
  private static final double FOOT = 34;
  private static final double TITLE = 20;

  private final Axis across;
  private final double words;
  private final double unit;
  private final boolean fromRight;
  private final List<List<String>> labels = new ArrayList<>();
  private final List<Double> middles = new ArrayList<>();
  private final double height;

  /**
   * @param words pixels for them
   * @param numbers pixels for the numbers
   * @param labels of the rows
   * @param sections whether a row is words alone
   */
  Lines(Axis across, double words, double numbers, List<String> labels, List<Boolean> sections) {
    this.across = across;
    this.words = words;
    this.unit = across.span() / (Chart.WIDTH - MARGIN - words - numbers);
    this.fromRight = labels.stream().anyMatch(Words::rightToLeft);
    double top = across.title().isEmpty() ? 0 : -TITLE;
    for (int i = 0; i < labels.size(); i++) {
      boolean section = sections.get(i);
      List<String> lines = Words.lines(labels.get(i), section ? 2 * words : words - 8, 2);
      double tall = lines.size() * LINE + (section ? 12 : 9);
      this.labels.add(lines);
      middles.add(top - tall / 2 - (section ? 3 : 0));
      top -= tall;
    }
    this.height = -top;
    double before = fromRight ? numbers : words;
    double behind = fromRight ? words : numbers;
    this.low = across.low() - before * unit;
    this.high = across.high() + behind * unit;
  }

  private final double low;
  private final double high;

  /** The rows with their words, and nothing drawn yet. */
  Chart chart() {
    Chart chart =
        new Chart()
            .height(height + FOOT)
            .x(new Axis("", low, high, across.marks(), true))
            .y(Axis.silent(-height, 0));
    if (!across.title().isEmpty()) {
      chart.word(
          (across.low() + across.high()) / 2,
          -TITLE / 2,
          across.title(),
          Ink.SOFT,
          Chart.SMALL,
          0.5);
    }
    return chart;
  }

  /** The middle of a row; pixels upward, 0 at the top. */
  double middle(int row) {
    return middles.get(row);
  }

  double top() {
    return across.title().isEmpty() ? 0 : -TITLE;
  }

  double bottom() {
    return -height;
  }

  void write(Chart chart, int row, Ink ink, String numbers) {
    List<String> lines = labels.get(row);
    for (int l = 0; l < lines.size(); l++) {
      double y = middle(row) + (lines.size() - 1) * LINE / 2 - l * LINE;
      chart.word(fromRight ? high : low, y, lines.get(l), ink, Chart.SMALL, fromRight ? 1 : 0);
    }
    if (!numbers.isEmpty()) {
      chart.word(
          fromRight ? low : high, middle(row), numbers, Ink.TEXT, Chart.SMALL, fromRight ? 0 : 1);
    }
  }
}
