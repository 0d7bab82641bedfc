package org.lacrima.survey;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;

/**
 * What the names of a formula may mean.
 *
 * @param untyped variables of which nothing but the name could be read
 * @param unread whether some other name may be that of a column which could not be read
 */
record Vocabulary(List<Variable> variables, Set<String> untyped, Predicate<String> unread) {

  static Vocabulary of(Collection<Item> items) {
    return of(items, name -> false);
  }

  /** The columns of {@code items}; {@code elsewhere} knows names that may stand in other files. */
  static Vocabulary of(Collection<Item> items, Predicate<String> elsewhere) {
    return new Vocabulary(
        items.stream().flatMap(item -> item.variables("").stream()).toList(),
        items.stream()
            .filter(Unread::is)
            .flatMap(item -> item.columns().stream())
            .collect(Collectors.toSet()),
        elsewhere.or(name -> items.stream().anyMatch(item -> Unread.mayFill(item, name))));
  }

  /** The names that the formula reads and that are known. */
  Set<String> read(Formula formula) {
    return formula.names(variables).known();
  }

  /** The formula with its types checked as far as they are known; null where a name is not. */
  @Nullable BoundFormula bind(Formula formula, Problems problems) {
    BoundFormula bound = formula.bind(variables, unread, problems);
    if (bound != null && isTyped(bound)) {
      List<Problem> wrong = bound.check();
      problems.addAll(wrong);
      return wrong.isEmpty() ? bound : null;
    }
    return bound;
  }

  /** Whether the types of all that the formula reads are known. */
  boolean isTyped(BoundFormula bound) {
    return bound.reads().stream().noneMatch(untyped::contains);
  }

  /** The formula bound to nothing but what it reads, which is what a response pays for. */
  @Nullable BoundFormula bindSmall(Formula formula, Problems problems) {
    BoundFormula bound = bind(formula, problems);
    return bound == null
        ? null
        : formula.bind(
            variables.stream().filter(v -> bound.reads().contains(v.name())).toList(), problems);
  }
}
