package org.lacrima.dataset.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lacrima.definition.Nearest;

/**
 * Recursive descent over the grammar, loosest first: {@code or}, {@code and}, {@code not},
 * comparison and {@code in}, {@code + -}, {@code * /}, unary minus, {@code ^} (right-associative),
 * primary.
 */
final class Parser {

  private static final int DEEPEST = 200;
  private static final Set<String> WORDS = Set.of("and", "or", "not", "in");
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
  private static final Map<String, Expression.Relation> RELATIONS =
      Map.of(
          "==", Expression.Relation.EQUAL,
          "!=", Expression.Relation.NOT_EQUAL,
          "<", Expression.Relation.LESS,
          "<=", Expression.Relation.LESS_OR_EQUAL,
          ">", Expression.Relation.GREATER,
          ">=", Expression.Relation.GREATER_OR_EQUAL);

  private final List<Token> tokens;
  private int next = 0;
  private int depth = 0;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Expression parse(String formula) throws FormulaSyntaxException {
    Parser parser = new Parser(Token.of(formula));
    if (parser.peek().kind() == Token.Kind.END) {
      throw new FormulaSyntaxException(0, "The formula is empty.", "");
    }
    Expression expression = parser.or();
    Token rest = parser.peek();
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

  private Expression or() throws FormulaSyntaxException {
    if (++depth > DEEPEST) {
      throw new FormulaSyntaxException(peek().at(), "The formula is nested too deeply.", "");
    }
    Expression left = and();
    while (peek().is("or")) {
      int at = take().at();
      left = new Expression.Junction(false, left, and(), at);
    }
    depth--;
    return left;
  }

  private Expression and() throws FormulaSyntaxException {
    Expression left = not();
    while (peek().is("and")) {
      int at = take().at();
      left = new Expression.Junction(true, left, not(), at);
    }
    return left;
  }

  private Expression not() throws FormulaSyntaxException {
    if (peek().is("not")) {
      int at = take().at();
      guard();
      Expression operand = not();
      depth--;
      return new Expression.Not(operand, at);
    }
    return comparison();
  }

  private Expression comparison() throws FormulaSyntaxException {
    Expression left = sum();
    Token token = peek();
    if (token.is("in")) {
      take();
      return new Expression.In(left, choices(), token.at());
    }
    Expression.Relation relation =
        token.kind() == Token.Kind.SYMBOL ? RELATIONS.get(token.text()) : null;
    if (relation == null) {
      return left;
    }
    take();
    Expression comparison = new Expression.Comparison(relation, left, sum(), token.at());
    Token again = peek();
    if (again.kind() == Token.Kind.SYMBOL && RELATIONS.containsKey(again.text())) {
      throw new FormulaSyntaxException(
          again.at(),
          "A comparison cannot be compared again.",
          "Maybe write: low < x and x < high.");
    }
    return comparison;
  }

  private Expression sum() throws FormulaSyntaxException {
    Expression left = product();
    while (peek().is("+") || peek().is("-")) {
      Token operator = take();
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
    while (peek().is("*") || peek().is("/")) {
      Token operator = take();
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
    if (peek().is("-")) {
      int at = take().at();
      guard();
      Expression operand = unary();
      depth--;
      return new Expression.Negation(operand, at);
    }
    return power();
  }

  private Expression power() throws FormulaSyntaxException {
    Expression base = primary();
    if (peek().is("^")) {
      int at = take().at();
      guard();
      Expression exponent = unary();
      depth--;
      return new Expression.Calculation(Expression.Arithmetic.POWER, base, exponent, at);
    }
    return base;
  }

  private void guard() throws FormulaSyntaxException {
    if (++depth > DEEPEST) {
      throw new FormulaSyntaxException(peek().at(), "The formula is nested too deeply.", "");
    }
  }

  private Expression primary() throws FormulaSyntaxException {
    Token token = take();
    switch (token.kind()) {
      case NUMBER:
        return new Expression.NumberLiteral(decimal(token), token.at());
      case TEXT:
        return new Expression.TextLiteral(token.text(), token.at());
      case QUOTED_NAME:
        return new Expression.Name(token.text(), token.at());
      case NAME:
        if (WORDS.contains(token.text())) {
          break;
        }
        if (peek().is("(")) {
          return call(token);
        }
        return token.text().equals("missing")
            ? new Expression.MissingLiteral(token.at())
            : new Expression.Name(token.text(), token.at());
      case SYMBOL:
        if (token.is("(")) {
          Expression inner = or();
          expect(")");
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

  private Expression call(Token function) throws FormulaSyntaxException {
    String name = function.text();
    int at = function.at();
    if (!FUNCTIONS.contains(name)) {
      throw new FormulaSyntaxException(
          at, "There is no function '" + name + "'.", Nearest.remedy(name, FUNCTIONS));
    }
    expect("(");
    Expression result =
        switch (name) {
          case "if" -> {
            Expression condition = or();
            expect(",");
            Expression then = or();
            expect(",");
            yield new Expression.If(condition, then, or(), at);
          }
          case "mean", "sum", "min", "max", "sd", "count" -> aggregate(name, at);
          case "abs", "log", "exp", "sqrt" ->
              new Expression.Call(
                  Expression.Scalar.valueOf(name.toUpperCase(Locale.ROOT)), or(), at);
          case "round" -> {
            Expression operand = or();
            int digits = 0;
            if (peek().is(",")) {
              take();
              digits = wholeNumber("round's digits", -18, 18);
            }
            yield new Expression.Round(operand, digits, at);
          }
          case "reverse" -> {
            Expression operand = or();
            expect(",");
            BigDecimal low = signedNumber();
            expect(",");
            yield new Expression.Reverse(operand, low, signedNumber(), at);
          }
          case "recode" -> recode(at);
          case "standardize" -> new Expression.Standardize(or(), at);
          default -> new Expression.IsMissing(or(), at);
        };
    expect(")");
    return result;
  }

  private Expression aggregate(String name, int at) throws FormulaSyntaxException {
    Expression.Aggregation aggregation =
        Expression.Aggregation.valueOf(name.toUpperCase(Locale.ROOT));
    List<Expression> arguments = new ArrayList<>();
    Integer min = null;
    do {
      if (!arguments.isEmpty()) {
        take();
      }
      if (peek().is("min") && tokens.get(next + 1).is("=")) {
        Token option = take();
        take();
        if (aggregation == Expression.Aggregation.COUNT) {
          throw new FormulaSyntaxException(
              option.at(), "count has no 'min'.", "It counts the values that are not missing.");
        }
        min = wholeNumber("'min'", 1, 1_000_000);
        break;
      }
      arguments.add(argument());
    } while (peek().is(","));
    if (arguments.isEmpty()) {
      throw new FormulaSyntaxException(at, name + " needs at least one variable.", "");
    }
    return new Expression.Aggregate(aggregation, arguments, min, at);
  }

  private Expression argument() throws FormulaSyntaxException {
    Expression argument = or();
    if (!peek().is("..")) {
      return argument;
    }
    Token dots = take();
    Expression last = primary();
    if (argument instanceof Expression.Name from && last instanceof Expression.Name to) {
      return new Expression.Run(from.name(), to.name(), from.at());
    }
    throw new FormulaSyntaxException(
        dots.at(), "A run goes from one variable to another: a .. b.", "");
  }

  private Expression recode(int at) throws FormulaSyntaxException {
    Expression operand = or();
    List<Expression.Case> cases = new ArrayList<>();
    Expression otherwise = null;
    while (peek().is(",")) {
      take();
      if (otherwise != null) {
        throw new FormulaSyntaxException(peek().at(), "'else' must be the last case.", "");
      }
      if (peek().is("else")) {
        take();
        expect("=");
        otherwise = sum();
      } else {
        Expression from = literal();
        expect("=");
        cases.add(new Expression.Case(from, sum()));
      }
    }
    if (cases.isEmpty() && otherwise == null) {
      throw new FormulaSyntaxException(at, "recode needs cases, like 1 = 0.", "");
    }
    return new Expression.Recode(operand, cases, otherwise, at);
  }

  private List<Expression> choices() throws FormulaSyntaxException {
    expect("(");
    List<Expression> choices = new ArrayList<>();
    choices.add(literal());
    while (peek().is(",")) {
      take();
      choices.add(literal());
    }
    expect(")");
    return choices;
  }

  private Expression literal() throws FormulaSyntaxException {
    Token token = peek();
    if (token.kind() == Token.Kind.TEXT) {
      take();
      return new Expression.TextLiteral(token.text(), token.at());
    }
    return new Expression.NumberLiteral(signedNumber(), token.at());
  }

  private BigDecimal signedNumber() throws FormulaSyntaxException {
    boolean negative = peek().is("-");
    if (negative) {
      take();
    }
    Token token = take();
    if (token.kind() != Token.Kind.NUMBER) {
      throw new FormulaSyntaxException(
          token.at(), "Here a number as such is needed, not " + token.describe() + ".", "");
    }
    BigDecimal value = decimal(token);
    return negative ? value.negate() : value;
  }

  private int wholeNumber(String what, int low, int high) throws FormulaSyntaxException {
    int at = peek().at();
    BigDecimal value = signedNumber();
    try {
      int whole = value.intValueExact();
      if (whole >= low && whole <= high) {
        return whole;
      }
    } catch (ArithmeticException e) {
      // told below
    }
    throw new FormulaSyntaxException(
        at, what + " must be a whole number from " + low + " to " + high + ".", "");
  }

  private static BigDecimal decimal(Token token) throws FormulaSyntaxException {
    try {
      BigDecimal value = new BigDecimal(token.text());
      if (token.text().length() <= 60 && Math.abs((long) value.scale()) <= 400) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new FormulaSyntaxException(
        token.at(), "'" + token.text() + "' is not a number that can be computed with.", "");
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  private void expect(String symbol) throws FormulaSyntaxException {
    Token token = take();
    if (!token.is(symbol)) {
      String remedy = token.is("=") ? "A comparison is written '=='." : "";
      throw new FormulaSyntaxException(
          token.at(), "Here '" + symbol + "' is needed, not " + token.describe() + ".", remedy);
    }
  }
}
