/**
 * Analysis specs, what they need, the plan, and what they find.
 *
 * <p>Uses {@code statistics}, {@code dataset} and {@code definition}; never {@code survey}.
 */
@NullMarked
package org.lacrima.analysis;

import org.jspecify.annotations.NullMarked;
