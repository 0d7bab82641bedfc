package org.lacrima.dataset.formula;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A formula's syntax tree. {@code at} is the offset of the part in the formula's text. */
public sealed interface Expression {

  int at();

  /** The parts that are expressions themselves, in order. */
  List<Expression> parts();

  record NumberLiteral(BigDecimal value, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  record TextLiteral(String value, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** The word {@code missing} without parentheses: a value that is never there. */
  record MissingLiteral(int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  record Name(String name, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** {@code first .. last}; only among the arguments of an aggregate. */
  record Run(String first, String last, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  record Negation(Expression operand, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }

  record Not(Expression operand, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }

  enum Arithmetic {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    POWER
  }

  record Calculation(Arithmetic operator, Expression left, Expression right, int at)
      implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }
  }

  enum Relation {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    public String symbol() {
      return switch (this) {
        case EQUAL -> "==";
        case NOT_EQUAL -> "!=";
        case LESS -> "<";
        case LESS_OR_EQUAL -> "<=";
        case GREATER -> ">";
        case GREATER_OR_EQUAL -> ">=";
      };
    }

    boolean holds(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case NOT_EQUAL -> comparison != 0;
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }

  record Comparison(Relation relation, Expression left, Expression right, int at)
      implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }
  }

  /** {@code left and right}, {@code left or right}, three-valued. */
  record Junction(boolean and, Expression left, Expression right, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }
  }

  /** {@code operand in (choices)}; the choices are literals. */
  record In(Expression operand, List<Expression> choices, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }

  record If(Expression condition, Expression then, Expression otherwise, int at)
      implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(condition, then, otherwise);
    }
  }

  enum Aggregation {
    MEAN,
    SUM,
    MIN,
    MAX,
    SD,
    COUNT
  }

  /**
   * @param min the fewest non-missing arguments that give a value; null where not said
   */
  record Aggregate(
      Aggregation aggregation, List<Expression> arguments, @Nullable Integer min, int at)
      implements Expression {
    @Override
    public List<Expression> parts() {
      return arguments;
    }
  }

  enum Scalar {
    ABS,
    LOG,
    EXP,
    SQRT
  }

  record Call(Scalar function, Expression operand, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }

  record Round(Expression operand, int digits, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }

  record Reverse(Expression operand, BigDecimal low, BigDecimal high, int at)
      implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }

  /** One {@code from = to} of a recode; {@code from} is a literal. */
  record Case(Expression from, Expression to) {}

  /**
   * @param otherwise null where there is no {@code else}: then missing
   */
  record Recode(Expression operand, List<Case> cases, @Nullable Expression otherwise, int at)
      implements Expression {
    @Override
    public List<Expression> parts() {
      List<Expression> parts = new java.util.ArrayList<>();
      parts.add(operand);
      cases.forEach(c -> parts.add(c.to()));
      if (otherwise != null) {
        parts.add(otherwise);
      }
      return parts;
    }
  }

  record Standardize(Expression operand, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }

  record IsMissing(Expression operand, int at) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(operand);
    }
  }
}
