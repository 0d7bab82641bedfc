package org.lacrima.survey;

import org.jspecify.annotations.Nullable;

/**
 * One response option.
 *
 * @param value the number that stands in the data, as it is written there
 * @param name a word for it (the suffix of a check-box's column); null where none is declared
 * @param describes choosing it offers a line in which to describe oneself
 * @param exclusive of a multiple choice: it goes with no other option ("none of these")
 */
public record Option(
    String value, @Nullable String name, Text label, boolean describes, boolean exclusive) {}
