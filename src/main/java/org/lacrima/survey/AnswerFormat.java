package org.lacrima.survey;

import java.util.List;
import org.lacrima.dataset.Variable;

/**
 * What an item takes for an answer: which columns it fills, and which submitted values it accepts.
 */
public sealed interface AnswerFormat
    permits SingleChoice, MultipleChoice, NumberEntry, TextEntry, DateEntry {

  /** What submitted values came to: the answers by column, or a problem's code. */
  Answered read(String item, SubmittedValues submitted);

  /** The columns of the data, in order. */
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
