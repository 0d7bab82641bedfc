/**
 * The same plan answered by a database. The only room with {@code java.sql} outside {@code study}.
 */
@NullMarked
package org.lacrima.pushdown;

import org.jspecify.annotations.NullMarked;
