package org.lacrima.dataset.formula;

/** Ends the parsing of one formula; never leaves this package. */
final class FormulaSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  final int at;
  final String remedy;

  FormulaSyntaxException(int at, String message, String remedy) {
    super(message);
    this.at = at;
    this.remedy = remedy;
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
