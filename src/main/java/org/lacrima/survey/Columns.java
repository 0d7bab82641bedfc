package org.lacrima.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.MissingCode;
import org.lacrima.dataset.Variable;

/** What the answer formats share: reading typed fields and describing columns. */
final class Columns {

  static final List<String> MISSING =
      Arrays.stream(MissingCode.values()).map(MissingCode::text).toList();

  private Columns() {}

  /** Skipped, preferred not, or too many values for a typed field; null for one value to check. */
  static @Nullable Answered none(String column, List<String> values) {
    if (values.isEmpty()) {
      return Answered.of(column, MissingCode.SKIPPED.text());
    }
    if (SubmittedValues.preferredNot(values)) {
      return Answered.of(column, MissingCode.PREFERRED_NOT.text());
    }
    if (SubmittedValues.alsoPreferredNot(values)) {
      return Answered.problem("answer-and-preferred-not", Map.of());
    }
    return values.size() > 1 ? Answered.problem("two-values", Map.of()) : null;
  }

  static String asciiDigits(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                ascii.append((char) ('0' + Character.digit(c, 10)));
              } else {
                ascii.appendCodePoint(c);
              }
            });
    return ascii.toString();
  }

  static Variable text(String name, String label) {
    return new Variable(name, label, MeasurementLevel.NOMINAL, true, Map.of(), null, MISSING);
  }

  static Variable.Range range(List<String> values) {
    double[] numbers = values.stream().mapToDouble(Double::parseDouble).toArray();
    return new Variable.Range(
        Arrays.stream(numbers).min().orElse(0), Arrays.stream(numbers).max().orElse(0));
  }
}
