/**
 * Sentences about results that no language has been chosen for yet: keys of {@code analysis/words/}
 * and what stands in their places. CSV and JSON have them in English; the report in its own
 * language. Begin at {@link Statement}.
 */
@NullMarked
package org.lacrima.analysis.statement;

import org.jspecify.annotations.NullMarked;
