package org.lacrima.survey;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;

/** Reads {@code show-if}, in two steps: parsed where it stands, bound when all items are known. */
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
    Node node = fields.node("show-if");
    if (node == null) {
      return null;
    }
    String text = Fields.text(node, "'show-if'", problems);
    Formula formula = text == null ? null : Formula.parse(text, node.place(), problems);
    return formula == null ? null : new Written(formula, node.place());
  }

  /**
   * @param all what the names of a formula may mean
   * @param earlier the columns that are answered before the condition is asked
   */
  @Nullable Condition bind(@Nullable Written written, List<Variable> all, Set<String> earlier) {
    if (written == null) {
      return null;
    }
    BoundFormula bound = written.formula().bind(all, problems);
    if (bound == null) {
      return null;
    }
    Set<String> later = new TreeSet<>(bound.reads());
    later.removeAll(earlier);
    if (!later.isEmpty()) {
      problems.add(
          "show-if-reads-later",
          written.place(),
          "The condition reads "
              + String.join(", ", later)
              + ", which is asked on the same page or later.",
          "Maybe move the item that it reads to an earlier page.");
      return null;
    }
    int before = problems.count();
    BoundFormula small = checked(written.formula(), bound, all, problems);
    if (small == null || problems.count() > before) {
      return null;
    }
    try {
      small.test(name -> null);
    } catch (IllegalStateException e) {
      problems.add("condition-is-text", written.place(), "The condition is a text, not a truth.");
      return null;
    }
    return new Condition(written.formula().text(), small);
  }

  /** The formula bound to nothing but what it reads, which is what a response pays for. */
  static @Nullable BoundFormula checked(
      Formula formula, BoundFormula bound, List<Variable> all, Problems problems) {
    List<Problem> wrong = bound.check();
    problems.addAll(wrong);
    List<Variable> read = all.stream().filter(v -> bound.reads().contains(v.name())).toList();
    return wrong.isEmpty() ? formula.bind(read, problems) : null;
  }
}
