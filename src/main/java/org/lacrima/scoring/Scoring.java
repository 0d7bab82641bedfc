package org.lacrima.scoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.survey.Item;
import org.lacrima.survey.Scale;
import org.lacrima.survey.SurveyDefinition;

/**
 * Turns answers into scores. A mean is the sum of the answered items divided by how many they are,
 * a sum needs all of them; both are computed exactly and rounded once, to the nearest double. A
 * reversed item counts as lowest + highest − value. A score is {@code -77} when all its items are,
 * {@code -66} when fewer than its {@code min} are answered.
 */
public final class Scoring {

  private final List<Scale> scales;

  private Scoring(List<Scale> scales) {
    this.scales = List.copyOf(scales);
  }

  public static Scoring of(SurveyDefinition survey) {
    return new Scoring(survey.scales());
  }

  /**
   * The scores by scale.
   *
   * @param columns values and missing codes by column; an absent or empty one is missing
   */
  public Map<String, Score> scores(Function<String, @Nullable String> columns) {
    Map<String, Score> scores = new LinkedHashMap<>();
    scales.forEach(scale -> scores.put(scale.id(), score(scale, columns)));
    return scores;
  }

  /** The score of one scale. */
  public static Score score(Scale scale, Function<String, @Nullable String> columns) {
    Function<String, @Nullable String> valid = column -> valid(columns.apply(column));
    if (hidden(scale, columns)) {
      return Score.missing(MissingCode.NOT_SHOWN);
    }
    BoundFormula formula = scale.formula();
    if (formula != null) {
      double number = formula.number(valid);
      return Double.isNaN(number) ? Score.missing(MissingCode.TOO_FEW) : Score.of(number);
    }
    BigDecimal sum = BigDecimal.ZERO;
    int answered = 0;
    for (Item item : scale.items()) {
      String value = valid.apply(item.id());
      if (value != null) {
        sum = sum.add(keyed(scale, item, new BigDecimal(value)));
        answered++;
      }
    }
    if (answered < scale.min()) {
      return Score.missing(MissingCode.TOO_FEW);
    }
    boolean mean = scale.kind() == Scale.Kind.MEAN;
    return Score.of(sum, mean ? BigDecimal.valueOf(answered) : BigDecimal.ONE);
  }

  private static boolean hidden(Scale scale, Function<String, @Nullable String> columns) {
    return scale.items().stream()
        .flatMap(item -> item.columns().stream())
        .allMatch(column -> MissingCode.NOT_SHOWN.text().equals(columns.apply(column)));
  }

  private static @Nullable String valid(@Nullable String value) {
    return value == null || value.isEmpty() || MissingCode.of(value).isPresent() ? null : value;
  }

  private static BigDecimal keyed(Scale scale, Item item, BigDecimal value) {
    if (!scale.reversed().contains(item.id())) {
      return value;
    }
    Variable.Range range = item.variables("").get(0).range();
    if (range == null) {
      throw new IllegalStateException("A reversed item has a range: " + item.id());
    }
    return BigDecimal.valueOf(range.low()).add(BigDecimal.valueOf(range.high())).subtract(value);
  }
}
