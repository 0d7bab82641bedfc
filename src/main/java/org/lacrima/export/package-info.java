/**
 * Data handed out: the exact CSV, the spreadsheet-safe CSV, the codebook. Both come row by row from
 * responses that somebody else reads from a database or makes up. Also how both doors put files
 * where they were told to: {@link org.lacrima.export.OutputFiles}.
 *
 * <p>Uses {@code survey}, {@code scoring} and {@code dataset}. Start reading at {@link
 * org.lacrima.export.ExactCsv} and {@link org.lacrima.export.ResponseData}.
 */
@NullMarked
package org.lacrima.export;

import org.jspecify.annotations.NullMarked;
