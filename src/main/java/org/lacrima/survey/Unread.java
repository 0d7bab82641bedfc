package org.lacrima.survey;

import java.util.List;
import java.util.Map;
import org.lacrima.dataset.Variable;

/**
 * The answers to an item of which the loader has told problems: they are not known, but the item
 * keeps its place and its name, so that the rest of the file can be read. Never outside the loader.
 *
 * @param named the item's id is its own; false where there is none or it is taken
 */
record Unread(boolean named) implements AnswerFormat {

  static boolean is(Item item) {
    return item.format() instanceof Unread;
  }

  /** Whether the name may be that of a further column, had the item been read. */
  static boolean mayFill(Item item, String column) {
    return is(item)
        && (column.startsWith(item.id() + "__")
            || column.equals(SingleChoice.textColumn(item.id())));
  }

  /** Whether a name means this item: an item without a name of its own is never meant. */
  static boolean isNamed(Item item) {
    return !(item.format() instanceof Unread unread) || unread.named;
  }

  @Override
  public Answered read(String item, SubmittedValues submitted) {
    return Answered.of(Map.of());
  }

  @Override
  public List<String> columns(String item) {
    return named ? List.of(item) : List.of();
  }

  @Override
  public List<Variable> variables(Item item, String language) {
    return columns(item.id()).stream().map(Variable::named).toList();
  }

  @Override
  public String kind() {
    return "unread";
  }
}
