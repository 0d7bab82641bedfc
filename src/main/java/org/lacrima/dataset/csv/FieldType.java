package org.lacrima.dataset.csv;

import org.lacrima.dataset.Shape;

/**
 * What the fields of a column, missing ones aside, have shown so far. Merging is associative and
 * commutative, so the type of a column does not depend on the order of rows or parts.
 */
final class FieldType {

  /** Digits before the decimal point, at most; 0 while there was no field. */
  int digits;

  /** Digits after it, at most. */
  int scale;

  /** Line of the first field that is no number, 0 if there is none; and that field. */
  int textLine;

  String textField = "";

  boolean isText() {
    return textLine != 0;
  }

  void number(int digitsSeen, int scaleSeen) {
    digits = Math.max(digits, digitsSeen);
    scale = Math.max(scale, scaleSeen);
  }

  void text(int line, String field) {
    if (textLine == 0 || line < textLine) {
      textLine = line;
      textField = field;
    }
  }

  void merge(FieldType other) {
    number(other.digits, other.scale);
    if (other.textLine != 0) {
      text(other.textLine, other.textField);
    }
  }

  Shape shape() {
    if (isText()) {
      return Shape.TEXT;
    }
    return Shape.ofDecimals(digits, scale);
  }
}
