package org.lacrima.dataset.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/** Operators that compute a number from one or two. */
final class Arithmetics {

  private Arithmetics() {}

  /** {@code left + right} or {@code left - right} over the same denominator, or both real. */
  static final class Addition extends Operator {
    private final boolean subtract;

    Addition(Operator left, Operator right, boolean subtract, Shape shape, int capacity) {
      super(new Column(shape, capacity), left, right);
      this.subtract = subtract;
    }

    @Override
    void compute(Batch batch) {
      Column a = operands[0].out;
      Column b = operands[1].out;
      if (out.shape.isExact()) {
        for (int i = 0; i < batch.rows; i++) {
          long x = a.units[i];
          long y = b.units[i];
          out.units[i] =
              x == Column.MISSING || y == Column.MISSING
                  ? Column.MISSING
                  : subtract ? x - y : x + y;
        }
      } else {
        for (int i = 0; i < batch.rows; i++) {
          out.reals[i] = subtract ? a.reals[i] - b.reals[i] : a.reals[i] + b.reals[i];
        }
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.sum(operandIn(notation, 0), operandIn(notation, 1), subtract, shape());
    }
  }

  static final class Multiplication extends Operator {
    Multiplication(Operator left, Operator right, Shape shape, int capacity) {
      super(new Column(shape, capacity), left, right);
    }

    @Override
    void compute(Batch batch) {
      Column a = operands[0].out;
      Column b = operands[1].out;
      if (out.shape.isExact()) {
        for (int i = 0; i < batch.rows; i++) {
          long x = a.units[i];
          long y = b.units[i];
          out.units[i] = x == Column.MISSING || y == Column.MISSING ? Column.MISSING : x * y;
        }
      } else {
        for (int i = 0; i < batch.rows; i++) {
          out.reals[i] = a.reals[i] * b.reals[i];
        }
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.product(operandIn(notation, 0), operandIn(notation, 1), shape());
    }
  }

  /** An operator on reals whose result may not exist. */
  abstract static class Partial extends Operator {
    private final byte[] faults;

    Partial(int capacity, Operator... operands) {
      super(new Column(Shape.REAL, capacity), operands);
      this.faults = new byte[capacity];
    }

    /** Stores a result; one that is not finite becomes missing with the fault {@code why}. */
    final void store(int row, double result, boolean operandMissing, int why) {
      boolean bad = !operandMissing && (Double.isNaN(result) || Double.isInfinite(result));
      faults[row] = (byte) (bad ? why : 0);
      out.reals[row] = operandMissing || bad ? Double.NaN : result;
    }

    @Override
    boolean canFault() {
      return true;
    }

    @Override
    int fault(int row) {
      return faults[row] | super.fault(row);
    }
  }

  static final class Division extends Partial {
    Division(Operator left, Operator right, int capacity) {
      super(capacity, left, right);
    }

    @Override
    void compute(Batch batch) {
      double[] a = operands[0].out.reals;
      double[] b = operands[1].out.reals;
      for (int i = 0; i < batch.rows; i++) {
        boolean missing = Double.isNaN(a[i]) || Double.isNaN(b[i]);
        store(i, a[i] / b[i], missing, b[i] == 0 ? DIVISION_BY_ZERO : OUTSIDE_DOMAIN);
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.quotient(operandIn(notation, 0), operandIn(notation, 1));
    }
  }

  static final class Power extends Partial {
    Power(Operator base, Operator exponent, int capacity) {
      super(capacity, base, exponent);
    }

    @Override
    void compute(Batch batch) {
      double[] a = operands[0].out.reals;
      double[] b = operands[1].out.reals;
      for (int i = 0; i < batch.rows; i++) {
        boolean missing = Double.isNaN(a[i]) || Double.isNaN(b[i]);
        double power = b[i] == 2 ? a[i] * a[i] : StrictMath.pow(a[i], b[i]);
        store(i, power, missing, a[i] == 0 ? DIVISION_BY_ZERO : OUTSIDE_DOMAIN);
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.power(operandIn(notation, 0), operandIn(notation, 1));
    }
  }

