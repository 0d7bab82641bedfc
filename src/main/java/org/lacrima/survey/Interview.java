package org.lacrima.survey;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacrima.dataset.MissingCode;

/**
 * One response as far as it has come: which pages and items are shown, what comes next, and whether
 * a submitted page can be accepted. Knows the survey and the newest answers, and neither storage
 * nor pages nor a clock; a new answer makes a new interview.
 *
 * <p>{@link Routing} says what is shown, {@link PageChecker} what a page may hold.
 */
public final class Interview {

  private final SurveyDefinition survey;
  private final Order order;
  private final List<Page> pages;
  private final Map<String, String> newest;
  private final Routing routing;

  private Interview(SurveyDefinition survey, Order order, Map<String, String> newest) {
    this.survey = survey;
    this.order = order;
    this.pages = order.pages(survey);
    this.newest = Map.copyOf(newest);
    this.routing = Routing.of(pages, this.newest);
  }

  /**
   * @param newest the newest answer of each column: a value or a missing code, as {@link
   *     PageCheck#answers} gave it
   */
  public static Interview of(SurveyDefinition survey, Order order, Map<String, String> newest) {
    return new Interview(survey, order, newest);
  }

  public static Interview start(SurveyDefinition survey, Order order) {
    return new Interview(survey, order, Map.of());
  }

  /** This interview after a page was accepted. */
  public Interview with(PageCheck accepted) {
    Map<String, String> answers = new HashMap<>(newest);
    answers.putAll(accepted.answers());
    return new Interview(survey, order, answers);
  }

  public SurveyDefinition survey() {
    return survey;
  }

  /** All pages, shown or not, as this response is asked them. */
  public List<Page> pages() {
    return List.copyOf(pages);
  }

  /** A page as this response is asked it. */
  public Optional<Page> page(String id) {
    return pages.stream().filter(page -> page.id().equals(id)).findFirst();
  }

  /** Why no more is asked, where an answer says that the study is not about this participant. */
  public Optional<ScreenOut> screenedOut() {
    return Optional.ofNullable(routing.screenedOut());
  }

  /** The pages shown by the answers so far, in the order in which they are asked. */
  public List<Page> shownPages() {
    return routing.shownPages();
  }

  public boolean shows(Page page) {
    return shownPages().stream().anyMatch(each -> each.id().equals(page.id()));
  }

  public boolean shows(Item item) {
    return routing.shown(item) == Routing.Shown.YES;
  }

  /** The items of a block that are shown. */
  public List<Item> shown(Block block) {
    return block.items().stream().filter(this::shows).toList();
  }

  /** The newest answer of a column, shown or not: what a page is filled in with. */
  public Optional<String> answer(String column) {
    return Optional.ofNullable(newest.get(column));
  }

  /** The newest answers, shown or not, as they were given to {@link #of}. */
  public Map<String, String> answers() {
    return newest;
  }

  /** Every shown item of the page has an answer or a reason why not. */
  public boolean answered(Page page) {
    return routing.answered(page);
  }

  /** The first shown page that is not answered: where to go on; empty when nothing is left. */
  public Optional<Page> resumeAt() {
    return shownPages().stream().filter(page -> !answered(page)).findFirst();
  }

  /** Nothing is left to ask of somebody whom the study is about: it can be submitted. */
  public boolean complete() {
    return resumeAt().isEmpty() && routing.screenedOut() == null;
  }

  /** All shown pages before it are answered: nobody jumps ahead. */
  public boolean reached(Page page) {
    for (Page each : shownPages()) {
      if (each.id().equals(page.id())) {
        return true;
      }
      if (!answered(each)) {
        return false;
      }
    }
    return false;
  }

  public Optional<Page> after(Page page) {
    int at = place(page);
    return shownPages().stream().filter(each -> place(each) > at).findFirst();
  }

  public Optional<Page> before(Page page) {
    int at = place(page);
    return shownPages().stream().filter(each -> place(each) < at).reduce((first, second) -> second);
  }

  private int place(Page page) {
    for (int i = 0; i < pages.size(); i++) {
      if (pages.get(i).id().equals(page.id())) {
        return i;
      }
    }
    return -1;
  }

  /** Pages that are still undecided count, so that the end never moves away. */
  public Progress progress(Page page) {
    int part = 0;
    int parts = 0;
    double all = 0;
    double left = 0;
    boolean from = false;
    for (Page each : pages) {
      from |= each.id().equals(page.id());
      all += each.items().size();
      if (shows(each) || routing.isOpen(each)) {
        parts++;
        part += from ? 0 : 1;
        left += from ? each.items().size() : 0;
      }
    }
    int minutes = all == 0 ? 0 : (int) Math.ceil(survey.minutes() * left / all);
    return new Progress(part + 1, parts, minutes);
  }

  /**
   * Checks what was sent for a page, by input name. Only a shown page whose predecessors are
   * answered takes answers; a name that belongs to no shown item of it is a problem, so that
   * nothing sent is lost without a word.
   */
  public PageCheck check(Page page, Map<String, List<String>> submitted) {
    return new PageChecker(this).check(page, submitted);
  }

  /**
   * The same for who leaves a page that has to be mended: what can be kept is, the rest stays as it
   * was before.
   */
  public PageCheck checkWhatCanBeKept(Page page, Map<String, List<String>> submitted) {
    return new PageChecker(this).checkWhatCanBeKept(page, submitted);
  }

  /**
   * Every column in order, as the exact file has it: the newest answer; {@code -77} where the item
   * is not shown; {@code -55} where nothing was ever sent, be it that an answer which decides
   * whether it is shown was never sent.
   */
  public Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Item item : survey.items()) {
      for (String column : item.columns()) {
        String answer = newest.get(column);
        Routing.Shown how = routing.shown(item);
        columns.put(
            column,
            how == Routing.Shown.NO
                ? MissingCode.NOT_SHOWN.text()
                : how == Routing.Shown.YES && answer != null
                    ? answer
                    : MissingCode.NOT_REACHED.text());
      }
    }
    return columns;
  }
}
