package org.lacrima.survey;

/**
 * How far a participant is.
 *
 * @param part the number of the page, from 1
 * @param parts how many pages there are, counting those that are not decided yet
 * @param minutesLeft from this page to the end, rounded up
 */
public record Progress(int part, int parts, int minutesLeft) {}
