package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.multiverse.MultiverseSpec;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;

/** Which columns of the data a spec reads, in their order. */
final class UsedVariables {

  private UsedVariables() {}

  /** Those of the spec, of its samples and of all its universes. */
  static List<Variable> of(SpecFile spec) {
    Set<String> names = new LinkedHashSet<>();
    read(spec, names);
    MultiverseSpec multiverse = spec.multiverse();
    if (multiverse != null) {
      multiverse.universes().forEach(universe -> read(universe.spec(), names));
    }
    return spec.columns().stream().filter(column -> names.contains(column.name())).toList();
  }

  private static void read(SpecFile spec, Set<String> names) {
    List<BoundFormula> formulas = new ArrayList<>();
    spec.derivations().stream().map(Plan.Derivation::formula).forEach(formulas::add);
    spec.exclusions().stream().map(Plan.Exclusion::when).forEach(formulas::add);
    SampleSpec declared = spec.samples();
    if (declared != null) {
      declared.samples().forEach(sample -> formulas.add(sample.others().when()));
    }
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
  }

  /** All names that a run can go over: the columns, then the derived variables. */
  static List<String> order(SpecFile spec) {
    List<String> order = new ArrayList<>();
    spec.columns().forEach(column -> order.add(column.name()));
    spec.derivations().forEach(derivation -> order.add(derivation.name()));
    return order;
  }
}
