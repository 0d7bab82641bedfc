package org.lacrima.analysis.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.formula.BoundFormula;

/**
 * Which of the analysed rows one analysis uses. Two filters with the same text are the same.
 *
 * @param formula null where all rows are used
 */
public record Filter(String text, @Nullable BoundFormula formula) {

  public static final Filter NONE = new Filter("", null);

  public static Filter of(BoundFormula formula) {
    return new Filter(formula.text().strip(), formula);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Filter filter && filter.text.equals(text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text);
  }
}
