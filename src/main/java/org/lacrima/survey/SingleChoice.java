package org.lacrima.survey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.MissingCode;
import org.lacrima.dataset.Variable;

/**
 * One option of a response scale.
 *
 * @param row shown as a row of numbers (a Likert item), not as a list
 * @param describable some option offers a line of text, which goes to the column {@code item_text}
 */
public record SingleChoice(
    ResponseScale scale, boolean row, boolean describable, MeasurementLevel level)
    implements AnswerFormat {

  static final int LONGEST_DESCRIPTION = 200;

  @Override
  public String kind() {
    return row ? "rating" : "single";
  }

  @Override
  public List<String> inputs(String item) {
    return describable ? List.of(item, textColumn(item)) : List.of(item);
  }

  @Override
  public List<String> ownWords(String item) {
    return describable ? List.of(textColumn(item)) : List.of();
  }

  @Override
  public List<String> columns(String item) {
    return inputs(item);
  }

  @Override
  public boolean holds(String item, String column, String value) {
    return column.equals(item) ? scale.option(value).isPresent() : !value.isEmpty();
  }

  public static String textColumn(String item) {
    return item + "_text";
  }

  @Override
  public Answered read(String item, SubmittedValues submitted) {
    List<String> chosen = submitted.of(item);
    List<String> typed = describable ? submitted.of(textColumn(item)) : List.of();
    if (SubmittedValues.preferredNot(chosen)) {
      return answer(item, MissingCode.PREFERRED_NOT.text(), MissingCode.NOT_SHOWN.text());
    }
    if (chosen.size() > 1 || typed.size() > 1) {
      return Answered.problem("two-values", Map.of());
    }
    if (chosen.isEmpty()) {
      Optional<Option> own = scale.options().stream().filter(Option::describes).findFirst();
      // who describes themselves in words has chosen, whether or not the button was pressed too
      if (typed.isEmpty() || own.isEmpty()) {
        return answer(item, MissingCode.SKIPPED.text(), MissingCode.NOT_SHOWN.text());
      }
      chosen = List.of(own.get().value());
    }
    Optional<Option> option = scale.option(chosen.get(0));
    if (option.isEmpty()) {
      return Answered.problem(
          "unknown-option", Map.of("value", AnswerProblem.brief(chosen.get(0))));
    }
    if (!option.get().describes()) {
      return answer(item, option.get().value(), MissingCode.NOT_SHOWN.text());
    }
    Answered text =
        typed.isEmpty()
            ? Answered.of(textColumn(item), MissingCode.SKIPPED.text())
            : TextEntry.line(LONGEST_DESCRIPTION).check(textColumn(item), typed.get(0));
    if (text.problem() != null) {
      return text;
    }
    return answer(item, option.get().value(), text.answers().getOrDefault(textColumn(item), ""));
  }

  private Answered answer(String item, String value, String text) {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put(item, value);
    if (describable) {
      answers.put(textColumn(item), text);
    }
    return Answered.of(answers);
  }

  @Override
  public List<Variable> variables(Item item, String language) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Option option : scale.options()) {
      String meaning = scale.meaning(option, language);
      if (!meaning.isEmpty()) {
        labels.put(option.value(), meaning);
      }
    }
    Variable.Range range = Columns.range(scale.options().stream().map(Option::value).toList());
    String label = item.text().in(language);
    Variable choice = new Variable(item.id(), label, level, false, labels, range, Columns.MISSING);
    return describable
        ? List.of(choice, Columns.text(textColumn(item.id()), label))
        : List.of(choice);
  }
}
