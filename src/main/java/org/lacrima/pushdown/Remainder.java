package org.lacrima.pushdown;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.plan.Layout;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/** What is left of a plan when SQL has answered what it can: fewer needs, fewer columns. */
final class Remainder {

  private Remainder() {}

  /**
   * The plan for some needs, in which derivations that these do not read are nothing but missing,
   * so that their columns are not read either; places of variables stay what they are.
   *
   * @param forFaults derivations that are computed in any case, because their faults are counted
   */
  static Plan of(Plan plan, Set<Need<?>> needs, Set<Integer> forFaults) {
    Set<String> wanted = new LinkedHashSet<>();
    for (Need<?> need : needs) {
      wanted.addAll(need.complete());
      BoundFormula filter = need.where().formula();
      if (filter != null) {
        wanted.addAll(filter.reads());
      }
    }
    plan.exclusions().forEach(exclusion -> wanted.addAll(exclusion.when().reads()));
    List<Plan.Derivation> derivations = new ArrayList<>(plan.derivations());
    for (int d = derivations.size() - 1; d >= 0; d--) {
      Plan.Derivation derivation = derivations.get(d);
      if (forFaults.contains(d) || wanted.contains(derivation.name())) {
        wanted.addAll(derivation.formula().reads());
      } else {
        derivations.set(d, new Plan.Derivation(derivation.name(), nothing()));
      }
    }
    return new Plan(plan.columns(), derivations, plan.exclusions(), needs);
  }

  private static BoundFormula nothing() {
    Problems none = new Problems();
    Formula missing = Formula.parse("missing", Place.file(""), none);
    BoundFormula bound = missing == null ? null : missing.bind(List.of(), none);
    if (bound == null) {
      throw new IllegalStateException("The language has the word missing");
    }
    return bound;
  }

  /** The columns that a plan reads, at least one: a row without columns is no record. */
  static List<Variable> columns(Plan plan) {
    List<Variable> read = new Layout(plan).readVariables();
    return read.isEmpty() ? plan.columns().subList(0, 1) : read;
  }
}
