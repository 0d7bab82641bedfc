/**
 * Reading CSV (UTF-8, RFC 4180) straight from bytes into columns, by several threads. Start reading
 * at {@link org.lacrima.dataset.csv.CsvFile}.
 */
@NullMarked
package org.lacrima.dataset.csv;

import org.jspecify.annotations.NullMarked;
