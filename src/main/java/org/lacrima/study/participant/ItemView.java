package org.lacrima.study.participant;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;
import org.lacrima.study.web.SafeText;
import org.lacrima.study.web.Words;
import org.lacrima.survey.AnswerFormat;
import org.lacrima.survey.AnswerProblem;
import org.lacrima.survey.DateEntry;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.MultipleChoice;
import org.lacrima.survey.NumberEntry;
import org.lacrima.survey.Option;
import org.lacrima.survey.ResponseScale;
import org.lacrima.survey.SingleChoice;
import org.lacrima.survey.TextEntry;

/**
 * One item as a page shows it.
 *
 * @param name what its inputs are called
 * @param kind the format's word: which controls it gets
 * @param typed what stands in a typed field
 * @param preferredNot "I prefer not to answer" is chosen
 * @param low what the first box of a row means, where only the ends are named
 * @param problem what has to be mended; null where nothing has
 */
public record ItemView(
    String name,
    String kind,
    RawString text,
    String plainText,
    @Nullable RawString help,
    List<Choice> choices,
    String typed,
    boolean preferredNot,
    @Nullable String low,
    @Nullable String high,
    @Nullable String unit,
    @Nullable String hint,
    @Nullable String earliest,
    @Nullable String latest,
    @Nullable String problem) {

  /**
   * One option as a page shows it.
   *
   * @param value what a form sends
   * @param label what stands beside the control; the number for a box of a row
   * @param spoken what a screen reader hears besides the label; may be empty
   * @param describe the name of the line in which to describe oneself; null where there is none
   */
  public record Choice(
      String value,
      String label,
      String spoken,
      boolean chosen,
      @Nullable String describe,
      String described) {}

  public static final String PREFER_NOT = MissingCode.PREFERRED_NOT.text();

  /** What fills the controls, by input name: what was just sent, or the newest answers. */
  interface Values {
    List<String> of(String input);
  }

  /** The newest answers, as a form would send them. */
  static Values stored(Interview interview, Item item) {
    return input -> {
      if (item.format() instanceof MultipleChoice multiple) {
        return ticked(interview, item, multiple);
      }
      String answer = interview.answer(input).orElse("");
      boolean asCode =
          MissingCode.of(answer).isPresent() && !answer.equals(MissingCode.PREFERRED_NOT.text());
      return answer.isEmpty() || asCode ? List.of() : List.of(answer);
    };
  }

  private static List<String> ticked(Interview interview, Item item, MultipleChoice multiple) {
    List<String> ticked = new ArrayList<>();
    for (Option option : multiple.options()) {
      String answer = interview.answer(MultipleChoice.column(item.id(), option)).orElse("");
      if (answer.equals("1")) {
        ticked.add(String.valueOf(option.name()));
      } else if (answer.equals(PREFER_NOT)) {
        return List.of(PREFER_NOT);
      }
    }
    return ticked;
  }

  static Values sent(Map<String, List<String>> form) {
    return input -> form.getOrDefault(input, List.of());
  }

  static ItemView of(
      Item item, Values values, @Nullable AnswerProblem problem, Words words, String language) {
    AnswerFormat format = item.format();
    List<String> given = values.of(item.id());
    boolean preferredNot = given.contains(PREFER_NOT);
    List<String> typed = given.stream().filter(v -> !v.equals(PREFER_NOT)).toList();
    String low = null;
    String high = null;
    String unit = null;
    String hint = null;
    String earliest = null;
    String latest = null;
    List<Choice> choices = List.of();
    if (format instanceof SingleChoice single) {
      ResponseScale scale = single.scale();
      choices = choices(item, single, values, typed, words, language);
      if (single.row() && scale.endAnchored()) {
        low = scale.meaning(scale.first(), language);
        high = scale.meaning(scale.last(), language);
      }
    } else if (format instanceof MultipleChoice multiple) {
      choices =
          multiple.options().stream()
              .map(o -> plain(String.valueOf(o.name()), o.label().in(language), typed))
              .toList();
      hint = words.say("item.several");
    } else if (format instanceof NumberEntry number) {
      unit = number.unit() == null ? null : SafeText.plain(number.unit().in(language));
      hint =
          words.say(
              number.decimals() == 0 ? "item.whole-number" : "item.number",
              number.low().toPlainString(),
              number.high().toPlainString());
    } else if (format instanceof TextEntry text) {
      hint = text.lines() ? words.say("item.own-words", text.longest()) : null;
    } else if (format instanceof DateEntry date) {
      earliest = date.earliest().toString();
      latest = date.latest().toString();
    }
    return new ItemView(
        item.id(),
        format.kind(),
        SafeText.inline(item.text().in(language)),
        SafeText.plain(item.text().in(language)),
        item.help() == null ? null : SafeText.block(item.help().in(language)),
        choices,
        typed.isEmpty() ? "" : typed.get(0),
        preferredNot,
        low,
        high,
        unit,
        hint,
        earliest,
        latest,
        problem == null ? null : words.say(problem.messageKey(), problem.parameters()));
  }

  private static List<Choice> choices(
      Item item,
      SingleChoice single,
      Values values,
      List<String> typed,
      Words words,
      String language) {
    List<Choice> choices = new ArrayList<>();
    ResponseScale scale = single.scale();
    for (Option option : scale.options()) {
      String meaning = SafeText.plain(scale.meaning(option, language));
      boolean chosen = typed.contains(option.value());
      if (single.row()) {
        String spoken =
            meaning.isEmpty()
                ? words.say("item.of", option.value(), scale.last().value())
                : meaning;
        choices.add(new Choice(option.value(), option.value(), spoken, chosen, null, ""));
      } else if (option.describes()) {
        String field = SingleChoice.textColumn(item.id());
        List<String> described = values.of(field);
        choices.add(
            new Choice(
                option.value(),
                meaning,
                "",
                chosen,
                field,
                described.isEmpty() ? "" : described.get(0)));
      } else {
        choices.add(plain(option.value(), meaning, typed));
      }
    }
    return choices;
  }

  private static Choice plain(String value, String label, List<String> chosen) {
    return new Choice(value, SafeText.plain(label), "", chosen.contains(value), null, "");
  }

  /** A row of boxes whose every number has its own words. */
  public boolean worded() {
    return kind.equals("rating") && low == null;
  }

  public boolean choice() {
    return !choices.isEmpty();
  }

  /** A short name for the list of what has to be mended. */
  public String anchor() {
    return "item-" + name;
  }
}
