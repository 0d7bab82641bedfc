package org.lacrima.survey;

import java.util.List;
import java.util.Map;

/**
 * Why the values of one item were not accepted, told so that each language can say it in its own
 * words.
 *
 * @param code stable: {@code unknown-option two-values answer-and-preferred-not exclusive-option
 *     not-a-number not-whole too-many-decimals outside-range too-long unreadable-character
 *     reserved-value not-a-date outside-dates item-not-shown item-not-on-page unknown-item
 *     page-not-shown page-not-reached}
 * @param item the item, or the submitted name where no item has it, or the page
 * @param parameters what a message may want to name
 * @param typed the values as they were sent
 */
public record AnswerProblem(
    String code, String item, Map<String, String> parameters, List<String> typed) {

  public AnswerProblem {
    parameters = Map.copyOf(parameters);
    typed = List.copyOf(typed);
  }

  /** The key of the message in a file of messages. */
  public String messageKey() {
    return "answer." + code;
  }

  /** As much of a value as a message can hold. */
  public static String brief(String value) {
    int end = value.offsetByCodePoints(0, Math.min(40, value.codePointCount(0, value.length())));
    return end == value.length() ? value : value.substring(0, end) + "…";
  }
}
