package org.lacrima.study.participant;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.StoredAnswer;
import org.lacrima.study.web.SafeText;
import org.lacrima.study.web.Words;
import org.lacrima.survey.AnswerFormat;
import org.lacrima.survey.DateEntry;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.MultipleChoice;
import org.lacrima.survey.NumberEntry;
import org.lacrima.survey.Option;
import org.lacrima.survey.Page;
import org.lacrima.survey.SingleChoice;

/** What is kept of a response, in words: for the participant who gave it. */
public record Kept(
    String surveyVersion,
    String consentVersion,
    String language,
    Instant startedAt,
    @Nullable Instant submittedAt,
    List<Part> parts) {

  /**
   * A page with something stored.
   *
   * @param withdrawn only that is stored
   */
  public record Part(String page, String title, boolean withdrawn, List<Line> lines) {}

  /** An item with its newest answer: as it is stored, by column, and in words. */
  public record Line(String item, String asked, Map<String, String> stored, String answer) {}

  static Kept of(Withdrawals.Found found, Words words, String language) {
    Response response = found.open().response();
    Interview interview = found.open().interview();
    Map<String, StoredAnswer> newest = new LinkedHashMap<>();
    found.rows().forEach(row -> newest.put(row.item(), row));
    List<Part> parts = new ArrayList<>();
    for (Page page : interview.survey().pages()) {
      List<Line> lines = new ArrayList<>();
      boolean withdrawn = true;
      for (Item item : page.items()) {
        Map<String, String> stored = new LinkedHashMap<>();
        for (String column : item.columns()) {
          StoredAnswer row = newest.get(column);
          if (row != null) {
            stored.put(column, row.value());
            withdrawn &= row.withdrawn();
          }
        }
        if (!stored.isEmpty()) {
          String asked = SafeText.plain(item.text().in(language));
          lines.add(new Line(item.id(), asked, stored, answer(item, interview, words, language)));
        }
      }
      if (!lines.isEmpty()) {
        String title = SafeText.plain(page.title().in(language));
        parts.add(new Part(page.id(), title, withdrawn, lines));
      }
    }
    return new Kept(
        interview.survey().version(),
        found.consentVersion(),
        response.language,
        response.startedAt,
        response.submittedAt,
        parts);
  }

  private static String answer(Item item, Interview interview, Words words, String language) {
    AnswerFormat format = item.format();
    String first = interview.answer(item.columns().get(0)).orElse("");
    if (first.equals(MissingCode.PREFERRED_NOT.text())) {
      return words.say("prefer-not");
    }
    if (MissingCode.of(first).isPresent() || first.isEmpty()) {
      return words.say("kept.empty");
    }
    if (format instanceof MultipleChoice multiple) {
      List<String> ticked = new ArrayList<>();
      for (Option option : multiple.options()) {
        if (interview.answer(MultipleChoice.column(item.id(), option)).orElse("").equals("1")) {
          ticked.add(SafeText.plain(option.label().in(language)));
        }
      }
      return String.join(" · ", ticked);
    }
    if (format instanceof SingleChoice single) {
      return chosen(item, single, first, interview, words, language);
    }
    if (format instanceof NumberEntry number && number.unit() != null) {
      return first + " " + SafeText.plain(number.unit().in(language));
    }
    return format instanceof DateEntry ? words.day(java.time.LocalDate.parse(first)) : first;
  }

  private static String chosen(
      Item item,
      SingleChoice single,
      String value,
      Interview interview,
      Words words,
      String language) {
    String meaning =
        single
            .scale()
            .option(value)
            .map(option -> SafeText.plain(single.scale().meaning(option, language)))
            .orElse("");
    if (single.row()) {
      String number = words.say("item.of", value, single.scale().last().value());
      return meaning.isEmpty() ? number : number + ": " + meaning;
    }
    String described =
        interview
            .answer(SingleChoice.textColumn(item.id()))
            .filter(text -> single.describable() && MissingCode.of(text).isEmpty())
            .orElse("");
    return described.isEmpty() ? meaning : meaning + ": " + described;
  }

  /** The day on which it was begun, as a language writes it. */
  public String begun(Words words) {
    return day(startedAt, words);
  }

  /** The day on which it was sent; "" before. */
  public String sent(Words words) {
    return submittedAt == null ? "" : day(submittedAt, words);
  }

  /** In which language it was answered, named in that language. */
  public String spoken() {
    return Words.in(language).say("language");
  }

  private static String day(Instant at, Words words) {
    return words.day(at.atZone(ZoneOffset.UTC).toLocalDate());
  }
}
