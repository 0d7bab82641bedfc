/**
 * One spec, several samples: what each of them shows, whether they differ, and what they show
 * together. Begin at {@link Samples}.
 */
@NullMarked
package org.lacrima.analysis.samples;

import org.jspecify.annotations.NullMarked;
