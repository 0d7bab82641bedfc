package org.lacrima.dataset.formula;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;

/**
 * Another language in which a compiled formula can be written down, SQL for one. The compiler has
 * settled every shape already: an exact value is written in units of its shape's denominator, a
 * truth as the unit 1 or 0, and what cannot be computed is missing.
 *
 * @param <E> what a part of a formula is written as; it knows its own shape
 */
public interface Notation<E> {

  /** A variable, by its place among those that the formula was bound to. */
  E column(int index, Shape shape);

  E units(long units, Shape shape);

  E real(double value);

  E text(String value);

  /** Never there. */
  E missing(Shape shape);

  /** Units times {@code factor}: the same value over a larger denominator. */
  E rescaled(E operand, long factor, Shape shape);

  /** Units divided by the denominator, as a double. */
  E asReal(E operand);

  /** Both operands have the result's denominator, or all three are real. */
  E sum(E left, E right, boolean subtract, Shape shape);

  E product(E left, E right, Shape shape);

  /** Of reals. Where the result is not finite: missing, and a fault. */
  E quotient(E left, E right);

  /** Of reals, as {@link #quotient}; with the exponent 2 the base times itself. */
  E power(E base, E exponent);

  /** {@code abs}, of exact values too; {@code log}, {@code exp}, {@code sqrt} as quotient. */
  E function(String name, E operand, Shape shape);

  /** Half away from zero, to a power of ten. */
  E rounded(E operand, int digits, Shape shape);

  E standardized(E operand, double mean, double sd);

  /** How many are not missing. */
  E counted(List<E> operands);

  /** The sum of those that are there, times {@code factors[how many]}; missing below min. */
  E exactSum(List<E> operands, long[] factors, int min, Shape shape);

  /** The smallest or largest of exact operands that are there; missing below min. */
  E extreme(List<E> operands, boolean largest, int min, Shape shape);

  /** {@code mean}, {@code sum}, {@code min}, {@code max}, {@code sd} of reals. */
  E realAggregate(String name, List<E> operands, int min);

  /**
   * @param relation one of {@code == != < <= > >=}
   */
  E compared(String relation, E left, E right);

  E not(E operand);

  /** Kleene's {@code and}; or {@code or}. */
  E joined(boolean and, E left, E right);

  /**
   * @param choices units, doubles or texts, as the operand's shape is
   */
  E among(E operand, Set<?> choices);

  E isMissing(E operand);

  E branch(E condition, E then, E otherwise, Shape shape);

  /**
   * @param keys units, doubles or texts, one for each result; null equals nothing
   * @param otherwise null: missing
   */
  E recoded(
      E operand, List<@Nullable Object> keys, List<E> results, @Nullable E otherwise, Shape shape);
}
