package org.lacrima.analysis.plan;

import java.util.Arrays;
import java.util.List;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Shape;
import org.lacrima.statistics.summary.LevelBits;

/**
 * How often pairs of values occur, for any number of pairs of columns: the values of each column
 * are numbered once a batch, whatever the pairs. A value that is missing counts in none of its
 * pairs.
 */
final class JointCounts extends Accumulator {

  /** Up to so many cells, counting common bits beats going from row to row. */
  private static final int MOST_CELLS_BY_BITS = 64;

  private final int[] columns;
  private final int[][] pairs;
  private final LevelIndex[] levels;
  private final int[][] levelOf;
  private final LevelBits[] bits;
  private final boolean[] bitsAreSet;
  private final CellCounts[] cells;
  private LevelIndex.Sorted[] sorted = {};

  /**
   * @param pairs rows and columns of each table, indexes into {@code columns}
   */
  JointCounts(int[] columns, List<Shape> shapes, int[][] pairs, int[] complete, int capacity) {
    super(complete, capacity);
    int k = columns.length;
    this.columns = columns.clone();
    this.pairs = pairs;
    this.levels = new LevelIndex[k];
    this.levelOf = new int[k][capacity];
    this.bits = new LevelBits[k];
    this.bitsAreSet = new boolean[k];
    for (int c = 0; c < k; c++) {
      levels[c] = new LevelIndex(shapes.get(c));
      bits[c] = new LevelBits(capacity);
    }
    this.cells = new CellCounts[pairs.length];
    for (int p = 0; p < cells.length; p++) {
      cells[p] = new CellCounts();
    }
  }

  @Override
  void addComplete(Batch batch, Rows rows) {
    for (int c = 0; c < columns.length; c++) {
      levels[c].of(batch.columns[columns[c]], rows, levelOf[c]);
    }
    Arrays.fill(bitsAreSet, false);
    for (int p = 0; p < pairs.length; p++) {
      int x = pairs[p][0];
      int y = pairs[p][1];
      if ((long) levels[x].size() * levels[y].size() <= MOST_CELLS_BY_BITS) {
        setBits(x, rows.n);
        setBits(y, rows.n);
        cells[p].add(bits[x], bits[y]);
      } else {
        cells[p].add(levelOf[x], levelOf[y], rows.n);
      }
    }
  }

  private void setBits(int c, int n) {
    if (!bitsAreSet[c]) {
      bits[c].set(levelOf[c], n, levels[c].size());
      bitsAreSet[c] = true;
    }
  }

  @Override
  boolean ordered() {
    return false;
  }

  @Override
  void merge(Accumulator later) {
    JointCounts other = (JointCounts) later;
    int[][] here = new int[columns.length][];
    for (int c = 0; c < here.length; c++) {
      here[c] = levels[c].take(other.levels[c]);
    }
    for (int p = 0; p < pairs.length; p++) {
      int[] rowHere = here[pairs[p][0]];
      int[] columnHere = here[pairs[p][1]];
      CellCounts mine = cells[p];
      other.cells[p].each((row, column, n) -> mine.add(rowHere[row], columnHere[column], n));
    }
  }

  @Override
  Crosstab summary() {
    throw new IllegalStateException("These are the counts of many needs");
  }

  /** The table of one pair. Nothing is added any more. */
  Crosstab summary(int pair) {
    if (sorted.length == 0) {
      sorted = Arrays.stream(levels).map(LevelIndex::sorted).toArray(LevelIndex.Sorted[]::new);
    }
    return cells[pair].crosstab(sorted[pairs[pair][0]], sorted[pairs[pair][1]]);
  }
}
