package org.lacrima.study.participant;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.web.SafeText;
import org.lacrima.study.web.Words;
import org.lacrima.survey.AnswerProblem;
import org.lacrima.survey.Block;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.Page;
import org.lacrima.survey.Progress;
import org.lacrima.survey.Text;

/**
 * One page of a survey as it is shown.
 *
 * @param mendings what has to be mended before the page can be kept, for the summary
 */
public record PageView(
    String id,
    String title,
    @Nullable RawString intro,
    @Nullable RawString support,
    Progress progress,
    boolean hasBack,
    List<BlockView> blocks,
    List<Mending> mendings) {

  /** Items that stand together. */
  public record BlockView(
      @Nullable String title, @Nullable RawString intro, List<ShownItem> items) {}

  /** One line of the summary: where, which item, what to do. */
  public record Mending(String anchor, String item, String what) {}

  /** Whether nothing is answered or to be mended, so that it looks the same to everybody. */
  boolean untouched() {
    return mendings.isEmpty()
        && blocks.stream()
            .flatMap(block -> block.items().stream())
            .allMatch(item -> item.html() != null);
  }

  /** Tells one untouched page of a survey from another in the same language. */
  String key() {
    StringBuilder key = new StringBuilder(id).append(' ').append(hasBack).append(' ');
    key.append(progress.part()).append('/').append(progress.parts());
    key.append('/').append(progress.minutesLeft());
    blocks.forEach(
        block -> block.items().forEach(item -> key.append(' ').append(item.view().name())));
    return key.toString();
  }

  /** The page with its newest answers. */
  static PageView of(Interview interview, Page page, Words words, String language) {
    return of(
        interview, page, words, language, item -> ItemView.stored(interview, item), List.of());
  }

  /** The page with what was sent, because it could not be kept. */
  static PageView refused(
      Interview interview,
      Page page,
      Words words,
      String language,
      Map<String, List<String>> sent,
      List<AnswerProblem> problems) {
    return of(interview, page, words, language, item -> ItemView.sent(sent), problems);
  }

  private static PageView of(
      Interview interview,
      Page page,
      Words words,
      String language,
      Function<Item, ItemView.Values> values,
      List<AnswerProblem> problems) {
    List<BlockView> blocks = new ArrayList<>();
    List<Mending> mendings = new ArrayList<>();
    for (Block block : page.blocks()) {
      List<ShownItem> items = new ArrayList<>();
      for (Item item : interview.shown(block)) {
        AnswerProblem problem = problemOf(item, problems);
        ShownItem shown =
            ShownItem.of(
                interview.survey().sha256(), item, values.apply(item), problem, words, language);
        items.add(shown);
        ItemView view = shown.view();
        if (view.problem() != null) {
          mendings.add(
              new Mending(view.anchor(), SafeText.plain(item.text().in(language)), view.problem()));
        }
      }
      if (!items.isEmpty()) {
        blocks.add(
            new BlockView(
                block.title() == null ? null : SafeText.plain(block.title().in(language)),
                rich(block.intro(), language),
                items));
      }
    }
    for (AnswerProblem problem : problems) {
      if (page.items().stream().noneMatch(item -> item.id().equals(problem.item()))) {
        mendings.add(
            new Mending(
                "page", problem.item(), words.say(problem.messageKey(), problem.parameters())));
      }
    }
    return new PageView(
        page.id(),
        SafeText.plain(page.title().in(language)),
        rich(page.intro(), language),
        rich(page.support(), language),
        interview.progress(page),
        interview.before(page).isPresent(),
        blocks,
        mendings);
  }

  private static @Nullable AnswerProblem problemOf(Item item, List<AnswerProblem> problems) {
    return problems.stream()
        .filter(problem -> problem.item().equals(item.id()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable RawString rich(@Nullable Text text, String language) {
    return text == null || text.in(language).isBlank() ? null : SafeText.block(text.in(language));
  }
}
