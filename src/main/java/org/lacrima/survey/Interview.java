package org.lacrima.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;

/**
 * One response as far as it has come: which pages and items are shown, what comes next, and whether
 * a submitted page can be accepted. Knows the survey and the newest answers, and neither storage
 * nor pages nor a clock; a new answer makes a new interview.
 *
 * <p>Routing follows the order of asking: an answer counts only while its item is shown, so an item
 * hidden by a changed answer decides nothing further on, and its answer comes back when it is shown
 * again. Whom the study is not about is asked nothing more, and can still mend the answer that said
 * so.
 */
public final class Interview {

  /** Of names that nobody asked for so many are told; a program may send thousands. */
  private static final int MOST_STRAYS = 20;

  private final SurveyDefinition survey;
  private final Order order;
  private final List<Page> pages;
  private final Map<String, String> newest;
  private final Map<String, String> valid = new HashMap<>();
  private final Map<String, Shown> shown = new HashMap<>();
  private final Set<String> toCome = new HashSet<>();
  private final List<Page> shownPages = new ArrayList<>();
  private final Set<String> openPages = new HashSet<>();
  private @Nullable ScreenOut screenedOut;

  /** Whether an item is shown; open: an answer that decides it is still to come. */
  private enum Shown {
    YES,
    NO,
    OPEN
  }

