package org.lacrima.analysis.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;

/**
 * Everything that is asked of a source at once.
 *
 * @param columns those of the source, in its order, declared; formulas are bound to them followed
 *     by the derived variables
 * @param derivations in order; each may read those before it
 * @param exclusions in order; a row is dropped by the first that holds
 */
public record Plan(
    List<Variable> columns,
    List<Derivation> derivations,
    List<Exclusion> exclusions,
    Set<Need<?>> needs) {

  /** A new variable. */
  public record Derivation(String name, BoundFormula formula) {}

  /** Why rows are dropped. */
  public record Exclusion(BoundFormula when, String reason) {}

  public Plan {
    columns = List.copyOf(columns);
    derivations = List.copyOf(derivations);
    exclusions = List.copyOf(exclusions);
    needs = new LinkedHashSet<>(needs);
  }
}
