package org.lacrima.analysis.published;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Place;
import org.lacrima.statistics.replication.PrintedP;

/**
 * A test that can be recomputed from published values: of two means with their standard deviations,
 * or of two shares.
 *
 * @param values the ids of the two groups' values
 * @param p as printed; null where no p was printed, and then only the conventions are compared
 */
public record PrintedTest(String id, List<String> values, @Nullable PrintedP p, Place place) {

  public PrintedTest {
    values = List.copyOf(values);
  }
}
