package org.lacrima.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacrima.dataset.MissingCode;

/**
 * What a submitted page came to: every column of every shown item with its value or missing code,
 * or the problems and no answer at all.
 */
public record PageCheck(Map<String, String> answers, List<AnswerProblem> problems) {

  public PageCheck {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    problems = List.copyOf(problems);
    if (!problems.isEmpty() && !answers.isEmpty()) {
      throw new IllegalArgumentException("A page with problems is not half accepted");
    }
  }

  static PageCheck refused(AnswerProblem problem) {
    return new PageCheck(Map.of(), List.of(problem));
  }

  /**
   * The same page before its participant is through with it: an item that is left out, and was left
   * out before, is not yet skipped.
   */
  public PageCheck withoutFirstSkips(Interview before) {
    Map<String, String> given = new LinkedHashMap<>(answers);
    given
        .entrySet()
        .removeIf(
            answer ->
                answer.getValue().equals(MissingCode.SKIPPED.text())
                    && before.answer(answer.getKey()).isEmpty());
    return new PageCheck(given, problems);
  }

  public boolean accepted() {
    return problems.isEmpty();
  }
}
