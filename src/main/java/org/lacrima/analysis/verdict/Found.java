package org.lacrima.analysis.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.published.Target;

/** The numbers that a target means. */
public final class Found {

  /** Of these, one is the main number of each analysis that can be a target of a claim. */
  private static final Set<String> TESTS =
      Set.of("r", "rho", "tau", "difference", "chi2", "pooled_r");

  private final Map<String, List<ResultRecord>> byAnalysis = new LinkedHashMap<>();

  public Found(AnalysisResults results) {
    results.everything().forEach(each -> byAnalysis.put(each.id(), each.records()));
  }

  private List<ResultRecord> meant(Target target) {
    List<ResultRecord> meant = new ArrayList<>();
    for (ResultRecord record : byAnalysis.getOrDefault(target.analysis(), List.of())) {
      if ((target.x().isEmpty() || target.x().contains(record.x()))
          && (target.y().isEmpty() || target.y().contains(record.y()))) {
        meant.add(record);
      }
    }
    return meant;
  }

  /** The tests, one for each pair of variables: of the method that is meant, or the first. */
  public List<ResultRecord> tests(Target target) {
    Map<String, ResultRecord> first = new LinkedHashMap<>();
    for (ResultRecord record : meant(target)) {
      if (TESTS.contains(record.term())
          && (target.method().isEmpty() || target.method().equals(record.method()))) {
        first.putIfAbsent(record.x() + " " + record.y(), record);
      }
    }
    return List.copyOf(first.values());
  }

  /** The one number of this term and the target's level. */
  Optional<ResultRecord> one(Target target, String term) {
    return meant(target).stream()
        .filter(record -> record.term().equals(term))
        .filter(record -> target.level().isEmpty() || target.level().equals(record.level()))
        .findFirst();
  }

  /** All numbers of this term, whatever their level. */
  List<ResultRecord> all(Target target, String term) {
    return meant(target).stream().filter(record -> record.term().equals(term)).toList();
  }
}