  static final class RealFunction extends Partial {
    private final Expression.Scalar function;

    RealFunction(Expression.Scalar function, Operator operand, int capacity) {
      super(capacity, operand);
      this.function = function;
    }

    @Override
    void compute(Batch batch) {
      double[] x = operands[0].out.reals;
      for (int i = 0; i < batch.rows; i++) {
        double value =
            switch (function) {
              case ABS -> Math.abs(x[i]);
              case LOG -> StrictMath.log(x[i]);
              case EXP -> StrictMath.exp(x[i]);
              case SQRT -> Math.sqrt(x[i]);
            };
        store(i, value, Double.isNaN(x[i]), OUTSIDE_DOMAIN);
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      String name = function.name().toLowerCase(Locale.ROOT);
      return notation.function(name, operandIn(notation, 0), shape());
    }
  }

  static final class ExactAbsolute extends Operator {
    ExactAbsolute(Operator operand, int capacity) {
      super(new Column(operand.shape(), capacity), operand);
    }

    @Override
    void compute(Batch batch) {
      long[] x = operands[0].out.units;
      for (int i = 0; i < batch.rows; i++) {
        out.units[i] = x[i] == Column.MISSING ? Column.MISSING : Math.abs(x[i]);
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.function("abs", operandIn(notation, 0), shape());
    }
  }

  /** Half away from zero, to a power of ten; exact values stay exact. */
  static final class Rounding extends Operator {
    private final int digits;

    Rounding(Operator operand, int digits, Shape shape, int capacity) {
      super(new Column(shape, capacity), operand);
      this.digits = digits;
    }

    @Override
    void compute(Batch batch) {
      Column x = operands[0].out;
      for (int i = 0; i < batch.rows; i++) {
        if (x.isMissing(i)) {
          out.setMissing(i);
        } else if (!x.shape.isExact()) {
          out.reals[i] = rounded(new BigDecimal(x.reals[i])).doubleValue();
        } else if (out.shape.isExact()) {
          out.units[i] = exactUnits(x.units[i], x.shape.denominator());
        } else {
          out.reals[i] = rounded(new BigDecimal(x.number(i))).doubleValue();
        }
      }
    }

    private BigDecimal rounded(BigDecimal value) {
      return value.setScale(digits, RoundingMode.HALF_UP);
    }

    private long exactUnits(long units, long denominator) {
      // in units of 10^-digits (1 where digits is negative), by integers only
      java.math.BigInteger scaled =
          java.math.BigInteger.valueOf(units)
              .multiply(java.math.BigInteger.valueOf(Leaves.powerOfTen(Math.max(digits, 0))));
      long coarse = Leaves.powerOfTen(Math.max(-digits, 0));
      BigDecimal quotient =
          new BigDecimal(scaled)
              .divide(
                  BigDecimal.valueOf(denominator).multiply(BigDecimal.valueOf(coarse)),
                  0,
                  RoundingMode.HALF_UP);
      return quotient.multiply(BigDecimal.valueOf(coarse)).longValueExact();
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.rounded(operandIn(notation, 0), digits, shape());
    }
  }

  /** {@code (x - mean) / sd}, with both from a pass over the data. */
  static final class Standardization extends Operator {
    private final double mean;
    private final double sd;

    Standardization(Operator operand, double mean, double sd, int capacity) {
      super(new Column(Shape.REAL, capacity), operand);
      this.mean = mean;
      this.sd = sd;
    }

    @Override
    void compute(Batch batch) {
      double[] x = operands[0].out.reals;
      for (int i = 0; i < batch.rows; i++) {
        out.reals[i] = sd > 0 ? (x[i] - mean) / sd : Double.NaN;
      }
    }

    @Override
    <E> E in(Notation<E> notation) {
      return notation.standardized(operandIn(notation, 0), mean, sd);
    }
  }
}
