package org.lacrima.survey;

import java.util.List;
import java.util.Map;
import org.lacrima.dataset.Variable;

/**
 * What an item takes for an answer: which columns it fills, and which submitted values it accepts.
 */
public sealed interface AnswerFormat
    permits SingleChoice, MultipleChoice, NumberEntry, TextEntry, DateEntry, Unread {

  /** What submitted values came to: the answers by column, or a problem's code. */
  Answered read(String item, SubmittedValues submitted);

  /** The names of the columns, in order. */
  default List<String> columns(String item) {
    return List.of(item);
  }

  /**
   * Whether a field of a data file may stand in a column: a value that the item takes, as it is
   * stored. Missing codes are another matter.
   */
  default boolean holds(String item, String column, String value) {
    Answered read = read(item, new SubmittedValues(Map.of(item, List.of(value))));
    return read.problem() == null && value.equals(read.answers().get(column));
  }

  /** The columns of the data described, in order. */
  List<Variable> variables(Item item, String language);

  /** Names a form may send for this item: its id, and that of a companion text. */
  default List<String> inputs(String item) {
    return List.of(item);
  }

  /** The columns that hold a participant's own words, which exports leave out unless asked. */
  default List<String> ownWords(String item) {
    return List.of();
  }

  /** The word by which pages and files tell the formats apart. */
  String kind();
}
