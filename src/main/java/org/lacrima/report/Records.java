package org.lacrima.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.ResultRecord;

/** The records of one analysis, found by what they are. */
final class Records {

  private final List<ResultRecord> all;
  private final Map<String, ResultRecord> byKey = new HashMap<>();

  Records(List<ResultRecord> all) {
    this.all = all;
    for (ResultRecord r : all) {
      byKey.putIfAbsent(key(r.method(), r.term(), r.x(), r.y(), r.level()), r);
    }
  }

  /** A text and not a record: the hash of a record costs a start of method handles. */
  private static String key(String method, String term, String x, String y, String level) {
    return String.join("\u0000", method, term, x, y, level);
  }

  List<ResultRecord> all() {
    return all;
  }

  List<ResultRecord> ofTerm(String... terms) {
    return all.stream().filter(r -> List.of(terms).contains(r.term())).toList();
  }

  @Nullable ResultRecord find(String method, String term, String x, String y, String level) {
    return byKey.get(key(method, term, x, y, level));
  }

  boolean has(String term) {
    return all.stream().anyMatch(r -> r.term().equals(term));
  }

  /** The first variables, in order of appearance. */
  Set<String> xs() {
    Set<String> names = new LinkedHashSet<>();
    all.forEach(r -> names.add(r.x()));
    return names;
  }

  /** The records about each pair of variables, in order of appearance. */
  Map<List<String>, Records> byPair() {
    Map<List<String>, List<ResultRecord>> pairs = new LinkedHashMap<>();
    for (ResultRecord r : all) {
      pairs.computeIfAbsent(List.of(r.x(), r.y()), pair -> new java.util.ArrayList<>()).add(r);
    }
    Map<List<String>, Records> found = new LinkedHashMap<>();
    pairs.forEach((pair, records) -> found.put(pair, new Records(records)));
    return found;
  }

  /** The levels of the records with this term about these variables, in order of appearance. */
  List<String> levels(String term, String x, String y) {
    Set<String> levels = new LinkedHashSet<>();
    for (ResultRecord r : all) {
      if (r.term().equals(term) && r.x().equals(x) && r.y().equals(y)) {
        levels.add(r.level());
      }
    }
    return List.copyOf(levels);
  }
}
