package org.lacrima.study.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacrima.survey.Consent;

/**
 * The words of the pages in one language, from {@code words/LANGUAGE.properties}. Places in a text
 * are named in braces, by number or by name.
 */
public final class Words {

  /** The language whose file has every key. */
  public static final String COMPLETE = "en";

  private static final Map<String, Words> KNOWN = new ConcurrentHashMap<>();

  private final String language;
  private final Properties texts;

  private Words(String language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** The words of {@code language}; the complete ones where there is no such file. */
  public static Words in(String language) {
    Words known = known(language);
    return known == null ? in(COMPLETE) : known;
  }

  private static @Nullable Words known(String language) {
    Words known = KNOWN.get(language);
    if (known != null || !language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      return known;
    }
    Properties texts = read(language);
    if (texts == null) {
      return null;
    }
    Words words = new Words(language, texts);
    KNOWN.put(language, words);
    return words;
  }

  /**
   * In what a page was asked for, else in the first that the browser prefers and that there is.
   *
   * @param asked a language, null or not; whatever stands in an address
   * @param acceptLanguage the browser's header as it came
   */
  public static Words preferred(@Nullable String asked, @Nullable String acceptLanguage) {
    return Stream.concat(
            Stream.ofNullable(asked),
            wanted(acceptLanguage).stream()
                .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage()))
        .map(Words::known)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElseGet(() -> in(COMPLETE));
  }

  /** What an {@code Accept-Language} wants, most wanted first; none where it cannot be read. */
  public static List<Locale.LanguageRange> wanted(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(acceptLanguage);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return List.of();
    }
  }

  static @Nullable Properties read(String language) {
    String file = "/words/" + language + ".properties";
    try (var stream = Words.class.getResourceAsStream(file)) {
      if (stream == null) {
        return null;
      }
      try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
        Properties texts = new Properties();
        texts.load(reader);
        return texts;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String language() {
    return language;
  }

  /** {@code ltr} or {@code rtl}. */
  public String direction() {
    return say("direction");
  }

  public boolean knows(String key) {
    return texts.containsKey(key);
  }

  /** The text of a key; its places are filled by number. */
  public String say(String key, Object... values) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(Integer.toString(i), String.valueOf(values[i]));
    }
    return say(key, named);
  }

  /** The text of a key; its places are filled by name. */
  public String say(String key, Map<String, String> values) {
    String text = texts.getProperty(key);
    if (text == null) {
      if (language.equals(COMPLETE)) {
        throw new IllegalArgumentException("No words for '" + key + "'");
      }
      return in(COMPLETE).say(key, values);
    }
    if (text.indexOf('{') < 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      String value = values.get(text.substring(open + 1, close));
      filled.append(text, at, open).append(value == null ? text.substring(open, close + 1) : value);
      at = close + 1;
    }
    return filled.append(text.substring(at)).toString();
  }

  /** {@code key.one} for 1, {@code key.two} for 2 where there is one, else {@code key.other}. */
  public String count(String key, int number) {
    if (number == 2 && knows(key + ".two")) {
      return say(key + ".two", number);
    }
    return say(key + (number == 1 ? ".one" : ".other"), number);
  }

  /** A day as the language writes it. */
  public String day(LocalDate day) {
    return say(
        "date",
        Map.of(
            "day", Integer.toString(day.getDayOfMonth()),
            "month", say("months").split(",", -1)[day.getMonthValue() - 1],
            "year", Integer.toString(day.getYear())));
  }

  /** What a consent says; where nobody has filled a place, what stands there in a real study. */
  public String consent(Consent consent) {
    return consent.filled(language, this::day, place -> say("place." + place));
  }

  /** A day with its time, and where that time is meant. */
  public String moment(LocalDateTime moment, String zone) {
    return say(
        "moment",
        Map.of(
            "day", day(moment.toLocalDate()),
            "time", String.format(Locale.ROOT, "%tR", moment),
            "zone", zone));
  }
}
