package org.lacrima.survey;

import java.util.List;
import java.util.Map;
import org.lacrima.dataset.MissingCode;

/** What a form or a JSON document sent, by input name; an empty field counts as not sent. */
record SubmittedValues(Map<String, List<String>> raw) {

  /** The values of an input that are not blank, as they were sent. */
  List<String> of(String input) {
    return raw.getOrDefault(input, List.of()).stream().filter(v -> !v.isBlank()).toList();
  }

  /** The participant chose "I prefer not to answer" and nothing else. */
  static boolean preferredNot(List<String> values) {
    return !values.isEmpty() && values.stream().allMatch(MissingCode.PREFERRED_NOT.text()::equals);
  }

  static boolean alsoPreferredNot(List<String> values) {
    return values.contains(MissingCode.PREFERRED_NOT.text()) && !preferredNot(values);
  }
}
