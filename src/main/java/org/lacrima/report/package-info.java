/** Results printed: HTML with APA tables, plain text. Prints from results and from nothing else. */
@NullMarked
package org.lacrima.report;

import org.jspecify.annotations.NullMarked;
