package org.lacrima.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.Plots;
import org.lacrima.analysis.published.Published;
import org.lacrima.analysis.seal.SealFindings;
import org.lacrima.analysis.verdict.Verdict;

/**
 * Everything a report is made from: what was found, and what was made of it. A chapter that needs
 * more gets a component here.
 *
 * @param published what others printed; null where the spec names nothing
 * @param verdicts on it, in the order of verdicts.csv
 * @param plots which of them the report has
 * @param starred whether tables have stars for small p
 * @param seals how the spec stands to its seals; null where it was never sealed
 */
public record Evidence(
    AnalysisResults results,
    @Nullable Published published,
    List<Verdict> verdicts,
    @Nullable SealFindings seals,
    Plots plots,
    boolean starred) {

  public Evidence {
    verdicts = List.copyOf(verdicts);
  }

  /** Results alone. */
  public static Evidence of(AnalysisResults results) {
    return new Evidence(results, null, List.of(), null, Plots.NONE, false);
  }

  /** With what was published, and the verdicts on it. */
  public Evidence against(Published others, List<Verdict> judged) {
    return new Evidence(results, others, judged, seals, plots, starred);
  }

  /** With how the spec stands to its seals; null where it was never sealed. */
  public Evidence sealed(@Nullable SealFindings found) {
    return new Evidence(results, published, verdicts, found, plots, starred);
  }

  /** With plots. */
  public Evidence drawn(Plots wanted) {
    return new Evidence(results, published, verdicts, seals, wanted, starred);
  }

  /** With stars for small p, or without. */
  public Evidence starred(boolean wanted) {
    return new Evidence(results, published, verdicts, seals, plots, wanted);
  }
}
