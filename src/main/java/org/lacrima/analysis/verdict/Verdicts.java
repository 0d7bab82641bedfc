package org.lacrima.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.published.Bindings;
import org.lacrima.analysis.published.PublishedValue;

/**
 * All verdicts of one run: of each value in the order of its file, then of the tests recomputed
 * from print, then of the claims.
 */
public final class Verdicts {

  private Verdicts() {}

  /** The verdict on one claim that the bindings bind. */
  public static Verdict ofClaim(String claim, Bindings bindings, AnalysisResults results) {
    return new ClaimVerdicts(new Found(results), results.spec().alpha())
        .of(
            Objects.requireNonNull(bindings.published().claims().get(claim)),
            Objects.requireNonNull(bindings.claims().get(claim)));
  }

  public static List<Verdict> of(Bindings bindings, AnalysisResults results) {
    double alpha = results.spec().alpha();
    Found found = new Found(results);
    ValueVerdicts values = new ValueVerdicts(found, alpha);
    ClaimVerdicts claims = new ClaimVerdicts(found, alpha);
    List<Verdict> verdicts = new ArrayList<>();
    for (PublishedValue value : bindings.published().values().values()) {
      Verdict print = PrintVerdicts.of(value, bindings.published());
      if (print != null) {
        verdicts.add(print);
      }
      if (bindings.values().containsKey(value.id())) {
        verdicts.addAll(
            values.of(value, Objects.requireNonNull(bindings.values().get(value.id()))));
      }
    }
    bindings
        .tests()
        .forEach(test -> verdicts.add(TestVerdicts.of(test, bindings.published(), alpha)));
    bindings
        .published()
        .claims()
        .forEach(
            (id, claim) -> {
              if (bindings.claims().containsKey(id)) {
                verdicts.add(claims.of(claim, Objects.requireNonNull(bindings.claims().get(id))));
              }
            });
    return verdicts;
  }
}
