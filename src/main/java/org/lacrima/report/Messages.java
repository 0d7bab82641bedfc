package org.lacrima.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.lacrima.analysis.Language;
import org.lacrima.definition.Fields;
import org.lacrima.report.Phrase.Role;
import org.lacrima.report.Phrase.Span;

/**
 * The words of the report in one language. In a message {@code *r*} is a symbol in italics, {@code
 * `x`} is code, {@code {0}} an argument; arguments are taken literally whatever they hold.
 */
final class Messages {

  /** Languages of a report; each has a file of every part. */
  static final List<String> LANGUAGES =
      Arrays.stream(Language.values()).map(Fields::written).toList();

  /** Files of words, without language and ending; the keys of all are one set. */
  static final List<String> PARTS =
      List.of(
          "/report/words/report",
          "/analysis/words/statements",
          "/report/words/seal",
          "/report/words/plots",
          "/report/words/several");

  private final String language;
  private final Properties texts;

  private Messages(String language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** The messages of one of {@link #LANGUAGES}. */
  static Messages of(String language) {
    Properties texts = new Properties();
    for (String part : PARTS) {
      String name = part + "_" + language + ".properties";
      try (InputStream in = Messages.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("The report's words are not in the jar: " + name);
        }
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Messages(language, texts);
  }

  /** Whether the language is written from right to left. */
  boolean rightToLeft() {
    return language.equals("he");
  }

  String language() {
    return language;
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /** A message without roles, for places that take none. */
  String text(String key, Object... arguments) {
    return phrase(key, arguments).text();
  }

  /**
   * @param arguments phrases, or anything else as its plain text
   */
  Phrase phrase(String key, Object... arguments) {
    String message = texts.getProperty(key);
    if (message == null) {
      throw new IllegalArgumentException("No message " + key + " in " + language);
    }
    List<Span> spans = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    Role role = Role.PLAIN;
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c == '*' || c == '`') {
        close(spans, open, role);
        Role marked = c == '*' ? Role.SYMBOL : Role.CODE;
        role = role == marked ? Role.PLAIN : marked;
      } else if (c == '{' && i + 2 < message.length() && message.charAt(i + 2) == '}') {
        close(spans, open, role);
        Object argument = arguments[message.charAt(i + 1) - '0'];
        if (argument instanceof Phrase phrase) {
          spans.addAll(phrase.spans());
        } else {
          close(spans, open.append(argument), role);
        }
        i += 2;
      } else {
        open.append(c);
      }
    }
    close(spans, open, role);
    return new Phrase(spans);
  }

  private static void close(List<Span> spans, StringBuilder open, Role role) {
    if (open.length() > 0) {
      spans.add(new Span(open.toString(), role));
      open.setLength(0);
    }
  }
}
