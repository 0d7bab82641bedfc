/**
 * Numbers in, numbers out: mergeable summaries, distributions, tests, effect sizes, reliability.
 *
 * <p>Uses no other room; the only one that sees commons-math3 and commons-statistics.
 */
@NullMarked
package org.lacrima.statistics;

import org.jspecify.annotations.NullMarked;
