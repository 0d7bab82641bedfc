package org.lacrima.dataset.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a formula.
 *
 * @param text of a name or text without its quotes
 */
record Token(Kind kind, String text, int at) {

  enum Kind {
    NUMBER,
    TEXT,
    NAME,
    QUOTED_NAME,
    SYMBOL,
    END
  }

  private static final List<String> SYMBOLS =
      List.of("..", "==", "!=", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", ",");

  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
  }

  /** How this token is called in a message. */
  String describe() {
    return kind == Kind.END ? "the end of the formula" : "'" + text + "'";
  }

  static List<Token> of(String formula) throws FormulaSyntaxException {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < formula.length()) {
      char c = formula.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (isDigit(c)
          || (c == '.'
              && i + 1 < formula.length()
              && isDigit(formula.charAt(i + 1))
              && !precededByDot(formula, i))) {
        int end = endOfNumber(formula, i);
        tokens.add(new Token(Kind.NUMBER, formula.substring(i, end), i));
        i = end;
      } else if (c == '\'' || c == '"' || c == '`') {
        int end = formula.indexOf(c, i + 1);
        StringBuilder text = new StringBuilder();
        int from = i + 1;
        while (end >= 0 && end + 1 < formula.length() && formula.charAt(end + 1) == c) {
          text.append(formula, from, end + 1);
          from = end + 2;
          end = formula.indexOf(c, from);
        }
        if (end < 0) {
          throw new FormulaSyntaxException(i, "The quote " + c + " is not closed.", "");
        }
        text.append(formula, from, end);
        tokens.add(new Token(c == '`' ? Kind.QUOTED_NAME : Kind.TEXT, text.toString(), i));
        i = end + 1;
      } else if (Character.isLetter(c) || c == '_') {
        int end = i + 1;
        while (end < formula.length() && isNamePart(formula.charAt(end))) {
          end++;
        }
        tokens.add(new Token(Kind.NAME, formula.substring(i, end), i));
        i = end;
      } else {
        String symbol = symbolAt(formula, i);
        if (symbol.isEmpty()) {
          throw new FormulaSyntaxException(
              i,
              "The character '" + Character.toString(formula.codePointAt(i)) + "' has no meaning.",
              remedy(formula, i));
        }
        tokens.add(new Token(Kind.SYMBOL, symbol, i));
        i += symbol.length();
      }
    }
    tokens.add(new Token(Kind.END, "", formula.length()));
    return tokens;
  }

  private static String remedy(String formula, int at) {
    return switch (formula.charAt(at)) {
      case '&' -> "Maybe you meant 'and'.";
      case '|' -> "Maybe you meant 'or'.";
      case '!' -> "Maybe you meant 'not' or '!='.";
      case '\u2013', '\u2212' -> "Maybe it should be the plain minus sign '-'.";
      default -> "A name with such characters stands in backticks: `Solar.R`.";
    };
  }

  private static boolean precededByDot(String formula, int at) {
    return at > 0 && formula.charAt(at - 1) == '.';
  }

  private static int endOfNumber(String s, int start) {
    int i = start;
    while (i < s.length() && isDigit(s.charAt(i))) {
      i++;
    }
    if (i < s.length() && s.charAt(i) == '.' && !(i + 1 < s.length() && s.charAt(i + 1) == '.')) {
      i++;
      while (i < s.length() && isDigit(s.charAt(i))) {
        i++;
      }
    }
    if (i < s.length() && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
      int j = i + 1;
      if (j < s.length() && (s.charAt(j) == '+' || s.charAt(j) == '-')) {
        j++;
      }
      if (j < s.length() && isDigit(s.charAt(j))) {
        while (j < s.length() && isDigit(s.charAt(j))) {
          j++;
        }
        i = j;
      }
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static String symbolAt(String formula, int at) {
    for (String symbol : SYMBOLS) {
      if (formula.startsWith(symbol, at)) {
        return symbol;
      }
    }
    return "";
  }
}
