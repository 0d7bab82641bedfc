/**
 * What stands before the service: the home directory, its lock and secrets, the embedded
 * PostgreSQL, the command line. Knows nothing of Quarkus but how to start it. Start reading at
 * {@link org.lacrima.study.door.ServeCommand}.
 */
@NullMarked
package org.lacrima.study.door;

import org.jspecify.annotations.NullMarked;
