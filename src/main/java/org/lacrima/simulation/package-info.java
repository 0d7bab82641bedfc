/**
 * Synthetic responses that pass through the survey's own routing and checks: a declared population,
 * a seed, and the pages that its people would send.
 *
 * <p>Uses {@code survey}, {@code dataset} and {@code definition}. Start reading at {@link
 * org.lacrima.simulation.Simulation} and a file in {@code surveys/populations}.
 */
@NullMarked
package org.lacrima.simulation;

import org.jspecify.annotations.NullMarked;
