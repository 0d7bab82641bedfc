package org.lacrima.analysis.published;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a spec answers what was published.
 *
 * @param values which numbers answer a published value, by its id
 * @param tests what is recomputed from print
 * @param claims what has to be seen for a claim to hold, by its id
 */
public record Bindings(
    Published published,
    Map<String, Target> values,
    List<PrintedTest> tests,
    Map<String, ClaimRule> claims) {

  public Bindings {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    tests = List.copyOf(tests);
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }
}
