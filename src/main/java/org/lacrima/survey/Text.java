package org.lacrima.survey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text in each of its languages, restricted Markdown, as its author wrote it. Never trusted:
 * whoever shows it makes it safe.
 */
public record Text(Map<String, String> byLanguage) {

  public static final Text EMPTY = new Text(Map.of());

  public Text {
    byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
  }

  /** The text in {@code language}; "" where there is none, which the loader lets pass only here. */
  public String in(String language) {
    return byLanguage.getOrDefault(language, "");
  }

  public boolean isEmpty() {
    return byLanguage.values().stream().allMatch(String::isBlank);
  }
}
