/**
 * Summaries of data: small, mergeable, exact where the data are integers or short decimals. What an
 * analysis asks for instead of rows.
 */
@NullMarked
package org.lacrima.statistics.summary;

import org.jspecify.annotations.NullMarked;
