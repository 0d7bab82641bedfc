package org.lacrima.statistics.replication;

import org.lacrima.statistics.Interval;

/**
 * A p-value as printed: {@code = .03}, {@code < .001}, {@code > .05}.
 *
 * @param relation of p to the number
 */
public record PrintedP(Relation relation, Printed number) {

  /** How p stands to the printed number. */
  public enum Relation {
    EQUAL,
    BELOW,
    ABOVE
  }

  /**
   * Reads {@code .03}, {@code = .03}, {@code < .001} or {@code > .05}.
   *
   * @throws NumberFormatException if the rest is no number
   */
  public static PrintedP of(String text) {
    String rest = text.strip();
    Relation relation = Relation.EQUAL;
    if (!rest.isEmpty() && "=<>".indexOf(rest.charAt(0)) >= 0) {
      relation =
          switch (rest.charAt(0)) {
            case '<' -> Relation.BELOW;
            case '>' -> Relation.ABOVE;
            default -> Relation.EQUAL;
          };
      rest = rest.substring(1);
    }
    return new PrintedP(relation, Printed.of(rest));
  }

  /** Whether a p somewhere in the interval would be printed like this. */
  public boolean fits(Interval p) {
    return switch (relation) {
      case EQUAL -> number.touches(p.low(), p.high());
      case BELOW -> p.low() < number.value().doubleValue();
      case ABOVE -> p.high() > number.value().doubleValue();
    };
  }

  @Override
  public String toString() {
    return switch (relation) {
          case EQUAL -> "= ";
          case BELOW -> "< ";
          case ABOVE -> "> ";
        }
        + number;
  }
}
