package org.lacrima.report.plot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The inks that plots are drawn with. Each has a colour for white paper, by which it is known while
 * Lets-Plot draws; a page gives it others for dark screens and for print. The hues were chosen so
 * that those who confuse red with green, or blue with yellow, still tell them apart; shapes differ
 * too.
 */
enum Ink {
  PAPER("#ffffff"),
  /** Text and what matters most. */
  TEXT("#1f2a31"),
  /** Numbers of axes, and less important words. */
  SOFT("#55636b"),
  /** Axes. */
  LINE("#8b979d"),
  /** The grid. */
  HAIR("#e3e7e9"),
  /** Data, estimates. */
  FIRST("#1d6470"),
  SECOND("#b4530f"),
  THIRD("#5f5aa2"),
  FOURTH("#7d6608"),
  /** Above zero, or more than expected. */
  MORE("#1d6471"),
  /** Below zero, or fewer than expected. */
  FEWER("#b45310");

  private static final Map<String, Ink> BY_COLOUR =
      Arrays.stream(values()).collect(Collectors.toMap(ink -> ink.rendered(), Function.identity()));

  final String hex;

  Ink(String hex) {
    this.hex = hex;
  }

  /** The hue of the i-th of several groups. */
  static Ink ofGroup(int i) {
    return switch (i % 4) {
      case 0 -> FIRST;
      case 1 -> SECOND;
      case 2 -> THIRD;
      default -> FOURTH;
    };
  }

  /** The name of its classes: {@code f-} and {@code s-} come before it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The colour as Lets-Plot writes it. */
  private String rendered() {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return "rgb(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ")";
  }

  /** The ink of a colour that Lets-Plot wrote. */
  static Ink of(String rendered) {
    Ink ink = BY_COLOUR.get(rendered);
    if (ink == null) {
      throw new IllegalArgumentException("Nothing is drawn in " + rendered);
    }
    return ink;
  }
}
