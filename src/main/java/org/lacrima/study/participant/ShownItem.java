package org.lacrima.study.participant;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.web.Words;
import org.lacrima.survey.AnswerProblem;
import org.lacrima.survey.Item;

/**
 * An item of a page. Before it is answered it looks the same to everybody, so it is rendered once;
 * rendering was most of the work of a page.
 *
 * @param html as it looks before it is answered; null where something is filled in or to be mended
 */
public record ShownItem(ItemView view, @Nullable RawString html) {

  @CheckedTemplate(basePath = "participant")
  record item(ItemView item, Words words) implements TemplateInstance {}

  private static final Map<String, ShownItem> UNTOUCHED = new ConcurrentHashMap<>();

  /** Beyond the items of a few hundred surveys, in all their languages. */
  private static final int MOST = 20_000;

  /**
   * @param survey the hash of the survey that asks it
   */
  static ShownItem of(
      String survey,
      Item item,
      ItemView.Values values,
      @Nullable AnswerProblem problem,
      Words words,
      String language) {
    boolean untouched =
        problem == null
            && item.format().inputs(item.id()).stream()
                .allMatch(input -> values.of(input).isEmpty());
    if (!untouched) {
      return new ShownItem(ItemView.of(item, values, problem, words, language), null);
    }
    String key = survey + ' ' + language + ' ' + item.id();
    ShownItem known = UNTOUCHED.get(key);
    if (known == null) {
      if (UNTOUCHED.size() >= MOST) {
        UNTOUCHED.clear();
      }
      ItemView view = ItemView.of(item, values, null, words, language);
      known = new ShownItem(view, new RawString(new item(view, words).render()));
      UNTOUCHED.put(key, known);
    }
    return known;
  }
}
