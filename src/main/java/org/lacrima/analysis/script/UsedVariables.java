package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;

/** Which columns of the data a spec reads, in their order. */
final class UsedVariables {

  private UsedVariables() {}

  static List<Variable> of(SpecFile spec) {
    Set<String> names = new LinkedHashSet<>();
    List<BoundFormula> formulas = new ArrayList<>();
    spec.derivations().stream().map(Plan.Derivation::formula).forEach(formulas::add);
    spec.exclusions().stream().map(Plan.Exclusion::when).forEach(formulas::add);
    for (SpecFile.Analysis analysis : spec.analyses()) {
      analysis
          .spec()
          .needs()
          .forEach(
              need -> {
                names.addAll(need.complete());
                BoundFormula where = need.where().formula();
                if (where != null) {
                  formulas.add(where);
                }
              });
    }
    formulas.forEach(formula -> names.addAll(formula.reads()));
    return spec.columns().stream().filter(column -> names.contains(column.name())).toList();
  }

  /** All names that a run can go over: the columns, then the derived variables. */
  static List<String> order(SpecFile spec) {
    List<String> order = new ArrayList<>();
    spec.columns().forEach(column -> order.add(column.name()));
    spec.derivations().forEach(derivation -> order.add(derivation.name()));
    return order;
  }
}
