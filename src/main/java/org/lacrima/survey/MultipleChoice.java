package org.lacrima.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.MissingCode;
import org.lacrima.dataset.Variable;

/**
 * Any number of options, each a column {@code item__name} with 1 (ticked) or 0. A form sends the
 * names of the ticked ones. Nothing ticked is a skipped item, never a row of zeros: who means
 * "none" needs an option that says so.
 */
public record MultipleChoice(List<Option> options) implements AnswerFormat {

  public MultipleChoice {
    options = List.copyOf(options);
  }

  @Override
  public String kind() {
    return "multiple";
  }

  public static String column(String item, Option option) {
    return item + "__" + option.name();
  }

  @Override
  public List<String> columns(String item) {
    return options.stream().map(option -> column(item, option)).toList();
  }

  @Override
  public boolean holds(String item, String column, String value) {
    return value.equals("0") || value.equals("1");
  }

  @Override
  public Answered read(String item, SubmittedValues submitted) {
    List<String> ticked = submitted.of(item);
    List<String> columns = columns(item);
    if (ticked.isEmpty()) {
      return Answered.missing(columns, MissingCode.SKIPPED);
    }
    if (SubmittedValues.preferredNot(ticked)) {
      return Answered.missing(columns, MissingCode.PREFERRED_NOT);
    }
    if (SubmittedValues.alsoPreferredNot(ticked)) {
      return Answered.problem("answer-and-preferred-not", Map.of());
    }
    for (String name : ticked) {
      if (options.stream().noneMatch(o -> name.equals(o.name()))) {
        return Answered.problem("unknown-option", Map.of("value", AnswerProblem.brief(name)));
      }
    }
    Optional<Option> alone =
        options.stream().filter(o -> o.exclusive() && ticked.contains(o.name())).findFirst();
    if (alone.isPresent() && ticked.stream().anyMatch(name -> !name.equals(alone.get().name()))) {
      return Answered.problem("exclusive-option", Map.of("option", alone.get().value()));
    }
    Map<String, String> answers = new LinkedHashMap<>();
    options.forEach(o -> answers.put(column(item, o), ticked.contains(o.name()) ? "1" : "0"));
    return Answered.of(answers);
  }

  @Override
  public List<Variable> variables(Item item, String language) {
    List<Variable> variables = new ArrayList<>();
    for (Option option : options) {
      variables.add(
          new Variable(
              column(item.id(), option),
              item.text().in(language) + ": " + option.label().in(language),
              MeasurementLevel.NOMINAL,
              false,
              Map.of("0", "no", "1", "yes"),
              new Variable.Range(0, 1),
              Columns.MISSING));
    }
    return variables;
  }
}
