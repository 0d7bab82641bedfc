package org.lacrima.analysis.multiverse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.dataset.formula.BoundFormula;

/**
 * The analyses that are looked at in every universe.
 *
 * @param ids as targets say them, perhaps of a sample ({@code zero@us})
 */
record Looked(Set<String> ids) {

  Looked {
    Set<String> whole = new TreeSet<>();
    ids.forEach(id -> whole.add(id.replaceFirst("@.*", "")));
    ids = Set.copyOf(whole);
  }

  /** Everything that any of them looks at. */
  static Looked all(List<Looked> some, List<Looked> others) {
    Set<String> ids = new TreeSet<>();
    some.forEach(each -> ids.addAll(each.ids));
    others.forEach(each -> ids.addAll(each.ids));
    return new Looked(ids);
  }

  /** The spec with these analyses alone, and those whose p-values are adjusted with theirs. */
  SpecFile only(SpecFile spec) {
    Set<String> kept = new TreeSet<>(ids);
    List<SpecFile.Family> families = new ArrayList<>();
    for (SpecFile.Family family : spec.families()) {
      if (family.analyses().stream().anyMatch(ids::contains)) {
        kept.addAll(family.analyses());
        families.add(family);
      }
    }
    return spec.with(
        families,
        spec.analyses().stream().filter(analysis -> kept.contains(analysis.id())).toList());
  }

  /** Two specs with the same signature find the same, whatever else they say. */
  Object signature(SpecFile only) {
    Set<String> read = new LinkedHashSet<>();
    for (SpecFile.Analysis analysis : only.analyses()) {
      analysis
          .spec()
          .needs()
          .forEach(
              need -> {
                read.addAll(need.complete());
                Filter where = need.where();
                BoundFormula formula = where.formula();
                if (formula != null) {
                  read.addAll(formula.reads());
                }
              });
    }
    List<String> exclusions = new ArrayList<>();
    for (Plan.Exclusion exclusion : only.exclusions()) {
      exclusions.add(exclusion.when().text());
      read.addAll(exclusion.when().reads());
    }
    List<String> derivations = new ArrayList<>();
    for (int d = only.derivations().size() - 1; d >= 0; d--) {
      Plan.Derivation derivation = only.derivations().get(d);
      if (read.contains(derivation.name())) {
        read.addAll(derivation.formula().reads());
        derivations.add(derivation.name() + " = " + derivation.formula().text());
      }
    }
    return List.of(
        only.analyses().stream().map(SpecFile.Analysis::spec).toList(),
        only.families(),
        only.defaults().alpha(),
        exclusions,
        derivations);
  }
}
