package org.lacrima.analysis.script;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.formula.Expression;

/**
 * Writes a formula in R, over the data frame {@code d}. R's own logic is three-valued as ours is;
 * what differs (missing values of functions, rounding, results that are not finite) is in functions
 * of the script.
 */
final class RFormula {

  private final List<String> order;

  /**
   * @param order all variables, for runs
   */
  RFormula(List<String> order) {
    this.order = List.copyOf(order);
  }

  String of(Expression e) {
    if (e instanceof Expression.NumberLiteral number) {
      return number.value().toPlainString();
    }
    if (e instanceof Expression.TextLiteral text) {
      return RText.text(text.value());
    }
    if (e instanceof Expression.MissingLiteral) {
      return "NA";
    }
    if (e instanceof Expression.Name name) {
      return variable(name.name());
    }
    if (e instanceof Expression.Negation negation) {
      return "(-" + of(negation.operand()) + ")";
    }
    if (e instanceof Expression.Not not) {
      return "(!" + of(not.operand()) + ")";
    }
    if (e instanceof Expression.Calculation c) {
      return calculation(c);
    }
    if (e instanceof Expression.Comparison c) {
      return "(" + of(c.left()) + " " + c.relation().symbol() + " " + of(c.right()) + ")";
    }
    if (e instanceof Expression.Junction j) {
      return "(" + of(j.left()) + (j.and() ? " & " : " | ") + of(j.right()) + ")";
    }
    return function(e);
  }

  private String function(Expression e) {
    if (e instanceof Expression.In in) {
      return call("f_in", of(in.operand()), "c(" + list(in.choices()) + ")");
    }
    if (e instanceof Expression.If choice) {
      return call("f_if", of(choice.condition()), of(choice.then()), of(choice.otherwise()));
    }
    if (e instanceof Expression.Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (e instanceof Expression.Call call) {
      String name = call.function().name().toLowerCase(Locale.ROOT);
      return "finite(" + name + "(" + of(call.operand()) + "))";
    }
    if (e instanceof Expression.Round round) {
      return call("f_round", of(round.operand()), Integer.toString(round.digits()));
    }
    if (e instanceof Expression.Reverse r) {
      String sum = r.low().add(r.high()).toPlainString();
      return "(" + sum + " - " + of(r.operand()) + ")";
    }
    if (e instanceof Expression.Recode recode) {
      return recode(recode);
    }
    if (e instanceof Expression.Standardize standardize) {
      return call("f_standardize", of(standardize.operand()));
    }
    if (e instanceof Expression.IsMissing missing) {
      return call("is.na", of(missing.operand()));
    }
    throw new IllegalStateException("R has no words for " + e);
  }

  private String calculation(Expression.Calculation c) {
    String left = of(c.left());
    String right = of(c.right());
    return switch (c.operator()) {
      case ADD -> "(" + left + " + " + right + ")";
      case SUBTRACT -> "(" + left + " - " + right + ")";
      case MULTIPLY -> "(" + left + " * " + right + ")";
      case DIVIDE -> "finite(" + left + " / " + right + ")";
      case POWER -> "finite(" + left + " ^ " + right + ")";
    };
  }

  private String aggregate(Expression.Aggregate aggregate) {
    String parts =
        aggregate.arguments().stream().map(this::argument).collect(Collectors.joining(", "));
    Integer min = aggregate.min();
    int usual = aggregate.aggregation() == Expression.Aggregation.SD ? 2 : 1;
    return call(
        "f_aggregate",
        RText.text(aggregate.aggregation().name().toLowerCase(Locale.ROOT)),
        "list(" + parts + ")",
        Integer.toString(min == null ? usual : min));
  }

  private String argument(Expression e) {
    if (!(e instanceof Expression.Run run)) {
      return of(e);
    }
    return order.subList(order.indexOf(run.first()), order.indexOf(run.last()) + 1).stream()
        .map(RFormula::variable)
        .collect(Collectors.joining(", "));
  }

  private String recode(Expression.Recode recode) {
    String keys =
        recode.cases().stream().map(each -> of(each.from())).collect(Collectors.joining(", "));
    String values =
        recode.cases().stream().map(each -> of(each.to())).collect(Collectors.joining(", "));
    @Nullable Expression otherwise = recode.otherwise();
    return call(
        "f_recode",
        of(recode.operand()),
        "list(" + keys + ")",
        "list(" + values + ")",
        otherwise == null ? "NA" : of(otherwise));
  }

  private String list(List<Expression> parts) {
    return parts.stream().map(this::of).collect(Collectors.joining(", "));
  }

  private static String call(String function, String... arguments) {
    return function + "(" + String.join(", ", arguments) + ")";
  }

  static String variable(String name) {
    return "d[[" + RText.text(name) + "]]";
  }
}
