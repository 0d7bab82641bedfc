package org.lacrima.analysis.published;

/**
 * What a study says of a pattern of its results, without a number.
 *
 * @param provenance where it was read: {@code abstract}, {@code summary}, {@code second-hand}
 * @param text the claim as one sentence
 */
public record PublishedClaim(String id, String study, String provenance, String text) {}
