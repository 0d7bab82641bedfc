/**
 * What analyses need and how a source answers it in one pass: needs, the plan, and the streaming
 * source over a CSV file. Start reading at {@link org.lacrima.analysis.plan.Need}.
 */
@NullMarked
package org.lacrima.analysis.plan;

import org.jspecify.annotations.NullMarked;
