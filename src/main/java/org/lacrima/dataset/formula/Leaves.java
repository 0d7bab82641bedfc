package org.lacrima.dataset.formula;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/** Operators without operands, and conversions between shapes. */
final class Leaves {

  private Leaves() {}

  /** The shape that holds a literal exactly, or REAL. */
  static Shape shapeOf(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    int scale = Math.max(0, plain.scale());
    if (scale > 12 || plain.precision() - plain.scale() > 18) {
      return Shape.REAL;
    }
    double bound = Math.abs(plain.movePointRight(scale).doubleValue());
    return Shape.exactIfSmall(powerOfTen(scale), bound);
  }

  static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  static final class Reference extends Operator {
    private final int index;

    Reference(int index, Shape shape) {
      super(new Column(shape, 0));
      this.index = index;
    }

    @Override
    void compute(Batch batch) {
      out = batch.columns[index];
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.column(index, shape());
    }
  }

  static final class Constant extends Operator {
    Constant(BigDecimal value, int capacity) {
      super(new Column(shapeOf(value), capacity));
      if (out.shape.isExact()) {
        long unit = value.multiply(BigDecimal.valueOf(out.shape.denominator())).longValueExact();
        Arrays.fill(out.units, unit);
      } else {
        Arrays.fill(out.reals, value.doubleValue());
      }
    }

    Constant(String text, int capacity) {
      super(new Column(Shape.TEXT, capacity));
      Arrays.fill(out.texts, text);
    }

    @Override
    void compute(Batch batch) {}

    @Override
    <E> E in(Notation<E> notation) {
      return switch (shape().kind()) {
        case EXACT -> notation.units(out.units[0], shape());
        case REAL -> notation.real(out.reals[0]);
        case TEXT -> notation.text(Objects.requireNonNull(out.texts[0]));
      };
    }
  }

  /** Always missing, in any shape that is wanted. */
  static final class Missing extends Operator {
    Missing(Shape shape, int capacity) {
      super(new Column(shape, capacity));
      for (int i = 0; i < capacity; i++) {
        out.setMissing(i);
      }
    }

    @Override
    void compute(Batch batch) {}

    @Override
    <E> E in(Notation<E> notation) {
      return notation.missing(shape());
    }
  }

  /** Exact values over a larger denominator. */
  static final class Rescaled extends Operator {
    private final long factor;

    Rescaled(Operator operand, long denominator, int capacity) {
      super(
          new Column(
              Shape.exact(
                  denominator,
                  operand.shape().bound() * (denominator / operand.shape().denominator())),
              capacity),
          operand);
      this.factor = denominator / operand.shape().denominator();
    }

    @Override
    void compute(Batch batch) {
      long[] from = operands[0].out.units;
      for (int i = 0; i < batch.rows; i++) {
        out.units[i] = from[i] == Column.MISSING ? Column.MISSING : from[i] * factor;
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.rescaled(operandIn(notation, 0), factor, shape());
    }
  }

  static final class AsReal extends Operator {
    AsReal(Operator operand, int capacity) {
      super(new Column(Shape.REAL, capacity), operand);
    }

    @Override
    void compute(Batch batch) {
      Column from = operands[0].out;
      for (int i = 0; i < batch.rows; i++) {
        out.reals[i] = from.number(i);
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.asReal(operandIn(notation, 0));
    }
  }
}
