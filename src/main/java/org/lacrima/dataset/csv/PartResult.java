package org.lacrima.dataset.csv;

import org.lacrima.definition.Problems;

/**
 * What one part of a file gave; lines are counted from its own first line.
 *
 * @param seen what the fields of each column have shown
 */
record PartResult<P>(P gathered, FieldType[] seen, int lines, long rows, Problems problems) {}
