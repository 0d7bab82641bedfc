package org.lacrima.pushdown;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Layout;

/** How often derived variables and filters had no value, counted by SQL where it computes them. */
final class FaultCounts {

  /** Where the two numbers of a formula stand; −1 where it has no such fault. */
  private record Counted(String variable, int byZero, int outside) {}

  private final SqlAnswering answering;
  private final List<Counted> derivations = new ArrayList<>();
  private final List<Counted> filters = new ArrayList<>();
  private final Set<Integer> here = new LinkedHashSet<>();

  FaultCounts(Layout layout, SqlRows rows, SqlAnswering answering) {
    this.answering = answering;
    for (int d = 0; d < layout.plan.derivations().size(); d++) {
      derivations.add(
          counted(layout.plan.derivations().get(d).name(), rows.derivationFaults(d), rows));
      if (rows.derivation(d) == SqlRows.Form.HERE_WITH_FAULTS) {
        here.add(d);
      }
    }
    for (int f = 0; f < layout.filters.size(); f++) {
      filters.add(counted(layout.filters.get(f).text(), rows.filterFaults(f), rows));
    }
  }

  private Counted counted(String variable, SqlRows.@Nullable Faults faults, SqlRows rows) {
    if (faults == null) {
      return new Counted(variable, -1, -1);
    }
    List<String> kept = rows.kept().isEmpty() ? List.of() : List.of(rows.kept());
    int byZero = faults.byZero().isEmpty() ? -1 : count(kept, faults.byZero());
    int outside = -1;
    if (!faults.outside().isEmpty()) {
      String only =
          faults.byZero().isEmpty()
              ? faults.outside()
              : faults.outside() + " AND NOT " + faults.byZero(); // one reason a row
      outside = count(kept, only);
    }
    return new Counted(variable, byZero, outside);
  }

  private int count(List<String> kept, String condition) {
    List<String> conditions = new ArrayList<>(kept);
    conditions.add(condition);
    return answering.count(conditions);
  }

  /** Derivations that must be computed here for their faults. */
  Set<Integer> countedHere() {
    return here;
  }

  /** All faults in the order of derivations, then of filters; those counted here among them. */
  List<Answer.Fault> all(List<Answer.Fault> streamed) {
    List<Answer.Fault> all = new ArrayList<>();
    List<Counted> formulas = new ArrayList<>(derivations);
    formulas.addAll(filters);
    for (Counted formula : formulas) {
      if (formula.byZero < 0 && formula.outside < 0) {
        streamed.stream().filter(f -> f.variable().equals(formula.variable)).forEach(all::add);
        continue;
      }
      add(formula.variable, "division-by-zero", formula.byZero, all);
      add(formula.variable, "outside-domain", formula.outside, all);
    }
    return all;
  }

  private void add(String variable, String code, int at, List<Answer.Fault> all) {
    long n = at < 0 ? 0 : answering.count(at);
    if (n > 0) {
      all.add(new Answer.Fault(variable, code, n));
    }
  }
}
