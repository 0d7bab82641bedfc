package org.lacrima.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;

/**
 * A score made of an instrument's items.
 *
 * @param items those it is made of, in the order of the instrument
 * @param reversed those whose value counts as lowest + highest − value
 * @param min fewer answered items than this give no score
 * @param formula of a scale that is neither a mean nor a sum, else null
 * @param low the smallest value the score can take
 * @param high the largest value the score can take
 * @param labels what single values mean, for a score that is a category
 */
public record Scale(
    String id,
    Text label,
    Kind kind,
    List<Item> items,
    Set<String> reversed,
    int min,
    @Nullable BoundFormula formula,
    BigDecimal low,
    BigDecimal high,
    MeasurementLevel level,
    Map<String, Text> labels) {

  /** How the items become one number. */
  public enum Kind {
    MEAN,
    SUM,
    FORMULA
  }

  public Scale {
    items = List.copyOf(items);
    reversed = Set.copyOf(reversed);
  }

  public Variable variable(String language) {
    Map<String, String> words = new java.util.LinkedHashMap<>();
    labels.forEach((value, text) -> words.put(value, text.in(language)));
    return new Variable(
        id,
        label.in(language),
        level,
        false,
        words,
        new Variable.Range(low.doubleValue(), high.doubleValue()),
        Columns.MISSING);
  }
}
