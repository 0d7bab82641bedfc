/**
 * The formula language of specs and surveys: parsed once ({@link
 * org.lacrima.dataset.formula.Formula}), bound to variables, evaluated over whole columns.
 */
@NullMarked
package org.lacrima.dataset.formula;

import org.jspecify.annotations.NullMarked;
