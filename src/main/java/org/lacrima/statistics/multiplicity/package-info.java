/** p-values adjusted for a family of tests. */
@NullMarked
package org.lacrima.statistics.multiplicity;

import org.jspecify.annotations.NullMarked;
