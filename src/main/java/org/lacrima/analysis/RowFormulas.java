package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;

/** Reads what a spec does to rows before any analysis: {@code derive} and {@code exclude}. */
final class RowFormulas {

  private static final String NOT_SUBMITTED = "not (status in ('submitted', 'synthetic'))";

  private final Scope scope;
  private final Problems problems;

  RowFormulas(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
  }

  /** The new variables in order, each of which the next may name. */
  List<Plan.Derivation> derive(Fields fields) {
    List<Plan.Derivation> derivations = new ArrayList<>();
    for (Map.Entry<String, Node> entry : fields.entries("derive").entrySet()) {
      String name = entry.getKey();
      if (scope.has(name)) {
        problems.add(
            "duplicate-variable",
            entry.getValue().place(),
            "There is a variable '" + name + "' already.",
            "Maybe give the derived one another name.");
      }
      BoundFormula formula =
          scope.formula(entry.getValue(), "The formula of '" + name + "'", problems);
      if (!scope.has(name)) {
        scope.add(new Variable(name, name, null, false, Map.of(), null, List.of()));
      }
      if (formula != null) {
        derivations.add(new Plan.Derivation(name, formula));
      }
    }
    return derivations;
  }

  /** The rows to leave out; from a survey, those too that were never submitted. */
  List<Plan.Exclusion> exclude(
      Fields fields, List<Plan.Derivation> derivations, boolean fromSurvey) {
    List<Plan.Exclusion> exclusions = new ArrayList<>();
    if (fromSurvey && scope.has("status") && !scope.isOpen()) {
      Formula formula = Formula.parse(NOT_SUBMITTED, fields.place(), problems);
      BoundFormula bound = formula == null ? null : formula.bind(scope.all(), problems);
      if (bound != null) {
        exclusions.add(new Plan.Exclusion(bound, SpecRun.NOT_SUBMITTED));
      }
    }
    Set<String> standardized = standardized(derivations);
    for (Node item : fields.list("exclude")) {
      try (Fields exclusion = Fields.of(item, "An entry of 'exclude'", problems)) {
        Node when = exclusion.required("when");
        String reason = exclusion.requiredText("reason");
        BoundFormula formula = when == null ? null : scope.formula(when, "'when'", problems);
        if (formula == null) {
          continue;
        }
        if (formula.needsWholeData() || formula.reads().stream().anyMatch(standardized::contains)) {
          problems.add(
              "standardize-not-here",
              formula.place(),
              "What excludes rows cannot depend on standardize, which needs the rows that are left.");
        }
        exclusions.add(new Plan.Exclusion(formula, reason));
      }
    }
    return exclusions;
  }

  private static Set<String> standardized(List<Plan.Derivation> derivations) {
    Set<String> standardized = new HashSet<>();
    for (Plan.Derivation derivation : derivations) {
      if (derivation.formula().needsWholeData()
          || derivation.formula().reads().stream().anyMatch(standardized::contains)) {
        standardized.add(derivation.name());
      }
    }
    return standardized;
  }
}
