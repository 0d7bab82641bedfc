package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How many are of each kind: a bar for each, with its interval.
 *
 * @param across from 0
 * @param bars from top to bottom
 */
public record BarPlot(Axis across, List<Bar> bars) implements Plot {

  /**
   * @param text the numbers in words, behind the bar
   * @param low NaN for no interval
   */
  public record Bar(String label, double length, double low, double high, String text) {}

  private static final double WORDS = 165;
  private static final double NUMBERS = 80;
  private static final double HALF = 6;

  public BarPlot {
    bars = List.copyOf(bars);
  }

  @Override
  public String svg(Heading heading) {
    Lines lines =
        new Lines(
            across,
            WORDS,
            NUMBERS,
            bars.stream().map(Bar::label).toList(),
            bars.stream().map(bar -> false).toList());
    Chart chart = lines.chart();
    List<Double> middles = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      middles.add(lines.middle(i));
    }
    chart.layer(
        "rect",
        Chart.columns(
            "xmin",
            bars.stream().map(bar -> across.low()).toList(),
            "xmax",
            bars.stream().map(Bar::length).toList(),
            "ymin",
            middles.stream().map(y -> y - HALF).toList(),
            "ymax",
            middles.stream().map(y -> y + HALF).toList()),
        "fill",
        Ink.FIRST.hex,
        "alpha",
        0.35,
        "size",
        0.0);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      if (!Double.isNaN(bar.low()) && !Double.isNaN(bar.high())) {
        chart.segment(bar.low(), middles.get(i), bar.high(), middles.get(i), Ink.TEXT, 0.7);
      }
      lines.write(chart, i, Ink.TEXT, bar.text());
    }
    return chart.svg(heading);
  }
}
