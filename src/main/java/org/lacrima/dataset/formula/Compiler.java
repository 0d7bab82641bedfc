package org.lacrima.dataset.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * Turns a syntax tree into operators for columns of given shapes, and finds text where a number is
 * needed and the reverse. One compiler compiles one formula for one thread.
 */
final class Compiler {

  private final List<Shape> shapes;
  private final ToIntFunction<String> indexOf;
  private final Map<Expression.Standardize, double[]> standards;
  private final int capacity;
  private final Place place;
  private final Problems problems;

  /**
   * @param indexOf the column of a name; names are known to exist
   * @param standards mean and sd for each {@code standardize}, from an earlier pass
   */
  Compiler(
      List<Shape> shapes,
      ToIntFunction<String> indexOf,
      Map<Expression.Standardize, double[]> standards,
      int capacity,
      Place place,
      Problems problems) {
    this.shapes = shapes;
    this.indexOf = indexOf;
    this.standards = standards;
    this.capacity = capacity;
    this.place = place;
    this.problems = problems;
  }

  Operator compile(Expression expression) {
    if (expression instanceof Expression.NumberLiteral literal) {
      return new Leaves.Constant(literal.value(), capacity);
    }
    if (expression instanceof Expression.TextLiteral literal) {
      return new Leaves.Constant(literal.value(), capacity);
    }
    if (expression instanceof Expression.MissingLiteral) {
      return new Leaves.Missing(Shape.exact(1, 0), capacity);
    }
    if (expression instanceof Expression.Name name) {
      int index = indexOf.applyAsInt(name.name());
      return new Leaves.Reference(index, shapes.get(index));
    }
    if (expression instanceof Expression.Negation negation) {
      Operator zero = new Leaves.Constant(BigDecimal.ZERO, capacity);
      return addition(zero, number(negation.operand()), true);
    }
    if (expression instanceof Expression.Not not) {
      return new Conditions.Negating(number(not.operand()), capacity);
    }
    if (expression instanceof Expression.Calculation calculation) {
      return calculation(calculation);
    }
    if (expression instanceof Expression.Comparison comparison) {
      Operator[] sides =
          alike(comparison.at(), compile(comparison.left()), compile(comparison.right()));
      return new Conditions.Comparing(comparison.relation(), sides[0], sides[1], capacity);
    }
    if (expression instanceof Expression.Junction junction) {
      return new Conditions.Joining(
          junction.and(), number(junction.left()), number(junction.right()), capacity);
    }
    if (expression instanceof Expression.In in) {
      Operator operand = compile(in.operand());
      Set<Object> keys = new HashSet<>();
      for (Expression choice : in.choices()) {
        Object key = key(choice, operand.shape());
        if (key != null) {
          keys.add(key);
        }
      }
      return new Conditions.Membership(operand, keys, capacity);
    }
    if (expression instanceof Expression.If choice) {
      Operator condition = number(choice.condition());
      Operator[] sides = alike(choice.at(), compile(choice.then()), compile(choice.otherwise()));
      return new Conditions.Branching(condition, sides[0], sides[1], capacity);
    }
    if (expression instanceof Expression.Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (expression instanceof Expression.Call call) {
      Operator operand = number(call.operand());
      return call.function() == Expression.Scalar.ABS && operand.shape().isExact()
          ? new Arithmetics.ExactAbsolute(operand, capacity)
          : new Arithmetics.RealFunction(call.function(), real(operand), capacity);
    }
    if (expression instanceof Expression.Round round) {
      return rounding(round);
    }
    if (expression instanceof Expression.Reverse reverse) {
      Operator ends = new Leaves.Constant(reverse.low().add(reverse.high()), capacity);
      return addition(ends, number(reverse.operand()), true);
    }
    if (expression instanceof Expression.Recode recode) {
      return recode(recode);
    }
    if (expression instanceof Expression.Standardize standardize) {
      Operator operand = real(number(standardize.operand()));
      double[] standard = standards.get(standardize);
      if (standard == null) {
        problem(
            "standardize-not-here",
            standardize.at(),
            "standardize needs a whole data set, so it cannot stand here.");
        return new Leaves.Missing(Shape.REAL, capacity);
      }
      return new Arithmetics.Standardization(operand, standard[0], standard[1], capacity);
    }
    Expression.IsMissing missing = (Expression.IsMissing) expression;
    return new Conditions.MissingTest(compile(missing.operand()), capacity);
  }

  /** Compiles a part that must be a number. */
  private Operator number(Expression expression) {
    Operator operator = compile(expression);
    if (operator.shape().isText()) {
      String what =
          expression instanceof Expression.Name name ? "'" + name.name() + "'" : "This part";
      problem(
          "text-where-number-needed",
          expression.at(),
          what + " is text, but a number is needed here.");
      return new Leaves.Missing(Shape.REAL, capacity);
    }
    return operator;
  }

  private Operator calculation(Expression.Calculation calculation) {
    Operator left = number(calculation.left());
    Operator right = number(calculation.right());
    return switch (calculation.operator()) {
      case ADD -> addition(left, right, false);
      case SUBTRACT -> addition(left, right, true);
      case MULTIPLY -> {
        Shape shape = Shape.REAL;
        if (left.shape().isExact() && right.shape().isExact()) {
          shape =
              Shape.exactIfSmall(
                  (double) left.shape().denominator() * right.shape().denominator(),
                  (double) left.shape().bound() * right.shape().bound());
        }
        yield shape.isExact()
            ? new Arithmetics.Multiplication(left, right, shape, capacity)
            : new Arithmetics.Multiplication(real(left), real(right), shape, capacity);
      }
      case DIVIDE -> new Arithmetics.Division(real(left), real(right), capacity);
      case POWER -> new Arithmetics.Power(real(left), real(right), capacity);
    };
  }

  private Operator addition(Operator left, Operator right, boolean subtract) {
    Operator[] sides = sameDenominator(left, right);
    Shape shape = Shape.REAL;
    if (sides[0].shape().isExact()) {
      shape =
          Shape.exactIfSmall(
              sides[0].shape().denominator(),
              (double) sides[0].shape().bound() + sides[1].shape().bound());
      if (!shape.isExact()) {
        sides = new Operator[] {real(left), real(right)};
      }
    }
    return new Arithmetics.Addition(sides[0], sides[1], subtract, shape, capacity);
  }

  private Operator aggregate(Expression.Aggregate aggregate) {
    List<Operator> arguments = new ArrayList<>();
    for (Expression argument : aggregate.arguments()) {
      if (argument instanceof Expression.Run run) {
        int from = indexOf.applyAsInt(run.first());
        int to = indexOf.applyAsInt(run.last());
        for (int i = from; i <= to; i++) {
          if (shapes.get(i).isText() && aggregate.aggregation() != Expression.Aggregation.COUNT) {
            problem(
                "text-where-number-needed",
                run.at(),
                "The run " + run.first() + " .. " + run.last() + " holds a variable of text.");
          } else {
            arguments.add(new Leaves.Reference(i, shapes.get(i)));
          }
        }
      } else if (aggregate.aggregation() == Expression.Aggregation.COUNT) {
        arguments.add(compile(argument));
      } else {
        arguments.add(number(argument));
      }
    }
    Operator[] operands = arguments.toArray(new Operator[0]);
    if (aggregate.aggregation() == Expression.Aggregation.COUNT) {
      return new Aggregates.Counting(capacity, operands);
    }
    boolean sd = aggregate.aggregation() == Expression.Aggregation.SD;
    Integer asked = aggregate.min();
    int min = Math.max(sd ? 2 : 1, asked == null ? 1 : asked);
    if (asked != null && asked > operands.length && problems.isEmpty()) {
      problem(
          "min-too-large",
          aggregate.at(),
          "min = " + min + " can never be reached by " + operands.length + " variables.");
    }
    Operator exact = sd ? null : exactAggregate(aggregate.aggregation(), min, operands);
    if (exact != null) {
      return exact;
    }
    for (int i = 0; i < operands.length; i++) {
      operands[i] = real(operands[i]);
    }
    return new Aggregates.RealAggregate(aggregate.aggregation(), min, capacity, operands);
  }

  private @Nullable Operator exactAggregate(
      Expression.Aggregation aggregation, int min, Operator[] operands) {
    Operator[] same = sameDenominator(operands.clone());
    if (same.length == 0 || !same[0].shape().isExact()) {
      return null;
    }
    long denominator = same[0].shape().denominator();
    double sum = 0;
    long largest = 0;
    for (Operator operand : same) {
      sum += operand.shape().bound();
      largest = Math.max(largest, operand.shape().bound());
    }
    if (aggregation == Expression.Aggregation.MIN || aggregation == Expression.Aggregation.MAX) {
      return new Aggregates.ExactExtreme(
          aggregation == Expression.Aggregation.MAX,
          Shape.exact(denominator, largest),
          min,
          capacity,
          same);
    }
    boolean mean = aggregation == Expression.Aggregation.MEAN;
    double lcm = 1;
    for (int k = min; mean && k <= same.length; k++) {
      lcm = lcm(lcm, k);
    }
    // a mean is at most the largest value, but its sum must fit before it is divided
    Shape shape = Shape.exactIfSmall(denominator * lcm, Math.max(mean ? largest * lcm : sum, sum));
    if (!shape.isExact()) {
      return null;
    }
    long[] factors = new long[same.length + 1];
    for (int k = 0; k <= same.length; k++) {
      factors[k] = mean ? (k < min ? 0 : (long) lcm / k) : 1;
    }
    return new Aggregates.ExactSum(shape, factors, min, capacity, same);
  }

  private Operator rounding(Expression.Round round) {
    Operator operand = number(round.operand());
    Shape shape = Shape.REAL;
    if (operand.shape().isExact()) {
      double power = Leaves.powerOfTen(Math.max(round.digits(), 0));
      double bound =
          ((double) operand.shape().bound() / operand.shape().denominator() + 1) * power
              + (double) Leaves.powerOfTen(Math.max(-round.digits(), 0));
      shape = Shape.exactIfSmall(power, bound);
    }
    return new Arithmetics.Rounding(operand, round.digits(), shape, capacity);
  }

  private Operator recode(Expression.Recode recode) {
    Operator operand = compile(recode.operand());
    List<@Nullable Object> keys = new ArrayList<>();
    List<Operator> results = new ArrayList<>();
    for (Expression.Case c : recode.cases()) {
      keys.add(key(c.from(), operand.shape()));
      results.add(compile(c.to()));
    }
    Expression otherwise = recode.otherwise();
    if (otherwise != null) {
      results.add(compile(otherwise));
    }
    Operator[] alike = alike(recode.at(), results.toArray(new Operator[0]));
    Operator[] all = new Operator[alike.length + 1];
    all[0] = operand;
    Shape shape = alike[0].shape();
    for (int i = 0; i < alike.length; i++) {
      all[i + 1] = alike[i];
      shape = Choice.wider(shape, alike[i].shape());
    }
    return new Conditions.Recoding(operand, keys, otherwise != null, shape, capacity, all);
  }

  private @Nullable Object key(Expression literal, Shape shape) {
    if (literal instanceof Expression.TextLiteral text) {
      if (!shape.isText()) {
        problem(
            "text-where-number-needed",
            literal.at(),
            "'" + text.value() + "' is text, but the variable is a number.");
        return null;
      }
      return text.value();
    }
    BigDecimal number = ((Expression.NumberLiteral) literal).value();
    if (shape.isText()) {
      problem(
          "number-where-text-needed",
          literal.at(),
          number.toPlainString() + " is a number, but the variable is text.");
      return null;
    }
    return Choice.key(number, shape);
  }

  /** All as text, or all exact over one denominator, or all real. */
  private Operator[] alike(int at, Operator... operators) {
    boolean text = false;
    boolean number = false;
    for (Operator operator : operators) {
      if (!(operator instanceof Leaves.Missing)) {
        text |= operator.shape().isText();
        number |= operator.shape().isNumber();
      }
    }
    if (text && number) {
      problem(
          "text-where-number-needed", at, "A text and a number cannot be compared or mixed here.");
    }
    if (!text) {
      return sameDenominator(operators);
    }
    for (int i = 0; i < operators.length; i++) {
      if (!operators[i].shape().isText()) {
        operators[i] = new Leaves.Missing(Shape.TEXT, capacity);
      }
    }
    return operators;
  }

  /** All exact over their least common denominator; all real where that is not possible. */
  private Operator[] sameDenominator(Operator... operators) {
    double common = 1;
    boolean exact = true;
    for (Operator operator : operators) {
      exact &= operator.shape().isExact();
      common = exact ? lcm(common, operator.shape().denominator()) : common;
    }
    for (Operator operator : operators) {
      Shape shape = operator.shape();
      exact =
          exact
              && Shape.exactIfSmall(common, shape.bound() * (common / shape.denominator()))
                  .isExact();
    }
    Operator[] result = new Operator[operators.length];
    for (int i = 0; i < operators.length; i++) {
      result[i] =
          !exact
              ? real(operators[i])
              : operators[i].shape().denominator() == (long) common
                  ? operators[i]
                  : new Leaves.Rescaled(operators[i], (long) common, capacity);
    }
    return result;
  }

  private Operator real(Operator operator) {
    return operator.shape().isExact() ? new Leaves.AsReal(operator, capacity) : operator;
  }

  /** The least common multiple, or infinity where it is too large to matter. */
  private static double lcm(double a, double b) {
    if (a > Shape.LARGEST_DENOMINATOR || b > Shape.LARGEST_DENOMINATOR) {
      return Double.POSITIVE_INFINITY;
    }
    long x = (long) a;
    long y = (long) b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return a / x * b;
  }

  private void problem(String code, int at, String message) {
    problems.add(code, place.shifted(at), message);
  }
}
