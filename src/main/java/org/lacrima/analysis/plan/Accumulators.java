package org.lacrima.analysis.plan;

import java.util.List;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.csv.CsvPass;

/** Which accumulator answers which need. */
final class Accumulators {

  private static final int CAPACITY = CsvPass.BATCH_ROWS;

  private Accumulators() {}

  static Accumulator of(Need<?> need, Layout layout, List<Shape> shapes) {
    int[] complete = layout.indexes(need.complete());
    if (need instanceof Need.RowCount) {
      return new CountAccumulators.RowCounter(CAPACITY);
    }
    if (need instanceof Need.MomentsOf moments) {
      int column = layout.index(moments.variable());
      return new SumAccumulators.MomentsSum(column, shapes.get(column), complete, CAPACITY);
    }
    if (need instanceof Need.GroupMoments moments) {
      int outcome = layout.index(moments.outcome());
      int group = layout.index(moments.group());
      return new SumAccumulators.GroupSum(
          outcome, shapes.get(outcome), group, shapes.get(group), complete, CAPACITY);
    }
    if (need instanceof Need.FrequenciesOf frequencies) {
      int column = layout.index(frequencies.variable());
      return new CountAccumulators.LevelCounter(column, shapes.get(column), complete, CAPACITY);
    }
    if (need instanceof Need.JointFrequencies joint) {
      int rows = layout.index(joint.rows());
      int columns = layout.index(joint.columns());
      return new CountAccumulators.PairCounter(
          rows, shapes.get(rows), columns, shapes.get(columns), complete, CAPACITY);
    }
    if (need instanceof Need.DifferencesOf differences) {
      int x = layout.index(differences.x());
      int y = layout.index(differences.y());
      return new CountAccumulators.DifferenceCounter(
          x, shapes.get(x), y, shapes.get(y), complete, CAPACITY);
    }
    if (need instanceof Need.CrossProductsOf products) {
      int[] columns = layout.indexes(products.variables());
      Shape[] of = new Shape[columns.length];
      boolean exact = true;
      for (int i = 0; i < of.length; i++) {
        of[i] = shapes.get(columns[i]);
        exact &= of[i].isExact();
      }
      return exact && columns.length == 2
          ? new SumAccumulators.ExactPair(columns[0], of[0], columns[1], of[1], complete, CAPACITY)
          : new SumAccumulators.MatrixSum(columns, of, complete, CAPACITY);
    }
    Need.Cases cases = (Need.Cases) need;
    return new SumAccumulators.CaseKeeper(layout.indexes(cases.variables()), complete, CAPACITY);
  }
}
