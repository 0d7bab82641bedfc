package org.lacrima.analysis.published;

import java.util.List;
import org.lacrima.definition.Place;

/**
 * Which numbers of which analysis are meant.
 *
 * @param analysis the spec's id of it
 * @param x first variables; empty for all of the analysis
 * @param y second variables; empty for all of the analysis
 * @param level a group ({@code 1}) or a cell ({@code 1:0}); empty where none is meant
 * @param method {@code welch} …; empty for the first that the analysis gives
 */
public record Target(
    String analysis, List<String> x, List<String> y, String level, String method, Place place) {

  public Target {
    x = List.copyOf(x);
    y = List.copyOf(y);
  }

  /** The same numbers of another analysis. */
  public Target in(String other) {
    return new Target(other, x, y, level, method, place);
  }
}
