/** Data handed out: the exact CSV, the spreadsheet-safe CSV, the codebook. */
@NullMarked
package org.lacrima.export;

import org.jspecify.annotations.NullMarked;
