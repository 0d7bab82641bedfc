package org.lacrima.dataset.formula;

import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/** A formula ready to compute over batches. One thread uses it at a time. */
public final class CompiledFormula {

  private final Operator root;

  CompiledFormula(Operator root) {
    this.root = root;
  }

  public Shape shape() {
    return root.shape();
  }

  /** The formula in another language. */
  public <E> E in(Notation<E> notation) {
    return root.in(notation);
  }

  /** Computes all rows of the batch. */
  public void run(Batch batch) {
    root.run(batch);
  }

  /** The values of the last run. */
  public Column out() {
    return root.out;
  }

  /** 1 true, 0 false, -1 missing; a condition that is text has been refused by the compiler. */
  public int truth(int row) {
    return root.truth(row);
  }

  public boolean canFault() {
    return root.canFault();
  }

  /** Whether the row has no value because of a division by zero. */
  public boolean dividedByZero(int row) {
    return (root.fault(row) & Operator.DIVISION_BY_ZERO) != 0;
  }

  /** Whether the row has no value because a function was asked outside its domain. */
  public boolean outsideDomain(int row) {
    return (root.fault(row) & Operator.OUTSIDE_DOMAIN) != 0;
  }
}
