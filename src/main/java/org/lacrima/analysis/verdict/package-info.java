/**
 * How far results agree with what was printed: criteria side by side, never one answer. Begin at
 * {@link Verdicts}.
 */
@NullMarked
package org.lacrima.analysis.verdict;

import org.jspecify.annotations.NullMarked;
