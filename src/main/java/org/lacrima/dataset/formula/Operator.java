package org.lacrima.dataset.formula;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/**
 * One step of a compiled formula: reads columns, fills {@link #out}. It owns its memory, so one
 * thread uses it at a time.
 */
abstract class Operator {

  static final int DIVISION_BY_ZERO = 1;
  static final int OUTSIDE_DOMAIN = 2;

  private static final Operator[] NONE = {};

  Column out;
  final Operator[] operands;
  private final boolean operandsCanFault;

  Operator(Column out, Operator... operands) {
    this.out = out;
    this.operands = operands.length == 0 ? NONE : operands;
    boolean any = false;
    for (Operator operand : operands) {
      any |= operand.canFault();
    }
    this.operandsCanFault = any;
  }

  Shape shape() {
    return out.shape;
  }

  /** Fills {@code out} for all rows of the batch. */
  final void run(Batch batch) {
    for (Operator operand : operands) {
      operand.run(batch);
    }
    compute(batch);
  }

  abstract void compute(Batch batch);

  /** The same step in another language. */
  abstract <E> E in(Notation<E> notation);

  final <E> E operandIn(Notation<E> notation, int operand) {
    return operands[operand].in(notation);
  }

  final <E> List<E> operandsIn(Notation<E> notation) {
    List<E> written = new ArrayList<>();
    for (Operator operand : operands) {
      written.add(operand.in(notation));
    }
    return written;
  }

  /** Whether {@link #fault} can ever be other than 0. */
  boolean canFault() {
    return operandsCanFault;
  }

  /** Why the row's value could not be computed: 0, or the constants above or-ed. */
  int fault(int row) {
    int faults = 0;
    if (operandsCanFault) {
      for (Operator operand : operands) {
        faults |= operand.fault(row);
      }
    }
    return faults;
  }

  /** 1 true, 0 false, -1 missing. */
  int truth(int row) {
    if (out.shape.isExact()) {
      long unit = out.units[row];
      return unit == Column.MISSING ? -1 : unit != 0 ? 1 : 0;
    }
    double value = out.reals[row];
    return Double.isNaN(value) ? -1 : value != 0 ? 1 : 0;
  }
}
