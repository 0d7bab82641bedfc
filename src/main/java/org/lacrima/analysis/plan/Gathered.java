package org.lacrima.analysis.plan;

import java.util.List;

/** What was gathered from one part of the data. */
final class Gathered {

  final List<Accumulator> accumulators;
  final long[] excluded;

  /** For each formula: rows with a division by zero, rows with a function outside its domain. */
  final long[][] derivationFaults;

  final long[][] filterFaults;

  Gathered(List<Accumulator> accumulators, int exclusions, int derivations, int filters) {
    this.accumulators = accumulators;
    this.excluded = new long[exclusions];
    this.derivationFaults = new long[derivations][2];
    this.filterFaults = new long[filters][2];
  }

  /** Takes over what was gathered from the part behind this one. */
  void merge(Gathered later) {
    for (int k = 0; k < accumulators.size(); k++) {
      accumulators.get(k).merge(later.accumulators.get(k));
    }
    for (int e = 0; e < excluded.length; e++) {
      excluded[e] += later.excluded[e];
    }
    add(derivationFaults, later.derivationFaults);
    add(filterFaults, later.filterFaults);
  }

  private static void add(long[][] here, long[][] there) {
    for (int i = 0; i < here.length; i++) {
      here[i][0] += there[i][0];
      here[i][1] += there[i][1];
    }
  }
}
