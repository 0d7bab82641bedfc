package org.lacrima.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.Variable;

/**
 * A typed number. Space around it and digits of any script are read as meant; {@code 3.0} is 3; a
 * comma is a decimal point where decimals are asked for and cannot mean thousands. Exponents and
 * signs other than a minus are not numbers people type.
 *
 * @param decimals digits allowed after the point
 * @param unit what is counted, shown behind the field; null where nothing need be said
 */
public record NumberEntry(BigDecimal low, BigDecimal high, int decimals, @Nullable Text unit)
    implements AnswerFormat {

  private static final int LONGEST = 24;

  @Override
  public String kind() {
    return "number";
  }

  @Override
  public Answered read(String item, SubmittedValues submitted) {
    List<String> values = submitted.of(item);
    Answered early = Columns.none(item, values);
    return early == null ? check(item, values.get(0)) : early;
  }

  private Answered check(String item, String raw) {
    String text = Columns.asciiDigits(raw.strip()).replace('\u2212', '-').replace('\u066B', '.');
    if (decimals > 0 && text.matches("-?\\d+,(\\d{1,2}|\\d{4,})")) {
      text = text.replace(',', '.');
    }
    if (text.length() > LONGEST || !text.matches("-?\\d+(\\.\\d+)?")) {
      return Answered.problem("not-a-number", Map.of("value", AnswerProblem.brief(raw)));
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    if (number.scale() > decimals) {
      return decimals == 0
          ? Answered.problem("not-whole", Map.of("value", AnswerProblem.brief(raw)))
          : Answered.problem("too-many-decimals", Map.of("decimals", Integer.toString(decimals)));
    }
    if (number.compareTo(low) < 0 || number.compareTo(high) > 0) {
      return Answered.problem(
          "outside-range",
          Map.of("low", low.toPlainString(), "high", high.toPlainString(), "value", text));
    }
    return Answered.of(item, number.toPlainString());
  }

  @Override
  public List<Variable> variables(Item item, String language) {
    return List.of(
        new Variable(
            item.id(),
            item.text().in(language),
            MeasurementLevel.SCALE,
            false,
            Map.of(),
            new Variable.Range(low.doubleValue(), high.doubleValue()),
            Columns.MISSING));
  }
}
