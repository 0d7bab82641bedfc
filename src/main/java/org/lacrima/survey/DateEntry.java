package org.lacrima.survey;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lacrima.dataset.Variable;

/** A day of the calendar, written {@code 2024-03-31} as a browser's date field sends it. */
public record DateEntry(LocalDate earliest, LocalDate latest) implements AnswerFormat {

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  @Override
  public String kind() {
    return "date";
  }

  @Override
  public Answered read(String item, SubmittedValues submitted) {
    List<String> values = submitted.of(item);
    Answered early = Columns.none(item, values);
    return early == null ? check(item, values.get(0)) : early;
  }

  private Answered check(String item, String raw) {
    try {
      LocalDate date = LocalDate.parse(Columns.asciiDigits(raw.strip()), ISO);
      if (date.isBefore(earliest) || date.isAfter(latest)) {
        return Answered.problem(
            "outside-dates", Map.of("earliest", earliest.toString(), "latest", latest.toString()));
      }
      return Answered.of(item, date.toString());
    } catch (DateTimeParseException e) {
      return Answered.problem("not-a-date", Map.of("value", AnswerProblem.brief(raw)));
    }
  }

  @Override
  public List<Variable> variables(Item item, String language) {
    return List.of(Columns.text(item.id(), item.text().in(language)));
  }
}
