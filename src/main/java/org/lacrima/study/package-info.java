/** The survey service: the only room that sees Quarkus, Jakarta and Hibernate. */
@NullMarked
package org.lacrima.study;

import org.jspecify.annotations.NullMarked;
