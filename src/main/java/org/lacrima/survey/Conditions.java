package org.lacrima.survey;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * Reads {@code show-if} and {@code when}, in two steps: parsed where it stands, bound when all
 * items are known.
 */
final class Conditions {

  /** A condition that is parsed and not bound yet. */
  record Written(Formula formula, Place place) {}

  /** Something whose condition is not bound yet. */
  record Pending<T>(T value, @Nullable Written showIf, Place place) {}

  private final Problems problems;

  Conditions(Problems problems) {
    this.problems = problems;
  }

  @Nullable Written written(Fields fields) {
    return written(fields.node("show-if"), "show-if");
  }

  @Nullable Written written(@Nullable Node node, String key) {
    if (node == null) {
      return null;
    }
    String text = Fields.text(node, "'" + key + "'", problems);
    Formula formula = text == null ? null : Formula.parse(text, node.place(), problems);
    return formula == null ? null : new Written(formula, node.place());
  }

  /**
   * The condition; null where it cannot be asked.
   *
   * @param earlier the columns that are answered before the condition is asked
   */
  @Nullable Condition bind(@Nullable Written written, Vocabulary vocabulary, Set<String> earlier) {
    if (written == null) {
      return null;
    }
    int before = problems.count();
    Set<String> later = new TreeSet<>(vocabulary.read(written.formula()));
    later.removeAll(earlier);
    if (!later.isEmpty()) {
      problems.add(
          "show-if-reads-later",
          written.place(),
          "The condition reads "
              + String.join(", ", later)
              + ", which is asked on the same page, or later, or may be later where the order is random.",
          "Maybe move the item that it reads to an earlier page.");
    }
    BoundFormula bound = vocabulary.bindSmall(written.formula(), problems);
    if (bound != null && vocabulary.isTyped(bound) && isText(bound)) {
      problems.add("condition-is-text", written.place(), "The condition is a text, not a truth.");
    }
    return bound == null || problems.count() > before
        ? null
        : new Condition(written.formula().text(), bound);
  }

  private static boolean isText(BoundFormula bound) {
    try {
      bound.test(name -> null);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
