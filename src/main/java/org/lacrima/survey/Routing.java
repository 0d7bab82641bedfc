package org.lacrima.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;

/**
 * What is shown by the answers so far.
 *
 * <p>It follows the order of asking: an answer counts only while its item is shown, so an item
 * hidden by a changed answer decides nothing further on, and its answer comes back when it is shown
 * again. Whom the study is not about is asked nothing more, and can still mend the answer that said
 * so.
 */
final class Routing {

  /** Whether an item is shown; open: an answer that decides it is still to come. */
  enum Shown {
    YES,
    NO,
    OPEN
  }

  private final Map<String, String> newest;
  private final Map<String, String> valid = new HashMap<>();
  private final Map<String, Shown> shown = new HashMap<>();
  private final Set<String> toCome = new HashSet<>();
  private final List<Page> shownPages = new ArrayList<>();
  private final Set<String> openPages = new HashSet<>();
  private @Nullable ScreenOut screenedOut;

  private Routing(Map<String, String> newest) {
    this.newest = newest;
  }

  /**
   * @param pages in the order in which they are asked
   * @param newest the newest answer of each column
   */
  static Routing of(List<Page> pages, Map<String, String> newest) {
    Routing routing = new Routing(newest);
    pages.forEach(routing::route);
    return routing;
  }

  Shown shown(Item item) {
    return shown.getOrDefault(item.id(), Shown.NO);
  }

  List<Page> shownPages() {
    return List.copyOf(shownPages);
  }

  /** Nothing of it is shown yet, and something may be. */
  boolean isOpen(Page page) {
    return openPages.contains(page.id());
  }

  @Nullable ScreenOut screenedOut() {
    return screenedOut;
  }

  /** Every shown item of the page has an answer or a reason why not. */
  boolean answered(Page page) {
    return page.items().stream()
        .filter(item -> shown(item) == Shown.YES)
        .flatMap(item -> item.columns().stream())
        .allMatch(newest::containsKey);
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
}
