package org.lacrima.analysis.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.formula.Expression;

/**
 * Writes a formula as transformations of SPSS: each step of it into a scratch variable, so that a
 * missing operand makes every step missing, as it does here ({@code 0 * missing} is 0 in SPSS, and
 * an empty text is equal to itself).
 */
final class SpsFormula {

  /** What a step gives; a truth is 1, 0 or missing. */
  enum Type {
    NUMBER,
    TRUTH,
    TEXT
  }

  /** A variable, scratch variable or literal. */
  record Operand(String code, Type type) {}

  /** Variables by their names in the spec. */
  interface Variables {
    Operand of(String name);

    List<String> run(String first, String last);
  }

  /** Texts are this wide. */
  static final String WIDE = "(A255)";

  private static final String NOTHING = "$SYSMIS";

  private final Variables variables;
  private final List<String> lines;
  private final Map<String, Operand> standardized;
  private int scratch;

  /**
   * @param lines where the transformations go
   */
  SpsFormula(Variables variables, List<String> lines) {
    this(variables, lines, new HashMap<>());
  }

  private SpsFormula(Variables variables, List<String> lines, Map<String, Operand> standardized) {
    this.variables = variables;
    this.lines = lines;
    this.standardized = standardized;
  }

  /** The formula's value, computed by the lines added. */
  Operand of(Expression e) {
    if (e instanceof Expression.NumberLiteral number) {
      return new Operand(plain(number.value()), Type.NUMBER);
    }
    if (e instanceof Expression.TextLiteral text) {
      return new Operand(SpsText.text(text.value()), Type.TEXT);
    }
    if (e instanceof Expression.Name name) {
      return variables.of(name.name());
    }
    if (e instanceof Expression.Negation negation) {
      Operand x = of(negation.operand());
      return strict("0 - " + x.code(), Type.NUMBER, "", x);
    }
    if (e instanceof Expression.Not not) {
      Operand x = new Operand(truth(of(not.operand())), Type.TRUTH);
      return strict("NOT (" + x.code() + " = 1)", Type.TRUTH, "", x);
    }
    if (e instanceof Expression.Calculation c) {
      return calculation(c);
    }
    if (e instanceof Expression.Comparison c) {
      Operand left = of(c.left());
      Operand right = of(c.right());
      String sign = c.relation().symbol().replace("==", "=").replace("!=", "<>");
      return strict(left.code() + " " + sign + " " + right.code(), Type.TRUTH, "", left, right);
    }
    if (e instanceof Expression.Junction j) {
      return junction(j);
    }
    return function(e);
  }

