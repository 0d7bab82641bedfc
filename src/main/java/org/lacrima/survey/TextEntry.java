package org.lacrima.survey;

import java.util.List;
import java.util.Map;
import org.lacrima.dataset.MissingCode;
import org.lacrima.dataset.Variable;

/**
 * Words of the participant's own, kept as typed but for the space around them and the line ends,
 * which become one kind. Never required, never trusted, left out of exports unless asked for.
 *
 * @param longest counted in code points
 * @param lines more than one line
 */
public record TextEntry(int longest, boolean lines) implements AnswerFormat {

  public static TextEntry line(int longest) {
    return new TextEntry(longest, false);
  }

  @Override
  public String kind() {
    return lines ? "long-text" : "short-text";
  }

  @Override
  public List<String> ownWords(String item) {
    return List.of(item);
  }

  @Override
  public Answered read(String item, SubmittedValues submitted) {
    List<String> values = submitted.of(item);
    Answered early = Columns.none(item, values);
    return early == null ? check(item, values.get(0)) : early;
  }

  Answered check(String column, String raw) {
    String text = raw.replace("\r\n", "\n").replace('\r', '\n').strip();
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      return Answered.problem(
          "too-long",
          Map.of("longest", Integer.toString(longest), "length", Integer.toString(length)));
    }
    if (text.codePoints().anyMatch(this::unreadable)) {
      return Answered.problem("unreadable-character", Map.of());
    }
    if (MissingCode.of(text).isPresent()) {
      return Answered.problem("reserved-value", Map.of("value", text));
    }
    return Answered.of(column, text);
  }

  private boolean unreadable(int c) {
    if (c == '\n' || c == '\t') {
      return !lines && c == '\n';
    }
    int type = Character.getType(c);
    // what a decoder puts in the place of what it could not read, and nobody types
    boolean replaced = c == 0xFFFD;
    return replaced || type == Character.CONTROL || type == Character.SURROGATE;
  }

  @Override
  public List<Variable> variables(Item item, String language) {
    return List.of(Columns.text(item.id(), item.text().in(language)));
  }
}
