/**
 * Numbers in, numbers out: mergeable summaries, distributions, tests, effect sizes, reliability.
 *
 * <p>Uses no other room. Start reading at {@link org.lacrima.statistics.Estimate}: every test and
 * every effect size returns one. What goes in are the summaries of {@code statistics.summary}, or a
 * sample, which is summarised first, so that there is one path.
 *
 * <p>Same bits on any JDK: transcendental functions come from {@link StrictMath} (or
 * commons-math3's FastMath), never from {@link Math}, whose last bit may differ. That is why the
 * tails are computed here and not by commons-statistics, which calls {@link Math}.
 *
 * <p>Undefined here (zero variance, too few cases, one group) is a result with NaN and its {@link
 * org.lacrima.statistics.Validity}; misuse (a confidence of 95, a negative count) is an {@link
 * IllegalArgumentException} that names the argument and its value.
 */
@NullMarked
package org.lacrima.statistics;

import org.jspecify.annotations.NullMarked;
