package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The report says the same in each of its languages. */
class MessagesTest {

  /** Places of arguments, symbols and code: what a translation has to keep, in any order. */
  private static final Pattern KEPT = Pattern.compile("\\{[0-9]}|\\*[^*]+\\*|`[^`]+`");

  private static Map<String, String> words(String part, String language) throws IOException {
    Properties words = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            MessagesTest.class.getResourceAsStream(part + "_" + language + ".properties"))) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    Map<String, String> sorted = new TreeMap<>();
    words.stringPropertyNames().forEach(key -> sorted.put(key, words.getProperty(key)));
    return sorted;
  }

  private static List<String> kept(String message) {
    return KEPT.matcher(message).results().map(MatchResult::group).sorted().distinct().toList();
  }

  @Test
  void every_language_has_the_same_words() throws IOException {
    List<String> different = new ArrayList<>();
    for (String part : Messages.PARTS) {
      Map<String, String> english = words(part, "en");
      for (String language : Messages.LANGUAGES) {
        Map<String, String> other = words(part, language);
        assertThat(other.keySet()).as(part + " " + language).isEqualTo(english.keySet());
        english.forEach(
            (key, message) -> {
              // an ordinary word in italics
              boolean word = key.equals("report.note");
              if (!word && !kept(message).equals(kept(Objects.requireNonNull(other.get(key))))) {
                different.add(language + " " + key + ": " + kept(message));
              }
            });
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void no_key_is_in_two_parts() throws IOException {
    LinkedHashSet<String> seen = new LinkedHashSet<>();
    for (String part : Messages.PARTS) {
      for (String key : words(part, "en").keySet()) {
        assertThat(seen.add(key)).as(key).isTrue();
      }
    }
  }

  @Test
  void of_the_languages_hebrew_runs_from_right_to_left() {
    assertThat(Messages.of("it").rightToLeft()).isFalse();
    assertThat(Messages.of("he").rightToLeft()).isTrue();
  }
}
