/**
 * Surveys as definitions: instruments, items, response scales, pages, routing, answer checking; the
 * loader; and the variables that a survey's data have.
 *
 * <p>Uses {@code definition} and {@code dataset}.
 */
@NullMarked
package org.lacrima.survey;

import org.jspecify.annotations.NullMarked;
