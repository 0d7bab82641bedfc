package org.lacrima.dataset.formula;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/** How a value of a column and a literal of a formula are recognised as the same. */
final class Choice {

  private Choice() {}

  /** The value of a row that is not missing, as a key: its units, its double, its text. */
  static @Nullable Object key(Column column, int row) {
    return switch (column.shape.kind()) {
      case EXACT -> column.units[row];
      case REAL -> column.reals[row] == 0 ? 0.0 : column.reals[row];
      case TEXT -> column.texts[row];
    };
  }

  /** The key of a literal in a column of this shape; null where no value can equal it. */
  static @Nullable Object key(BigDecimal literal, Shape shape) {
    if (!shape.isExact()) {
      double value = literal.doubleValue();
      return value == 0 ? 0.0 : value;
    }
    try {
      return literal.multiply(BigDecimal.valueOf(shape.denominator())).longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** The shape that holds the values of both; both are of the same kind already. */
  static Shape wider(Shape a, Shape b) {
    return a.isExact() ? Shape.exact(a.denominator(), Math.max(a.bound(), b.bound())) : a;
  }
}
