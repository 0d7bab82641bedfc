package org.lacrima.study.participant;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.survey.AnswerFormat;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.MultipleChoice;
import org.lacrima.survey.NumberEntry;
import org.lacrima.survey.Page;
import org.lacrima.survey.Progress;
import org.lacrima.survey.SingleChoice;

/** A page as JSON: what is asked, and what may be answered. Texts are Markdown as written. */
public record PageToAnswer(
    String id, String title, int part, int parts, int minutesLeft, List<AskedItem> items) {

  /**
   * One item.
   *
   * @param kind rating, single, multiple, number, short-text, long-text, date
   */
  public record AskedItem(
      String id,
      String kind,
      String text,
      List<AskedOption> options,
      @Nullable AskedNumber number) {}

  /** What a number may be: from, to, and with how many digits after the point. */
  public record AskedNumber(BigDecimal low, BigDecimal high, int decimals) {}

  /** One option: the value to send, and what it means; "" for a bare number between named ends. */
  public record AskedOption(String value, String meaning) {}

  /** The page to answer next; null when nothing is left. */
  static @Nullable PageToAnswer next(Interview interview, String language) {
    return interview.resumeAt().map(page -> of(interview, page, language)).orElse(null);
  }

  /** The page after one that was just answered; null when nothing is left. */
  static @Nullable PageToAnswer after(Interview interview, Page answered, String language) {
    Page next = interview.after(answered).or(interview::resumeAt).orElse(null);
    return next == null ? null : of(interview, next, language);
  }

  private static PageToAnswer of(Interview interview, Page page, String language) {
    Progress progress = interview.progress(page);
    return new PageToAnswer(
        page.id(),
        page.title().in(language),
        progress.part(),
        progress.parts(),
        progress.minutesLeft(),
        page.items().stream().filter(interview::shows).map(item -> asked(item, language)).toList());
  }

  private static AskedItem asked(Item item, String language) {
    return new AskedItem(
        item.id(),
        item.format().kind(),
        item.text().in(language),
        options(item.format(), language),
        item.format() instanceof NumberEntry entry
            ? new AskedNumber(entry.low(), entry.high(), entry.decimals())
            : null);
  }

  private static List<AskedOption> options(AnswerFormat format, String language) {
    if (format instanceof SingleChoice single) {
      return single.scale().options().stream()
          .map(o -> new AskedOption(o.value(), single.scale().meaning(o, language)))
          .toList();
    }
    if (format instanceof MultipleChoice multiple) {
      return multiple.options().stream()
          .map(o -> new AskedOption(String.valueOf(o.name()), o.label().in(language)))
          .toList();
    }
    return List.of();
  }
}
