package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.List;

/** Words in lines. */
final class Words {

  /** A character of normal size is about so wide, in pixels. */
  static final double WIDTH = 6.1;

  private Words() {}

  /** In lines of at most so many pixels, at spaces; what is still too long is cut. */
  static List<String> lines(String text, double pixels, int most) {
    int longest = (int) StrictMath.max(6, pixels / WIDTH);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > longest) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    if (lines.size() > most) {
      List<String> kept = new ArrayList<>(lines.subList(0, most));
      kept.set(most - 1, kept.get(most - 1) + "\u2026");
      lines = kept;
    }
    return lines.stream().map(each -> cut(each, longest + 2)).toList();
  }

  /** Whether there is a letter in it that is read from right to left. */
  static boolean rightToLeft(String text) {
    return text.codePoints()
        .map(Character::getDirectionality)
        .anyMatch(
            direction ->
                direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }

  static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "\u2026";
  }
}
