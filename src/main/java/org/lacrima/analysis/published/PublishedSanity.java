package org.lacrima.analysis.published;

/**
 * A number of another study, by which readers may judge whether data are plausible.
 *
 * @param what it is a number of
 * @param number as it was printed, with its interval or its n where told
 */
public record PublishedSanity(String id, String what, String number) {}
