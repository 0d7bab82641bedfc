/** Tests and intervals for means, ranks, counts and shapes. */
@NullMarked
package org.lacrima.statistics.inference;

import org.jspecify.annotations.NullMarked;
