/**
 * Answers to scale scores, each with its missing rule and the reason why a score is missing.
 *
 * <p>Uses {@code survey}, {@code dataset} and {@code definition}.
 */
@NullMarked
package org.lacrima.scoring;

import org.jspecify.annotations.NullMarked;
