package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.formula.BoundFormula;

/** Mean and sd of everything that is standardized, as far as earlier passes have found them. */
final class Standards {

  private final Map<BoundFormula, List<double[]>> known = new HashMap<>();

  List<double[]> of(BoundFormula formula) {
    return known.getOrDefault(formula, List.of());
  }

  void add(BoundFormula formula, double mean, double sd) {
    known.computeIfAbsent(formula, f -> new ArrayList<>()).add(new double[] {mean, sd});
  }

  boolean complete(BoundFormula formula) {
    return of(formula).size() == formula.standardizeCount();
  }

  /** The first formula that still waits: derivations in order, then filters. Null: none does. */
  @Nullable BoundFormula waiting(Layout layout) {
    for (Plan.Derivation derivation : layout.plan.derivations()) {
      if (!complete(derivation.formula())) {
        return derivation.formula();
      }
    }
    for (Filter filter : layout.filters) {
      BoundFormula formula = filter.formula();
      if (formula != null && !complete(formula)) {
        return formula;
      }
    }
    return null;
  }
}
