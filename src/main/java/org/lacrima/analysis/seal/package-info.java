/**
 * Seals: what a spec said at a time, by hash and in full, so that a report can tell what was
 * decided before the data were there.
 *
 * <p>Start reading at {@link org.lacrima.analysis.seal.SpecMeaning}, which says what two specs must
 * have in common to mean the same, then {@link org.lacrima.analysis.seal.SealFile} and {@link
 * org.lacrima.analysis.seal.SealCheck}.
 */
@NullMarked
package org.lacrima.analysis.seal;

import org.jspecify.annotations.NullMarked;
