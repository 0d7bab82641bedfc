/**
 * Many participants at once, as browsers without scripts: whole journeys through the real forms
 * ({@link org.lacrima.load.Journey}), sent by one thread ({@link org.lacrima.load.Crowd}) to a
 * packaged service ({@link org.lacrima.load.Service}), and what the database must hold afterwards
 * ({@link org.lacrima.load.Ledger}). {@code ./bench load} measures with it, tests kill with it.
 */
@NullMarked
package org.lacrima.load;

import org.jspecify.annotations.NullMarked;
