package org.lacrima.analysis.published;

import org.jspecify.annotations.Nullable;

/**
 * A study that printed something.
 *
 * @param doi null where it has none or none is known
 * @param country of the sample, as two letters; empty where not told
 * @param n participants; null where not told
 */
public record PublishedStudy(
    String id, String citation, @Nullable String doi, String country, @Nullable Integer n) {}
