package org.lacrima.dataset.formula;

import java.math.BigDecimal;
import java.util.List;

/** Goes through the tokens of a formula one by one; at the end it stays there. */
final class TokenReader {

  private final List<Token> tokens;
  private int next = 0;

  TokenReader(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  Token peek() {
    return tokens.get(next);
  }

  /** The token after the one that is next. */
  Token peekNext() {
    return tokens.get(next + 1);
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  void expect(String symbol) throws FormulaSyntaxException {
    Token token = take();
    if (!token.is(symbol)) {
      String remedy = token.is("=") ? "A comparison is written '=='." : "";
      throw new FormulaSyntaxException(
          token.at(), "Here '" + symbol + "' is needed, not " + token.describe() + ".", remedy);
    }
  }

  /** A number, with its sign, or a text, as such. */
  Expression literal() throws FormulaSyntaxException {
    Token token = peek();
    if (token.kind() == Token.Kind.TEXT) {
      take();
      return new Expression.TextLiteral(token.text(), token.at());
    }
    return new Expression.NumberLiteral(signedNumber(), token.at());
  }

  BigDecimal signedNumber() throws FormulaSyntaxException {
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

  int wholeNumber(String what, int low, int high) throws FormulaSyntaxException {
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

  static BigDecimal decimal(Token token) throws FormulaSyntaxException {
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
}