  private Operand function(Expression e) {
    if (e instanceof Expression.MissingLiteral) {
      return set(NOTHING, Type.NUMBER, "");
    }
    if (e instanceof Expression.In in) {
      Operand x = of(in.operand());
      List<String> choices = new ArrayList<>();
      in.choices().forEach(choice -> choices.add(literal(choice)));
      String any = "ANY(" + x.code() + ", " + String.join(", ", choices) + ")";
      return strict(any, Type.TRUTH, "", x);
    }
    if (e instanceof Expression.If choice) {
      return choice(choice);
    }
    if (e instanceof Expression.Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (e instanceof Expression.Call call) {
      return call(call);
    }
    if (e instanceof Expression.Round round) {
      Operand x = of(round.operand());
      String factor = "10 ** " + (round.digits() < 0 ? "(" + round.digits() + ")" : round.digits());
      return strict("RND(" + x.code() + " * " + factor + ") / " + factor, Type.NUMBER, "", x);
    }
    if (e instanceof Expression.Reverse r) {
      Operand x = of(r.operand());
      return strict(plain(r.low().add(r.high())) + " - " + x.code(), Type.NUMBER, "", x);
    }
    if (e instanceof Expression.Recode recode) {
      return recode(recode);
    }
    if (e instanceof Expression.IsMissing missing) {
      Operand x = of(missing.operand());
      return set(
          x.type() == Type.TEXT ? "(" + x.code() + " = '')" : "SYSMIS(" + x.code() + ")",
          Type.TRUTH,
          "");
    }
    if (e instanceof Expression.Standardize standardize) {
      return standardized.getOrDefault(key(standardize), set(NOTHING, Type.NUMBER, ""));
    }
    throw new IllegalStateException("SPSS has no words for " + e);
  }

  /** Tells which variable holds a standardized part that was computed before. */
  void known(Expression.Standardize part, Operand variable) {
    standardized.put(key(part), variable);
  }

  private static String key(Expression.Standardize part) {
    return part.toString();
  }

  private Operand calculation(Expression.Calculation c) {
    Operand a = of(c.left());
    Operand b = of(c.right());
    String left = a.code();
    String right = b.code();
    return switch (c.operator()) {
      case ADD -> strict(left + " + " + right, Type.NUMBER, "", a, b);
      case SUBTRACT -> strict(left + " - " + right, Type.NUMBER, "", a, b);
      case MULTIPLY -> strict(left + " * " + right, Type.NUMBER, "", a, b);
      case DIVIDE -> strict(left + " / " + right, Type.NUMBER, right + " <> 0", a, b);
      case POWER ->
          strict(
              left + " ** " + right,
              Type.NUMBER,
              String.format(
                  "(%s > 0 OR (%s = TRUNC(%s) AND NOT (%s = 0 AND %s < 0)))",
                  left, right, right, left, right),
              a,
              b);
    };
  }

  private Operand junction(Expression.Junction j) {
    String a = truth(of(j.left()));
    String b = truth(of(j.right()));
    Operand result = set(NOTHING, Type.TRUTH, "");
    int certain = j.and() ? 0 : 1;
    String name = result.code();
    lines.add(
        SpsText.command(
            "IF",
            "(" + a,
            "=",
            1 - certain + " AND",
            b,
            "=",
            1 - certain + ")",
            name,
            "=",
            "" + (1 - certain)));
    lines.add(
        SpsText.command(
            "IF", "(" + a, "=", certain + " OR", b, "=", certain + ")", name, "=", "" + certain));
    return result;
  }

  private Operand choice(Expression.If choice) {
    String condition = truth(of(choice.condition()));
    Operand then = of(choice.then());
    Operand otherwise = of(choice.otherwise());
    boolean text = then.type() == Type.TEXT || otherwise.type() == Type.TEXT;
    Operand result = empty(text);
    lines.add(
        SpsText.command("IF", "(" + condition, "=", "1)", result.code(), "=", as(then, text)));
    lines.add(
        SpsText.command("IF", "(" + condition, "=", "0)", result.code(), "=", as(otherwise, text)));
    return result;
  }

  private Operand recode(Expression.Recode recode) {
    Operand x = of(recode.operand());
    List<Operand> values = new ArrayList<>();
    recode.cases().forEach(each -> values.add(of(each.to())));
    Expression rest = recode.otherwise();
    Operand otherwise = rest == null ? null : of(rest);
    boolean text =
        values.stream().anyMatch(value -> value.type() == Type.TEXT)
            || otherwise != null && otherwise.type() == Type.TEXT;
    Operand result = empty(text);
    if (otherwise != null) {
      lines.add(
          SpsText.command("IF", "(" + there(x) + ")", result.code(), "=", as(otherwise, text)));
    }
    for (int i = values.size() - 1; i >= 0; i--) {
      Expression from = recode.cases().get(i).from();
      if (!(from instanceof Expression.MissingLiteral)) {
        String equal = "(" + there(x) + " AND " + x.code() + " = " + literal(from) + ")";
        lines.add(SpsText.command("IF", equal, result.code(), "=", as(values.get(i), text)));
      }
    }
    return result;
  }

  private Operand aggregate(Expression.Aggregate aggregate) {
    List<String> parts = new ArrayList<>();
    for (Expression argument : aggregate.arguments()) {
      if (argument instanceof Expression.Run run) {
        variables.run(run.first(), run.last()).forEach(n -> parts.add(variables.of(n).code()));
      } else {
        parts.add(of(argument).code());
      }
    }
    String name = aggregate.aggregation().name();
    if (aggregate.aggregation() == Expression.Aggregation.COUNT) {
      return set("NVALID(" + String.join(", ", parts) + ")", Type.NUMBER, "");
    }
    Integer min = aggregate.min();
    int usual = aggregate.aggregation() == Expression.Aggregation.SD ? 2 : 1;
    int least = Math.max(usual, min == null ? usual : min);
    if (least > parts.size()) {
      return set(NOTHING, Type.NUMBER, "");
    }
    if (parts.size() == 1) {
      parts.add(NOTHING); // these functions want two arguments
    }
    return set(name + "." + least + "(" + String.join(", ", parts) + ")", Type.NUMBER, "");
  }

  private Operand call(Expression.Call call) {
    Operand x = of(call.operand());
    String name = call.function().name().toUpperCase(Locale.ROOT);
    String inside =
        switch (call.function()) {
          case LOG -> x.code() + " > 0";
          case SQRT -> x.code() + " >= 0";
          case EXP -> x.code() + " < 709";
          case ABS -> "";
        };
    String function = call.function() == Expression.Scalar.LOG ? "LN" : name;
    return strict(function + "(" + x.code() + ")", Type.NUMBER, inside, x);
  }

  private String literal(Expression literal) {
    if (literal instanceof Expression.Negation negation) {
      return "-" + literal(negation.operand());
    }
    return of(literal).code();
  }

  private static String as(Operand value, boolean text) {
    return text && value.type() != Type.TEXT ? "''" : value.code();
  }

  private Operand empty(boolean text) {
    if (!text) {
      return set(NOTHING, Type.NUMBER, "");
    }
    Operand result = new Operand("#s" + ++scratch, Type.TEXT);
    lines.add(SpsText.command("STRING", result.code(), WIDE));
    lines.add(SpsText.command("COMPUTE", result.code(), "=", "''"));
    return result;
  }

  /** Missing where an operand is, or where the condition does not hold. */
  private Operand strict(String value, Type type, String where, Operand... operands) {
    List<String> conditions = new ArrayList<>();
    for (Operand operand : operands) {
      if (!there(operand).equals("1 = 1")) {
        conditions.add(there(operand));
      }
    }
    if (!where.isEmpty()) {
      conditions.add(where);
    }
    return set(value, type, String.join(" AND ", conditions));
  }

  private Operand set(String value, Type type, String where) {
    Operand result = new Operand("#n" + ++scratch, type);
    if (where.isEmpty()) {
      lines.add(SpsText.command("COMPUTE", result.code(), "=", value));
    } else {
      lines.add(SpsText.command("COMPUTE", result.code(), "=", NOTHING));
      lines.add(SpsText.command("IF", "(" + where + ")", result.code(), "=", value(value, type)));
    }
    return result;
  }

  private static String value(String value, Type type) {
    return type == Type.TRUTH ? "(" + value + ")" : value;
  }

  /** A variable that is 1, 0 or missing. */
  String truth(Operand operand) {
    return operand.type() == Type.TRUTH
        ? operand.code()
        : strict(operand.code() + " <> 0", Type.TRUTH, "", operand).code();
  }

  /** The condition that a value is not missing. */
  static String there(Operand operand) {
    char first = operand.code().charAt(0);
    boolean literal = first == '\'' || first == '-' || Character.isDigit(first);
    return literal
        ? "1 = 1"
        : operand.type() == Type.TEXT
            ? operand.code() + " <> ''"
            : "NOT SYSMIS(" + operand.code() + ")";
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  /** The parts of an expression that are standardized, inner ones first. */
  static List<Expression.Standardize> standardized(@Nullable Expression e) {
    List<Expression.Standardize> found = new ArrayList<>();
    if (e != null) {
      e.parts().forEach(part -> found.addAll(standardized(part)));
      if (e instanceof Expression.Standardize standardize) {
        found.add(standardize);
      }
    }
    return found;
  }
}
