package org.lacrima.analysis.plan;

/**
 * How often values, or pairs of values, occur, in few enough cells to be drawn: every value as it
 * is while there are at most {@link #MOST_CASES} cases or {@link #MOST_BINS} different values; else
 * values are taken together in bins. A bin is as wide as a power of two, the smallest with which at
 * most {@link #MOST_BINS} bins are occupied, and begins at a multiple of its width. That depends on
 * the data alone, not on how they were divided among threads or databases.
 *
 * @param cells a bin is the level of its middle; where one variable alone was asked for, all is in
 *     one column
 * @param rowWidth of a bin of the row variable; 0 where its values are as they are
 * @param columnWidth of a bin of the column variable
 */
public record Grid(Crosstab cells, double rowWidth, double columnWidth) {

  public static final int MOST_CASES = 2_000;
  public static final int MOST_BINS = 256;

  /** The same of values that are counted already. */
  public static Grid of(Frequencies frequencies) {
    return GridCounts.of(frequencies);
  }

  /**
   * @param ofNumbers whether the column variable is a number too, and no group
   */
  public static Grid of(Crosstab table, boolean ofNumbers) {
    return GridCounts.of(table, ofNumbers);
  }

  public long total() {
    return cells.total();
  }
}
