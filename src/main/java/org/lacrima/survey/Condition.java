package org.lacrima.survey;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.formula.BoundFormula;

/** A {@code show-if}: shown only where it is true; a missing answer is not true. */
public record Condition(String text, BoundFormula formula) {

  public Set<String> reads() {
    return formula.reads();
  }

  /** null where the answers do not decide it. */
  @Nullable Boolean test(Function<String, @Nullable String> values) {
    return formula.test(values);
  }
}
