/**
 * Answers to scale scores, each with its missing rule and the reason why a score is missing; and
 * the trial of an instrument's scoring on the vectors it brings along.
 *
 * <p>Uses {@code survey}, {@code dataset} and {@code definition}. Start reading at {@link
 * org.lacrima.scoring.Scoring}, then {@link org.lacrima.scoring.ScoringVectors}.
 */
@NullMarked
package org.lacrima.scoring;

import org.jspecify.annotations.NullMarked;
