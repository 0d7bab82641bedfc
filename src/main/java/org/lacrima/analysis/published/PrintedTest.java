package org.lacrima.analysis.published;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.statistics.replication.PrintedP;

/** Something that can be recomputed from what was printed, without any data. */
public sealed interface PrintedTest {

  String id();

  /** The ids of the published values that it is of, in the order in which they were named. */
  List<String> values();

  /**
   * The test of two groups: of two means with their standard deviations, or of two shares.
   *
   * @param p as printed; null where no p was printed, and then only the conventions are compared
   */
  record OfGroups(String id, String first, String second, @Nullable PrintedP p)
      implements PrintedTest {
    @Override
    public List<String> values() {
      return List.of(first, second);
    }
  }

  /**
   * The test and the interval of a correlation that was printed with its n; of both ends, where a
   * range of coefficients was printed.
   *
   * @param p as printed of each coefficient; null where no p was printed
   */
  record OfCorrelation(String id, String value, @Nullable PrintedP p) implements PrintedTest {
    @Override
    public List<String> values() {
      return List.of(value);
    }
  }

  /**
   * What a correlation would be with a third variable held constant, when not all of the three
   * correlations that this takes were printed: those that were not are assumed.
   *
   * @param x for people: what is correlated
   * @param y with what
   * @param given what is held constant
   */
  record OfPartial(
      String id,
      String x,
      String y,
      String given,
      Coefficients xy,
      Coefficients xGiven,
      Coefficients yGiven)
      implements PrintedTest {
    @Override
    public List<String> values() {
      return List.of(xy, xGiven, yGiven).stream()
          .map(Coefficients::value)
          .filter(value -> !value.isEmpty())
          .distinct()
          .toList();
    }
  }

  /**
   * One of the three correlations of {@link OfPartial}: printed, or assumed.
   *
   * @param value the id of the published value; empty where it is assumed
   * @param assumed one after the other; empty where it was printed
   */
  record Coefficients(String value, List<BigDecimal> assumed) {
    public Coefficients {
      assumed = List.copyOf(assumed);
    }
  }
}
