/**
 * Synthetic responses that pass through the survey's own routing and checks.
 *
 * <p>Uses {@code survey}, {@code scoring}, {@code statistics}, {@code dataset} and {@code
 * definition}.
 */
@NullMarked
package org.lacrima.simulation;

import org.jspecify.annotations.NullMarked;
