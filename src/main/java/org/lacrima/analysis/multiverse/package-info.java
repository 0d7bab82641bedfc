/**
 * One spec, all its alternatives: every combination is a universe, all of them are answered
 * together, and what they agree about is counted. Begin at {@link Multiverse}.
 */
@NullMarked
package org.lacrima.analysis.multiverse;

import org.jspecify.annotations.NullMarked;
