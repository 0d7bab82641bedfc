package org.lacrima.analysis.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence, or a part of one, in no language yet. Numbers in it are written already: they look
 * the same in every language.
 *
 * @param key of the words; empty for the text of an author, or for parts in a row
 * @param arguments for {@code {0}}, {@code {1}} …: statements, {@link Name}s, {@link Level}s, or
 *     anything else as its text
 */
public record Statement(String key, List<Object> arguments) {

  /** The name of a variable, instead of which a report shows its label. */
  public record Name(String variable) {}

  /** A level of a variable, instead of which a report shows its label. */
  public record Level(String variable, String level) {}

  public Statement {
    arguments = List.copyOf(arguments);
  }

  public static Statement of(String key, Object... arguments) {
    return new Statement(key, List.of(arguments));
  }

  /** With {@code KEY.one} where there is one, else with {@code KEY.many}. */
  public static Statement counted(String key, long n, Object... arguments) {
    return of(key + (n == 1 ? ".one" : ".many"), arguments);
  }

  /** The words of an author, in whatever language they are. */
  public static Statement quoted(String text) {
    return of("", text);
  }

  public static Statement name(String variable) {
    return of("", new Name(variable));
  }

  public static Statement level(String variable, String level) {
    return of("", new Level(variable, level));
  }

  /** One after the other, with something between. */
  public static Statement join(List<?> parts, String between) {
    List<Object> all = new ArrayList<>();
    for (Object part : parts) {
      if (!all.isEmpty()) {
        all.add(between);
      }
      all.add(part);
    }
    return new Statement("", all);
  }

  /** Sentences one after the other, without those that say nothing. */
  public static Statement sentences(Statement... sentences) {
    List<Statement> said = new ArrayList<>();
    for (Statement sentence : sentences) {
      if (!sentence.isEmpty()) {
        said.add(sentence);
      }
    }
    return join(said, " ");
  }

  public static final Statement NOTHING = new Statement("", List.of());

  public boolean isEmpty() {
    return key.isEmpty() && arguments.isEmpty();
  }

  /** In English, without markup, as CSV and JSON have it. */
  public String english() {
    return EnglishWords.of(this);
  }
}
