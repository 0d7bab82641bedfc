package org.lacrima.study.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
    Words known = KNOWN.get(language);
    if (known != null) {
      return known;
    }
    Properties texts = language.matches("[a-z]{2,3}(-[A-Z]{2})?") ? read(language) : null;
    if (texts == null) {
      return in(COMPLETE);
    }
    Words words = new Words(language, texts);
    KNOWN.put(language, words);
    return words;
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

  /** {@code key.one} for 1, else {@code key.other}. */
  public String count(String key, int number) {
    return say(key + (number == 1 ? ".one" : ".other"), number);
  }
}
