package org.lacrima.analysis.seal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.formula.Expression;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * A formula written in one way, whatever blanks, brackets and quotes its author used; the names
 * that it mentions are collected on the way.
 */
final class FormulaForm {

  /** How tightly an expression holds together; looser ones inside tighter ones need brackets. */
  private static final int OR = 1;

  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int UNARY = 7;
  private static final int POWER = 8;
  private static final int PRIMARY = 9;

  private final Names names;
  private final Set<String> mentioned = new LinkedHashSet<>();
  private final StringBuilder out = new StringBuilder();

  private FormulaForm(Names names) {
    this.names = names;
  }

  /**
   * @param text in the one form
   * @param mentioned names of variables in it, those inside of runs too where they are known
   */
  record Written(String text, Set<String> mentioned) {}

  /** Null where the text is no formula. */
  static @Nullable Written of(String text, Names names) {
    Formula formula = Formula.parse(text, Place.file(""), new Problems());
    if (formula == null) {
      return null;
    }
    FormulaForm form = new FormulaForm(names);
    form.write(formula.root(), OR);
    return new Written(form.out.toString(), form.mentioned);
  }

  /** A name as formulas write it. */
  static String name(String name) {
    boolean plain = name.matches("[\\p{L}_][\\p{L}\\p{N}_]*");
    boolean word = Set.of("and", "or", "not", "in", "missing", "else").contains(name);
    return plain && !word ? name : "`" + name.replace("`", "``") + "`";
  }

  private static int tightness(Expression e) {
    if (e instanceof Expression.Junction junction) {
      return junction.and() ? AND : OR;
    }
    if (e instanceof Expression.Not) {
      return NOT;
    }
    if (e instanceof Expression.Comparison || e instanceof Expression.In) {
      return COMPARISON;
    }
    if (e instanceof Expression.Calculation calculation) {
      return switch (calculation.operator()) {
        case ADD, SUBTRACT -> SUM;
        case MULTIPLY, DIVIDE -> PRODUCT;
        case POWER -> POWER;
      };
    }
    return e instanceof Expression.Negation ? UNARY : PRIMARY;
  }

  private void write(Expression e, int atLeast) {
    if (tightness(e) < atLeast) {
      out.append('(');
      writeOpen(e);
      out.append(')');
    } else {
      writeOpen(e);
    }
  }

  private void writeOpen(Expression e) {
    if (e instanceof Expression.Junction junction) {
      int own = tightness(e);
      binary(junction.left(), own, junction.and() ? " and " : " or ", junction.right(), own + 1);
    } else if (e instanceof Expression.Not not) {
      out.append("not ");
      write(not.operand(), NOT);
    } else if (e instanceof Expression.Comparison c) {
      binary(c.left(), SUM, " " + c.relation().symbol() + " ", c.right(), SUM);
    } else if (e instanceof Expression.In in) {
      write(in.operand(), SUM);
      out.append(" in ");
      list(in.choices());
    } else if (e instanceof Expression.Calculation calculation) {
      calculation(calculation);
    } else if (e instanceof Expression.Negation negation) {
      out.append('-');
      write(negation.operand(), UNARY);
    } else {
      primary(e);
    }
  }

  private void binary(Expression left, int atLeast, String sign, Expression right, int rightLeast) {
    write(left, atLeast);
    out.append(sign);
    write(right, rightLeast);
  }

  private void calculation(Expression.Calculation c) {
    switch (c.operator()) {
      case ADD -> binary(c.left(), SUM, " + ", c.right(), PRODUCT);
      case SUBTRACT -> binary(c.left(), SUM, " - ", c.right(), PRODUCT);
      case MULTIPLY -> binary(c.left(), PRODUCT, " * ", c.right(), UNARY);
      case DIVIDE -> binary(c.left(), PRODUCT, " / ", c.right(), UNARY);
      case POWER -> binary(c.left(), PRIMARY, " ^ ", c.right(), UNARY);
    }
  }

  private void primary(Expression e) {
    if (e instanceof Expression.NumberLiteral number) {
      out.append(SpecMeaning.number(number.value()));
    } else if (e instanceof Expression.TextLiteral text) {
      out.append('\'').append(text.value().replace("'", "''")).append('\'');
    } else if (e instanceof Expression.MissingLiteral) {
      out.append("missing");
    } else if (e instanceof Expression.Name name) {
      mentioned.add(name.name());
      out.append(name(name.name()));
    } else if (e instanceof Expression.Run run) {
      run(run);
    } else if (e instanceof Expression.If choice) {
      call("if", List.of(choice.condition(), choice.then(), choice.otherwise()));
    } else if (e instanceof Expression.Aggregate aggregate) {
      out.append(aggregate.aggregation().name().toLowerCase(Locale.ROOT)).append('(');
      items(aggregate.arguments());
      out.append(aggregate.min() == null ? ")" : ", min = " + aggregate.min() + ")");
    } else if (e instanceof Expression.Call call) {
      call(call.function().name().toLowerCase(Locale.ROOT), List.of(call.operand()));
    } else if (e instanceof Expression.Round round) {
      out.append("round(");
      write(round.operand(), OR);
      out.append(round.digits() == 0 ? ")" : ", " + round.digits() + ")");
    } else if (e instanceof Expression.Reverse reverse) {
      out.append("reverse(");
      write(reverse.operand(), OR);
      out.append(", ").append(SpecMeaning.number(reverse.low()));
      out.append(", ").append(SpecMeaning.number(reverse.high())).append(')');
    } else if (e instanceof Expression.Recode recode) {
      recode(recode);
    } else if (e instanceof Expression.Standardize standardize) {
      call("standardize", List.of(standardize.operand()));
    } else if (e instanceof Expression.IsMissing missing) {
      call("missing", List.of(missing.operand()));
    } else {
      throw new IllegalStateException("No form for " + e);
    }
  }

  private void run(Expression.Run run) {
    List<String> inside = names.run(run.first(), run.last());
    if (inside == null) {
      mentioned.add(run.first());
      mentioned.add(run.last());
      out.append(name(run.first())).append(" .. ").append(name(run.last()));
    } else {
      mentioned.addAll(inside);
      out.append(inside.stream().map(FormulaForm::name).collect(Collectors.joining(", ")));
    }
  }

  private void recode(Expression.Recode recode) {
    out.append("recode(");
    write(recode.operand(), OR);
    for (Expression.Case each : recode.cases()) {
      out.append(", ");
      binary(each.from(), PRIMARY - 2, " = ", each.to(), SUM);
    }
    Expression otherwise = recode.otherwise();
    if (otherwise != null) {
      out.append(", else = ");
      write(otherwise, SUM);
    }
    out.append(')');
  }

  private void call(String function, List<Expression> arguments) {
    out.append(function);
    list(arguments);
  }

  private void list(List<Expression> arguments) {
    out.append('(');
    items(arguments);
    out.append(')');
  }

  private void items(List<Expression> arguments) {
    List<Expression> rest = new ArrayList<>(arguments);
    for (int i = 0; i < rest.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      write(rest.get(i), OR);
    }
  }
}
