package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacrima.statistics.multiplicity.Adjustment;

/**
 * Adjusts the p-values of the main terms: within an analysis that says how, else within the family
 * that names the analysis. Records of different methods of one test are never in one family: each
 * method is adjusted with those of the other tests.
 */
final class Families {

  private record Member(int analysis, int record, String kind, String method, double p) {}

  private Families() {}

  static List<AnalysisResult> adjust(SpecFile spec, List<AnalysisResult> results) {
    Map<Member, Double> adjusted = new HashMap<>();
    Set<Integer> settled = new LinkedHashSet<>();
    for (int i = 0; i < results.size(); i++) {
      Adjustment own = spec.analyses().get(i).spec().adjust();
      if (own != null) {
        settled.add(i);
        family(members(spec, results, i), own, Set.of(i), adjusted);
      }
    }
    for (SpecFile.Family family : spec.families()) {
      List<Member> members = new ArrayList<>();
      Set<Integer> open = new LinkedHashSet<>();
      for (int i = 0; i < results.size(); i++) {
        if (family.analyses().contains(results.get(i).id())) {
          members.addAll(members(spec, results, i));
          if (!settled.contains(i)) {
            open.add(i);
          }
        }
      }
      family(members, family.adjust(), open, adjusted);
    }
    List<AnalysisResult> all = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      all.add(with(results.get(i), i, adjusted));
    }
    return all;
  }

  private static List<Member> members(SpecFile spec, List<AnalysisResult> results, int analysis) {
    String term = spec.analyses().get(analysis).spec().mainTerm();
    List<Member> members = new ArrayList<>();
    List<ResultRecord> records = results.get(analysis).records();
    for (int k = 0; k < records.size(); k++) {
      ResultRecord r = records.get(k);
      if (!term.isEmpty() && r.term().equals(term)) {
        members.add(new Member(analysis, k, r.kind(), r.method(), r.p()));
      }
    }
    return members;
  }

  /**
   * Tests that come by several methods (Student and Welch) would count twice: for each method of a
   * kind, the family holds that method and, of every other kind, its first.
   */
  private static void family(
      List<Member> members, Adjustment adjust, Set<Integer> open, Map<Member, Double> adjusted) {
    if (adjust == Adjustment.NONE) {
      return;
    }
    Map<String, List<String>> methods = new HashMap<>();
    for (Member member : members) {
      List<String> known = methods.computeIfAbsent(member.kind(), kind -> new ArrayList<>());
      if (!known.contains(member.method())) {
        known.add(member.method());
      }
    }
    for (Map.Entry<String, List<String>> entry : methods.entrySet()) {
      for (String method : entry.getValue()) {
        List<Member> chosen = new ArrayList<>();
        for (Member member : members) {
          String wanted =
              member.kind().equals(entry.getKey())
                  ? method
                  : methods.getOrDefault(member.kind(), List.of(member.method())).get(0);
          if (member.method().equals(wanted)) {
            chosen.add(member);
          }
        }
        double[] p = chosen.stream().mapToDouble(Member::p).toArray();
        double[] result = adjust.adjust(p);
        for (int k = 0; k < chosen.size(); k++) {
          Member member = chosen.get(k);
          if (member.kind().equals(entry.getKey()) && open.contains(member.analysis())) {
            adjusted.put(member, result[k]);
          }
        }
      }
    }
  }

  private static AnalysisResult with(
      AnalysisResult result, int analysis, Map<Member, Double> adjusted) {
    List<ResultRecord> records = new ArrayList<>();
    for (int k = 0; k < result.records().size(); k++) {
      ResultRecord r = result.records().get(k);
      Double p = adjusted.get(new Member(analysis, k, r.kind(), r.method(), r.p()));
      records.add(p == null ? r : r.withAdjusted(p));
    }
    return new AnalysisResult(
        result.id(),
        result.kind(),
        result.where(),
        result.options(),
        records,
        result.notices(),
        result.drawn());
  }
}
