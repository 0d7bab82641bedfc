package org.lacrima.dataset.formula;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/** Operators whose result is true (1), false (0) or missing, and those that choose by one. */
final class Conditions {

  private static final Shape TRUTH = Shape.exact(1, 1);

  private Conditions() {}

  private static Column truths(int capacity) {
    return new Column(TRUTH, capacity);
  }

  /** Both operands exact over one denominator, or both real, or both text. */
  static final class Comparing extends Operator {
    private final Expression.Relation relation;

    Comparing(Expression.Relation relation, Operator left, Operator right, int capacity) {
      super(truths(capacity), left, right);
      this.relation = relation;
    }

    @Override
    void compute(Batch batch) {
      Column a = operands[0].out;
      Column b = operands[1].out;
      for (int i = 0; i < batch.rows; i++) {
        if (a.isMissing(i) || b.isMissing(i)) {
          out.units[i] = Column.MISSING;
        } else {
          int order =
              switch (a.shape.kind()) {
                case EXACT -> Long.compare(a.units[i], b.units[i]);
                case REAL -> a.reals[i] == b.reals[i] ? 0 : a.reals[i] < b.reals[i] ? -1 : 1;
                case TEXT -> TextOrder.compare(a.texts[i], b.texts[i]);
              };
          out.units[i] = relation.holds(order) ? 1 : 0;
        }
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.compared(relation.symbol(), operandIn(notation, 0), operandIn(notation, 1));
    }
  }

  static final class Negating extends Operator {
    Negating(Operator operand, int capacity) {
      super(truths(capacity), operand);
    }

    @Override
    void compute(Batch batch) {
      for (int i = 0; i < batch.rows; i++) {
        int truth = operands[0].truth(i);
        out.units[i] = truth < 0 ? Column.MISSING : 1 - truth;
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.not(operandIn(notation, 0));
    }
  }

  /** Kleene's three-valued and / or. */
  static final class Joining extends Operator {
    private final int decisive;

    Joining(boolean and, Operator left, Operator right, int capacity) {
      super(truths(capacity), left, right);
      this.decisive = and ? 0 : 1;
    }

    @Override
    void compute(Batch batch) {
      for (int i = 0; i < batch.rows; i++) {
        int left = operands[0].truth(i);
        int right = operands[1].truth(i);
        out.units[i] =
            left == decisive || right == decisive
                ? decisive
                : left < 0 || right < 0 ? Column.MISSING : 1 - decisive;
      }
    }

    @Override
    int fault(int row) {
      int left = operands[0].fault(row);
      return operands[0].truth(row) == decisive ? left : left | operands[1].fault(row);
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.joined(decisive == 0, operandIn(notation, 0), operandIn(notation, 1));
    }
  }

  /** Membership among literals; {@code choices} are units, doubles or texts of the operand. */
  static final class Membership extends Operator {
    private final Set<?> choices;

    Membership(Operator operand, Set<?> choices, int capacity) {
      super(truths(capacity), operand);
      this.choices = choices;
    }

    @Override
    void compute(Batch batch) {
      Column x = operands[0].out;
      for (int i = 0; i < batch.rows; i++) {
        out.units[i] = x.isMissing(i) ? Column.MISSING : choices.contains(Choice.key(x, i)) ? 1 : 0;
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.among(operandIn(notation, 0), choices);
    }
  }

  static final class MissingTest extends Operator {
    MissingTest(Operator operand, int capacity) {
      super(truths(capacity), operand);
    }

    @Override
    void compute(Batch batch) {
      for (int i = 0; i < batch.rows; i++) {
        out.units[i] = operands[0].out.isMissing(i) ? 1 : 0;
      }
    }

    @Override
    boolean canFault() {
      return false; // asking whether a value is missing is how an author handles a fault
    }

    @Override
    int fault(int row) {
      return 0;
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.isMissing(operandIn(notation, 0));
    }
  }

  /** Takes each row from one of several operands of the same shape. */
  abstract static class Choosing extends Operator {
    private final int[] chosen;

    Choosing(Shape shape, int capacity, Operator... operands) {
      super(new Column(shape, capacity), operands);
      this.chosen = new int[capacity];
    }

    /** Which operand the row's value comes from; -1: missing. */
    abstract int choose(int row);

    @Override
    final void compute(Batch batch) {
      for (int i = 0; i < batch.rows; i++) {
        int index = choose(i);
        chosen[i] = index;
        if (index < 0) {
          out.setMissing(i);
          continue;
        }
        Column from = operands[index].out;
        switch (out.shape.kind()) {
          case EXACT -> out.units[i] = from.units[i];
          case REAL -> out.reals[i] = from.reals[i];
          case TEXT -> out.texts[i] = from.texts[i];
        }
      }
    }

    @Override
    int fault(int row) {
      int first = operands[0].fault(row);
      return chosen[row] < 0 ? first : first | operands[chosen[row]].fault(row);
    }
  }

  static final class Branching extends Choosing {
    Branching(Operator condition, Operator then, Operator otherwise, int capacity) {
      super(Choice.wider(then.shape(), otherwise.shape()), capacity, condition, then, otherwise);
    }

    @Override
    int choose(int row) {
      int truth = operands[0].truth(row);
      return truth < 0 ? -1 : truth == 1 ? 1 : 2;
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.branch(
          operandIn(notation, 0), operandIn(notation, 1), operandIn(notation, 2), shape());
    }
  }

  /**
   * {@code keys.get(k)} of the first operand gives operand {@code k + 1}; else the last, if any.
   */
  static final class Recoding extends Choosing {
    private final List<@Nullable Object> keys;
    private final boolean otherwise;

    Recoding(
        Operator operand,
        List<@Nullable Object> keys,
        boolean otherwise,
        Shape shape,
        int capacity,
        Operator... all) {
      super(shape, capacity, all);
      this.keys = keys;
      this.otherwise = otherwise;
      if (all[0] != operand) {
        throw new IllegalArgumentException("The recoded operand must come first");
      }
    }

    @Override
    int choose(int row) {
      Column x = operands[0].out;
      if (x.isMissing(row)) {
        return -1;
      }
      int at = keys.indexOf(Choice.key(x, row));
      return at >= 0 ? at + 1 : otherwise ? operands.length - 1 : -1;
    }

    @Override
    <E> E in(Notation<E> notation) {
      List<E> results = operandsIn(notation);
      E operand = results.remove(0);
      E other = otherwise ? results.remove(results.size() - 1) : null;
      return notation.recoded(operand, keys, results, other, shape());
    }
  }
}
