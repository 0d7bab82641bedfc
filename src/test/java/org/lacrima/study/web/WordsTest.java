package org.lacrima.study.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every language of the pages has every word, with the same places in it. */
class WordsTest {

  private static final List<String> LANGUAGES = List.of("en", "it", "he");

  private static Properties read(String language) {
    return Objects.requireNonNull(Words.read(language), language);
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Pattern.compile("\\{[^}]*}").matcher(text).results().forEach(m -> places.add(m.group()));
    return places;
  }

  @Test
  void every_language_has_the_same_words_with_the_same_places() {
    Properties complete = read(Words.COMPLETE);
    for (String language : LANGUAGES) {
      Properties words = read(language);
      assertThat(words.stringPropertyNames())
          .as(language)
          .containsAll(complete.stringPropertyNames());
      for (String key : words.stringPropertyNames()) {
        String same = key.replaceFirst("\\.two$", ".one");
        assertThat(complete).as(language).containsKey(same);
        assertThat(words.getProperty(key)).as(language + " " + key).isNotBlank();
        assertThat(places(words.getProperty(key)))
            .as(language + " " + key)
            .isEqualTo(places(complete.getProperty(same)));
      }
    }
  }

  @Test
  void a_translation_is_not_the_english_text() {
    Properties complete = read(Words.COMPLETE);
    for (String language : List.of("it", "he")) {
      Properties words = read(language);
      assertThat(complete.stringPropertyNames())
          .filteredOn(key -> !Set.of("direction", "date").contains(key))
          .allSatisfy(
              key -> assertThat(words.getProperty(key)).isNotEqualTo(complete.getProperty(key)));
    }
  }

  @Test
  void one_and_two_have_words_of_their_own_where_the_language_has_them() {
    assertThat(Words.in("en").count("minutes", 2)).isEqualTo("about 2 minutes left");
    assertThat(Words.in("he").count("minutes", 1)).isEqualTo("נותרה בערך דקה אחת");
    assertThat(Words.in("he").count("minutes", 2)).isEqualTo("נותרו בערך שתי דקות");
    assertThat(Words.in("he").count("minutes", 3)).isEqualTo("נותרו בערך 3 דקות");
  }

  @Test
  void a_day_is_written_as_the_language_writes_it() {
    LocalDate day = LocalDate.of(2026, 11, 2);
    assertThat(Words.in("en").day(day)).isEqualTo("2 November 2026");
    assertThat(Words.in("it").day(day)).isEqualTo("2 novembre 2026");
    assertThat(Words.in("he").day(day)).isEqualTo("2 בנובמבר 2026");
  }

  @Test
  void the_first_preferred_language_that_there_is_counts() {
    assertThat(Words.preferred(null, "fr-CH, he;q=0.4, it;q=0.9").language()).isEqualTo("it");
    assertThat(Words.preferred(null, "iw").language()).isEqualTo("he");
    assertThat(Words.preferred(null, "it-IT,it").language()).isEqualTo("it");
    assertThat(Words.preferred("he", "it").language()).isEqualTo("he");
    assertThat(Words.preferred("fr", "it").language()).isEqualTo("it");
    for (String nothing : new String[] {null, "", "*", "xx", "a_b;q=x", ";;,,", "\u0000"}) {
      assertThat(Words.preferred(nothing, nothing).language()).isEqualTo("en");
    }
  }
}
