/** Standardised effect sizes with their intervals. */
@NullMarked
package org.lacrima.statistics.effectsize;

import org.jspecify.annotations.NullMarked;
