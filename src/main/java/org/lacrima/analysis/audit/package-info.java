/**
 * Tests as they are printed, computed again from their own printed numbers. Begin at {@link
 * PrintedStatistic}.
 */
@NullMarked
package org.lacrima.analysis.audit;

import org.jspecify.annotations.NullMarked;
