/**
 * What others printed: studies, values and claims with their provenance ({@code
 * lacrima/published/1}), and how a spec binds them to its analyses. Knows no results; begin at
 * {@link Published}.
 */
@NullMarked
package org.lacrima.analysis.published;

import org.jspecify.annotations.NullMarked;
