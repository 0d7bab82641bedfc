package org.lacrima.survey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;

/**
 * What the submitted values of one item came to.
 *
 * @param answers by column; empty where there is a problem
 * @param problem a code of {@link AnswerProblem}; null where the values are accepted
 */
record Answered(
    Map<String, String> answers, @Nullable String problem, Map<String, String> parameters) {

  static Answered of(String column, String value) {
    return new Answered(Map.of(column, value), null, Map.of());
  }

  static Answered of(Map<String, String> answers) {
    return new Answered(answers, null, Map.of());
  }

  /** The same kind of missing in all columns. */
  static Answered missing(List<String> columns, MissingCode why) {
    Map<String, String> answers = new LinkedHashMap<>();
    columns.forEach(column -> answers.put(column, why.text()));
    return of(answers);
  }

  static Answered problem(String code, Map<String, String> parameters) {
    return new Answered(Map.of(), code, parameters);
  }
}
