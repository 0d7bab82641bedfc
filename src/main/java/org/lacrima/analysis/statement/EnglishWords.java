package org.lacrima.analysis.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The English words of statements; read when the first is needed. */
final class EnglishWords {

  private static final Properties WORDS = read();

  private EnglishWords() {}

  private static Properties read() {
    Properties words = new Properties();
    try (InputStream in =
        EnglishWords.class.getResourceAsStream("/analysis/words/statements_en.properties")) {
      if (in == null) {
        throw new IllegalStateException("The words of statements are not in the jar");
      }
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  static String of(Statement statement) {
    StringBuilder text = new StringBuilder();
    write(statement, text);
    return text.toString();
  }

  private static void write(Statement statement, StringBuilder text) {
    if (statement.key().isEmpty()) {
      statement.arguments().forEach(argument -> write(argument, text));
      return;
    }
    String words = WORDS.getProperty(statement.key());
    if (words == null) {
      throw new IllegalArgumentException("No words for " + statement.key());
    }
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '{' && i + 2 < words.length() && words.charAt(i + 2) == '}') {
        write(statement.arguments().get(words.charAt(i + 1) - '0'), text);
        i += 2;
      } else if (c != '*' && c != '`') {
        text.append(c);
      }
    }
  }

  private static void write(Object argument, StringBuilder text) {
    if (argument instanceof Statement inner) {
      write(inner, text);
    } else if (argument instanceof Statement.Name name) {
      text.append(name.variable());
    } else if (argument instanceof Statement.Level level) {
      text.append(level.level());
    } else {
      text.append(argument);
    }
  }
}
