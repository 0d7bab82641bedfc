package org.lacrima.dataset.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lacrima.definition.Nearest;

/** The functions of the language: what stands in their brackets. */
final class CallParser {

  private static final Set<String> FUNCTIONS =
      Set.of(
          "if",
          "mean",
          "sum",
          "min",
          "max",
          "sd",
          "count",
          "abs",
          "log",
          "exp",
          "sqrt",
          "round",
          "reverse",
          "recode",
          "standardize",
          "missing");

  private final TokenReader tokens;
  private final Parser operands;

  CallParser(TokenReader tokens, Parser operands) {
    this.tokens = tokens;
    this.operands = operands;
  }

  /** The call of a function whose name has been taken. */
  Expression call(Token function) throws FormulaSyntaxException {
    String name = function.text();
    int at = function.at();
    if (!FUNCTIONS.contains(name)) {
      throw new FormulaSyntaxException(
          at, "There is no function '" + name + "'.", Nearest.remedy(name, FUNCTIONS));
    }
    tokens.expect("(");
    Expression result =
        switch (name) {
          case "if" -> {
            Expression condition = operands.or();
            tokens.expect(",");
            Expression then = operands.or();
            tokens.expect(",");
            yield new Expression.If(condition, then, operands.or(), at);
          }
          case "mean", "sum", "min", "max", "sd", "count" -> aggregate(name, at);
          case "abs", "log", "exp", "sqrt" ->
              new Expression.Call(
                  Expression.Scalar.valueOf(name.toUpperCase(Locale.ROOT)), operands.or(), at);
          case "round" -> {
            Expression operand = operands.or();
            int digits = 0;
            if (tokens.peek().is(",")) {
              tokens.take();
              digits = tokens.wholeNumber("round's digits", -18, 18);
            }
            yield new Expression.Round(operand, digits, at);
          }
          case "reverse" -> {
            Expression operand = operands.or();
            tokens.expect(",");
            BigDecimal low = tokens.signedNumber();
            tokens.expect(",");
            yield new Expression.Reverse(operand, low, tokens.signedNumber(), at);
          }
          case "recode" -> recode(at);
          case "standardize" -> new Expression.Standardize(operands.or(), at);
          default -> new Expression.IsMissing(operands.or(), at);
        };
    tokens.expect(")");
    return result;
  }

  private Expression aggregate(String name, int at) throws FormulaSyntaxException {
    Expression.Aggregation aggregation =
        Expression.Aggregation.valueOf(name.toUpperCase(Locale.ROOT));
    List<Expression> arguments = new ArrayList<>();
    Integer min = null;
    do {
      if (!arguments.isEmpty()) {
        tokens.take();
      }
      if (tokens.peek().is("min") && tokens.peekNext().is("=")) {
        Token option = tokens.take();
        tokens.take();
        if (aggregation == Expression.Aggregation.COUNT) {
          throw new FormulaSyntaxException(
              option.at(), "count has no 'min'.", "It counts the values that are not missing.");
        }
        min = tokens.wholeNumber("'min'", 1, 1_000_000);
        break;
      }
      arguments.add(argument());
    } while (tokens.peek().is(","));
    if (arguments.isEmpty()) {
      throw new FormulaSyntaxException(at, name + " needs at least one variable.", "");
    }
    return new Expression.Aggregate(aggregation, arguments, min, at);
  }

  private Expression argument() throws FormulaSyntaxException {
    Expression argument = operands.or();
    if (!tokens.peek().is("..")) {
      return argument;
    }
    Token dots = tokens.take();
    Expression last = operands.primary();
    if (argument instanceof Expression.Name from && last instanceof Expression.Name to) {
      return new Expression.Run(from.name(), to.name(), from.at());
    }
    throw new FormulaSyntaxException(
        dots.at(), "A run goes from one variable to another: a .. b.", "");
  }

  private Expression recode(int at) throws FormulaSyntaxException {
    Expression operand = operands.or();
    List<Expression.Case> cases = new ArrayList<>();
    Expression otherwise = null;
    while (tokens.peek().is(",")) {
      tokens.take();
      if (otherwise != null) {
        throw new FormulaSyntaxException(tokens.peek().at(), "'else' must be the last case.", "");
      }
      if (tokens.peek().is("else")) {
        tokens.take();
        tokens.expect("=");
        otherwise = operands.sum();
      } else {
        Expression from = tokens.literal();
        tokens.expect("=");
        cases.add(new Expression.Case(from, operands.sum()));
      }
    }
    if (cases.isEmpty() && otherwise == null) {
      throw new FormulaSyntaxException(at, "recode needs cases, like 1 = 0.", "");
    }
    return new Expression.Recode(operand, cases, otherwise, at);
  }
}
