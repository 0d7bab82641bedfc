/**
 * Measures Lacrima beside others, in one run on one machine: {@code ./bench}. Start at {@link
 * org.lacrima.bench.Bench}; the programs of the others are in {@code src/bench/peers}.
 */
@NullMarked
package org.lacrima.bench;

import org.jspecify.annotations.NullMarked;