  private Interview(SurveyDefinition survey, Order order, Map<String, String> newest) {
    this.survey = survey;
    this.order = order;
    this.pages = order.pages(survey);
    this.newest = Map.copyOf(newest);
    pages.forEach(this::route);
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

  private void route(Page page) {
    if (screenedOut != null) {
      return;
    }
    Shown pageShown = ask(page.showIf(), Shown.YES);
    boolean some = false;
    boolean maybe = false;
    Map<Item, Shown> here = new IdentityHashMap<>();
    for (Block block : page.blocks()) {
      Shown blockShown = ask(block.showIf(), pageShown);
      for (Item item : block.items()) {
        Shown itemShown = ask(item.showIf(), blockShown);
        here.put(item, itemShown);
        some |= itemShown == Shown.YES;
        maybe |= itemShown == Shown.OPEN;
      }
    }
    // only now: no condition reads its own page
    here.forEach(this::note);
    if (some) {
      shownPages.add(page);
      if (answered(page)) {
        screenedOut = page.screenOuts().stream().filter(this::holds).findFirst().orElse(null);
      }
    } else if (maybe) {
      openPages.add(page.id());
    }
  }

  private boolean holds(ScreenOut out) {
    return Boolean.TRUE.equals(out.when().test(valid::get));
  }

  private void note(Item item, Shown how) {
    shown.put(item.id(), how);
    for (String column : item.columns()) {
      String answer = newest.get(column);
      if (how == Shown.OPEN || how == Shown.YES && answer == null) {
        toCome.add(column);
      } else if (how == Shown.YES && answer != null && MissingCode.of(answer).isEmpty()) {
        valid.put(column, answer);
      }
    }
  }

  private Shown ask(@Nullable Condition condition, Shown outer) {
    if (condition == null || outer == Shown.NO) {
      return outer;
    }
    Boolean holds = condition.test(valid::get);
    if (holds != null) {
      return holds ? outer : Shown.NO;
    }
    return condition.reads().stream().anyMatch(toCome::contains) ? Shown.OPEN : Shown.NO;
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
    return Optional.ofNullable(screenedOut);
  }

  /** The pages shown by the answers so far, in the order in which they are asked. */
  public List<Page> shownPages() {
    return List.copyOf(shownPages);
  }

  public boolean shows(Page page) {
    return shownPages.stream().anyMatch(each -> each.id().equals(page.id()));
  }

  public boolean shows(Item item) {
    return shown.get(item.id()) == Shown.YES;
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
    return page.items().stream()
        .filter(this::shows)
        .flatMap(item -> item.columns().stream())
        .allMatch(newest::containsKey);
  }

  /** The first shown page that is not answered: where to go on; empty when nothing is left. */
  public Optional<Page> resumeAt() {
    return shownPages.stream().filter(page -> !answered(page)).findFirst();
  }

  /** Nothing is left to ask of somebody whom the study is about: it can be submitted. */
  public boolean complete() {
    return resumeAt().isEmpty() && screenedOut == null;
  }

  /** All shown pages before it are answered: nobody jumps ahead. */
  public boolean reached(Page page) {
    for (Page each : shownPages) {
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
    return shownPages.stream().filter(each -> place(each) > at).findFirst();
  }

  public Optional<Page> before(Page page) {
    int at = place(page);
    return shownPages.stream().filter(each -> place(each) < at).reduce((first, second) -> second);
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
      if (shows(each) || openPages.contains(each.id())) {
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
    if (!shows(page)) {
      return PageCheck.refused(new AnswerProblem("page-not-shown", page.id(), Map.of(), List.of()));
    }
    if (!reached(page)) {
      return PageCheck.refused(
          new AnswerProblem("page-not-reached", page.id(), Map.of(), List.of()));
    }
    List<AnswerProblem> problems = new ArrayList<>();
    Map<String, String> answers = new LinkedHashMap<>();
    Set<String> inputs = new HashSet<>();
    SubmittedValues values = new SubmittedValues(submitted);
    for (Item item : page.items()) {
      if (!shows(item)) {
        continue;
      }
      inputs.addAll(item.format().inputs(item.id()));
      Answered answered = item.format().read(item.id(), values);
      if (answered.problem() == null) {
        answers.putAll(answered.answers());
      } else {
        problems.add(
            new AnswerProblem(
                answered.problem(),
                item.id(),
                answered.parameters(),
                submitted.getOrDefault(item.id(), List.of())));
      }
    }
    submitted.entrySet().stream()
        .filter(each -> !inputs.contains(each.getKey()))
        .limit(MOST_STRAYS)
        .map(each -> stray(page, each.getKey(), each.getValue()))
        .forEach(problems::add);
    return problems.isEmpty()
        ? new PageCheck(answers, List.of())
        : new PageCheck(Map.of(), problems);
  }

  /**
   * The same for who leaves a page that has to be mended: what can be kept is, the rest stays as it
   * was before.
   */
  public PageCheck checkWhatCanBeKept(Page page, Map<String, List<String>> submitted) {
    PageCheck whole = check(page, submitted);
    if (whole.accepted()) {
      return whole;
    }
    Map<String, List<String>> rest = new LinkedHashMap<>(submitted);
    Set<String> left = new HashSet<>();
    for (AnswerProblem problem : whole.problems()) {
      rest.remove(problem.item());
      for (Item item : page.items()) {
        if (item.id().equals(problem.item())) {
          rest.keySet().removeAll(item.format().inputs(item.id()));
          left.addAll(item.columns());
        }
      }
    }
    PageCheck check = check(page, rest);
    Map<String, String> answers = new LinkedHashMap<>(check.answers());
    answers.keySet().removeAll(left);
    return new PageCheck(answers, check.problems());
  }

  private AnswerProblem stray(Page page, String name, List<String> sent) {
    return new AnswerProblem(stray(page, name), AnswerProblem.brief(name), Map.of(), sent);
  }

  private String stray(Page page, String name) {
    for (Page each : pages) {
      for (Item item : each.items()) {
        if (item.format().inputs(item.id()).contains(name)) {
          return each.id().equals(page.id()) ? "item-not-shown" : "item-not-on-page";
        }
      }
    }
    return "unknown-item";
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
        Shown how = shown.getOrDefault(item.id(), Shown.NO);
        columns.put(
            column,
            how == Shown.NO
                ? MissingCode.NOT_SHOWN.text()
                : how == Shown.YES && answer != null ? answer : MissingCode.NOT_REACHED.text());
      }
    }
    return columns;
  }
}
