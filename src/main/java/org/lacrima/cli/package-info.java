/** The command line: a door with its own main, which starts without Quarkus. */
@NullMarked
package org.lacrima.cli;

import org.jspecify.annotations.NullMarked;
