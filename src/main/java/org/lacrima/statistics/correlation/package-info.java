/** Pearson, Spearman, Kendall and partial correlation. */
@NullMarked
package org.lacrima.statistics.correlation;

import org.jspecify.annotations.NullMarked;
