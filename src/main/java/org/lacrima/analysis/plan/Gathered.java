package org.lacrima.analysis.plan;

import java.util.List;

/**
 * What was gathered from one part of the data. Accumulators for which order does not matter are not
 * the part's but the thread's, and are merged when all parts are read.
 */
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

  /** Takes over what is the part's own of the part behind this one. */
  void merge(Gathered later) {
    mergeAccumulators(later.accumulators, true);
    for (int e = 0; e < excluded.length; e++) {
      excluded[e] += later.excluded[e];
    }
    add(derivationFaults, later.derivationFaults);
    add(filterFaults, later.filterFaults);
  }

  /** Takes over what another thread gathered from all its parts. */
  void mergeThread(List<Accumulator> others) {
    mergeAccumulators(others, false);
  }

  private void mergeAccumulators(List<Accumulator> others, boolean ordered) {
    for (int k = 0; k < accumulators.size(); k++) {
      Accumulator here = accumulators.get(k);
      if (here.ordered() == ordered && here != others.get(k)) {
        here.merge(others.get(k));
      }
    }
  }

  private static void add(long[][] here, long[][] there) {
    for (int i = 0; i < here.length; i++) {
      here[i][0] += there[i][0];
      here[i][1] += there[i][1];
    }
  }
}
