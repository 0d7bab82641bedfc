package org.lacrima.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Variable;

/**
 * What is asked once.
 *
 * @param help a sentence under the text; null where none is needed
 * @param showIf null: always shown with its block
 * @param unscored says on purpose that no scale uses it
 */
public record Item(
    String id,
    Text text,
    @Nullable Text help,
    @Nullable Condition showIf,
    boolean unscored,
    AnswerFormat format) {

  public List<Variable> variables(String language) {
    return format.variables(this, language);
  }

  /** The names of the columns it fills. */
  public List<String> columns() {
    return format.columns(id);
  }
}
