/**
 * What a data file is: variables with levels, labels and missing codes; the formula language; the
 * reading of CSV into columns.
 *
 * <p>Uses only {@code definition}. Start reading at {@link org.lacrima.dataset.Variable}.
 */
@NullMarked
package org.lacrima.dataset;

import org.jspecify.annotations.NullMarked;
