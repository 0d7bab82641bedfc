package org.lacrima.analysis.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/** Counts the cells of a {@link Grid}, in memory that does not grow with the rows. */
final class GridCounts extends Accumulator {

  private final int row;
  private final int column;
  private final Bins rows = new Bins();

  /** One of the two numbers the columns; none does where there is one variable. */
  private final @Nullable Bins columnBins;

  private final @Nullable LevelIndex columnLevels;
  private CellCounts cells = new CellCounts();
  private long n;

  /**
   * @param column -1 for one variable alone
   * @param columnShape that of a group, whose levels stay as they are; null for a number
   */
  GridCounts(int row, int column, @Nullable Shape columnShape, int[] complete, int capacity) {
    super(complete, capacity);
    this.row = row;
    this.column = column;
    this.columnLevels = columnShape == null ? null : new LevelIndex(columnShape);
    this.columnBins = columnShape == null && column >= 0 ? new Bins() : null;
  }

  /** The same of a table that is counted already. */
  static Grid of(Crosstab table, boolean ofNumbers) {
    GridCounts counts = new GridCounts(0, ofNumbers ? 0 : -1, null, new int[0], 0);
    Bins bins = counts.columnBins;
    for (int i = 0; i < table.countOf().length; i++) {
      int c = table.columnOf()[i];
      counts.cells.add(
          counts.rows.of(table.rows().get(table.rowOf()[i]).number()),
          bins == null ? c : bins.of(table.columns().get(c).number()),
          table.countOf()[i]);
      counts.n += table.countOf()[i];
      counts.narrow();
    }
    if (bins != null) {
      return counts.summary();
    }
    int[] rank = new int[table.columns().size()];
    for (int c = 0; c < rank.length; c++) {
      rank[c] = c;
    }
    return counts.summary(new LevelIndex.Sorted(table.columns(), rank));
  }

  static Grid of(Frequencies table) {
    GridCounts counts = new GridCounts(0, -1, null, new int[0], 0);
    for (int i = 0; i < table.levels().size(); i++) {
      counts.cells.add(counts.rows.of(table.levels().get(i).number()), 0, table.counts().get(i));
      counts.n += table.counts().get(i);
      counts.narrow();
    }
    return counts.summary();
  }

  @Override
  void addComplete(Batch batch, Rows of) {
    Column values = batch.columns[row];
    Column others = column < 0 ? values : batch.columns[column];
    for (int k = 0; k < of.n; k++) {
      int at = of.index[k];
      int c =
          columnLevels != null
              ? columnLevels.of(others, at)
              : columnBins != null ? columnBins.of(others.number(at)) : 0;
      cells.add(rows.of(values.number(at)), c, 1);
      n++;
      narrow();
    }
  }

  private void narrow() {
    if (n > Grid.MOST_CASES) {
      renumber(
          rows.narrow(Grid.MOST_BINS),
          columnBins == null ? null : columnBins.narrow(Grid.MOST_BINS));
    }
  }

  private void renumber(int @Nullable [] rowHere, int @Nullable [] columnHere) {
    if (rowHere == null && columnHere == null) {
      return;
    }
    CellCounts renumbered = new CellCounts();
    cells.each(
        (r, c, count) ->
            renumbered.add(
                rowHere == null ? r : rowHere[r], columnHere == null ? c : columnHere[c], count));
    cells = renumbered;
  }

  @Override
  boolean ordered() {
    return false;
  }

  @Override
  void merge(Accumulator later) {
    GridCounts other = (GridCounts) later;
    renumber(
        rows.narrow(other.rows),
        columnBins == null || other.columnBins == null
            ? null
            : columnBins.narrow(other.columnBins));
    int[] groups =
        columnLevels == null || other.columnLevels == null
            ? new int[0]
            : columnLevels.take(other.columnLevels);
    other.cells.each(
        (r, c, count) -> {
          int here =
              columnBins != null && other.columnBins != null
                  ? columnBins.of(other.columnBins.value(c))
                  : groups.length == 0 ? 0 : groups[c];
          cells.add(rows.of(other.rows.value(r)), here, count);
        });
    n += other.n;
    narrow();
  }

  @Override
  Grid summary() {
    if (columnLevels != null) {
      return summary(columnLevels.sorted());
    }
    return summary(
        columnBins != null
            ? columnBins.sorted()
            : new LevelIndex.Sorted(List.of(Level.of("")), new int[] {0}));
  }

  private Grid summary(LevelIndex.Sorted columns) {
    return new Grid(
        cells.crosstab(rows.sorted(), columns),
        rows.width(),
        columnBins == null ? 0 : columnBins.width());
  }
}
