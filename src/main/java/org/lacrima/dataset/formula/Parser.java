package org.lacrima.dataset.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recursive descent over the grammar, loosest first: {@code or}, {@code and}, {@code not},
 * comparison and {@code in}, {@code + -}, {@code * /}, unary minus, {@code ^} (right-associative),
 * primary.
 *
 * <p>Calls of functions are {@link CallParser}'s.
 */
final class Parser {

  private static final int DEEPEST = 200;
  private static final Set<String> WORDS = Set.of("and", "or", "not", "in");
  private static final Map<String, Expression.Relation> RELATIONS =
      Map.of(
          "==", Expression.Relation.EQUAL,
          "!=", Expression.Relation.NOT_EQUAL,
          "<", Expression.Relation.LESS,
          "<=", Expression.Relation.LESS_OR_EQUAL,
          ">", Expression.Relation.GREATER,
          ">=", Expression.Relation.GREATER_OR_EQUAL);

  private final TokenReader tokens;
  private final CallParser calls;
  private int depth = 0;

  private Parser(TokenReader tokens) {
    this.tokens = tokens;
    this.calls = new CallParser(tokens, this);
  }

  static Expression parse(String formula) throws FormulaSyntaxException {
    Parser parser = new Parser(new TokenReader(Token.of(formula)));
    if (parser.tokens.peek().kind() == Token.Kind.END) {
      throw new FormulaSyntaxException(0, "The formula is empty.", "");
    }
    Expression expression = parser.or();
    Token rest = parser.tokens.peek();
    if (rest.kind() != Token.Kind.END) {
      String remedy =
          rest.is("=")
              ? "A comparison is written '=='."
              : rest.is("..") ? "A run stands only inside mean, sum, min, max, sd, count." : "";
      throw new FormulaSyntaxException(
          rest.at(), "Here the formula should end, but there is " + rest.describe() + ".", remedy);
    }
    return expression;
  }

  Expression or() throws FormulaSyntaxException {
    if (++depth > DEEPEST) {
      throw new FormulaSyntaxException(tokens.peek().at(), "The formula is nested too deeply.", "");
    }
    Expression left = and();
    while (tokens.peek().is("or")) {
      int at = tokens.take().at();
      left = new Expression.Junction(false, left, and(), at);
    }
    depth--;
    return left;
  }

  private Expression and() throws FormulaSyntaxException {
    Expression left = not();
    while (tokens.peek().is("and")) {
      int at = tokens.take().at();
      left = new Expression.Junction(true, left, not(), at);
    }
    return left;
  }

  private Expression not() throws FormulaSyntaxException {
    if (tokens.peek().is("not")) {
      int at = tokens.take().at();
      guard();
      Expression operand = not();
      depth--;
      return new Expression.Not(operand, at);
    }
    return comparison();
  }

  private Expression comparison() throws FormulaSyntaxException {
    Expression left = sum();
    Token token = tokens.peek();
    if (token.is("in")) {
      tokens.take();
      return new Expression.In(left, choices(), token.at());
    }
    Expression.Relation relation =
        token.kind() == Token.Kind.SYMBOL ? RELATIONS.get(token.text()) : null;
    if (relation == null) {
      return left;
    }
    tokens.take();
    Expression comparison = new Expression.Comparison(relation, left, sum(), token.at());
    Token again = tokens.peek();
    if (again.kind() == Token.Kind.SYMBOL && RELATIONS.containsKey(again.text())) {
      throw new FormulaSyntaxException(
          again.at(),
          "A comparison cannot be compared again.",
          "Maybe write: low < x and x < high.");
    }
    return comparison;
  }

  Expression sum() throws FormulaSyntaxException {
    Expression left = product();
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      Token operator = tokens.take();
      left =
          new Expression.Calculation(
              operator.is("+") ? Expression.Arithmetic.ADD : Expression.Arithmetic.SUBTRACT,
              left,
              product(),
              operator.at());
    }
    return left;
  }

  private Expression product() throws FormulaSyntaxException {
    Expression left = unary();
    while (tokens.peek().is("*") || tokens.peek().is("/")) {
      Token operator = tokens.take();
      left =
          new Expression.Calculation(
              operator.is("*") ? Expression.Arithmetic.MULTIPLY : Expression.Arithmetic.DIVIDE,
              left,
              unary(),
              operator.at());
    }
    return left;
  }

  private Expression unary() throws FormulaSyntaxException {
    if (tokens.peek().is("-")) {
      int at = tokens.take().at();
      guard();
      Expression operand = unary();
      depth--;
      return new Expression.Negation(operand, at);
    }
    return power();
  }

  private Expression power() throws FormulaSyntaxException {
    Expression base = primary();
    if (tokens.peek().is("^")) {
      int at = tokens.take().at();
      guard();
      Expression exponent = unary();
      depth--;
      return new Expression.Calculation(Expression.Arithmetic.POWER, base, exponent, at);
    }
    return base;
  }

  private void guard() throws FormulaSyntaxException {
    if (++depth > DEEPEST) {
      throw new FormulaSyntaxException(tokens.peek().at(), "The formula is nested too deeply.", "");
    }
  }

  Expression primary() throws FormulaSyntaxException {
    Token token = tokens.take();
    switch (token.kind()) {
      case NUMBER:
        return new Expression.NumberLiteral(TokenReader.decimal(token), token.at());
      case TEXT:
        return new Expression.TextLiteral(token.text(), token.at());
      case QUOTED_NAME:
        return new Expression.Name(token.text(), token.at());
      case NAME:
        if (WORDS.contains(token.text())) {
          break;
        }
        if (tokens.peek().is("(")) {
          return calls.call(token);
        }
        return token.text().equals("missing")
            ? new Expression.MissingLiteral(token.at())
            : new Expression.Name(token.text(), token.at());
      case SYMBOL:
        if (token.is("(")) {
          Expression inner = or();
          tokens.expect(")");
          return inner;
        }
        break;
      case END:
        break;
    }
    throw new FormulaSyntaxException(
        token.at(),
        "Here a number, a variable or a function is needed, not " + token.describe() + ".",
        token.kind() == Token.Kind.SYMBOL ? "" : "A variable of that name stands in backticks.");
  }

  private List<Expression> choices() throws FormulaSyntaxException {
    tokens.expect("(");
    List<Expression> choices = new ArrayList<>();
    choices.add(tokens.literal());
    while (tokens.peek().is(",")) {
      tokens.take();
      choices.add(tokens.literal());
    }
    tokens.expect(")");
    return choices;
  }
}
