package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;

/**
 * Numbers the distinct values of a column in the order in which they are met. Small units are found
 * by an array, other numbers by open addressing on their bits, texts by a map.
 */
final class LevelIndex {

  private static final int SMALL = 1 << 12;

  private final Shape shape;
  private final int[] small;
  private long[] keys = new long[0];
  private int[] ids = new int[0];
  private final Map<String, Integer> texts = new HashMap<>();
  private final List<String> textOf = new ArrayList<>();
  private long[] keyOf = new long[16];
  private int size;

  LevelIndex(Shape shape) {
    this.shape = shape;
    this.small =
        shape.isExact() && shape.bound() < SMALL
            ? new int[(int) (2 * shape.bound() + 1)]
            : new int[0];
  }

  int size() {
    return size;
  }

  /** The number of the value in a row, which is not missing. */
  int of(Column column, int row) {
    return switch (shape.kind()) {
      case EXACT -> ofKey(column.units[row]);
      case REAL -> ofKey(Double.doubleToRawLongBits(column.reals[row] + 0.0));
      case TEXT -> {
        String text = column.texts[row];
        yield ofText(text == null ? "" : text);
      }
    };
  }

  /** Numbers the values of all these rows; -1 where a value is missing. */
  void of(Column column, Rows rows, int[] ids) {
    if (small.length == 0) {
      for (int k = 0; k < rows.n; k++) {
        int row = rows.index[k];
        ids[k] = column.isMissing(row) ? -1 : of(column, row);
      }
      return;
    }
    long[] units = column.units;
    int zero = (int) shape.bound();
    for (int k = 0; k < rows.n; k++) {
      long unit = units[rows.index[k]];
      if (unit == Column.MISSING) {
        ids[k] = -1;
      } else {
        int known = small[(int) unit + zero];
        ids[k] = known == 0 ? ofKey(unit) : known - 1;
      }
    }
  }

  private int ofText(String text) {
    Integer id = texts.get(text);
    if (id == null) {
      id = size++;
      texts.put(text, id);
      textOf.add(text);
    }
    return id;
  }

  private int ofKey(long key) {
    if (small.length > 0) {
      int slot = (int) (key + shape.bound());
      if (small[slot] == 0) {
        small[slot] = append(key) + 1;
      }
      return small[slot] - 1;
    }
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int slot = hash(key) & mask;
    while (ids[slot] != 0) {
      if (keys[slot] == key) {
        return ids[slot] - 1;
      }
      slot = slot + 1 & mask;
    }
    keys[slot] = key;
    ids[slot] = append(key) + 1;
    return ids[slot] - 1;
  }

  private int append(long key) {
    if (size == keyOf.length) {
      keyOf = Arrays.copyOf(keyOf, 2 * size);
    }
    keyOf[size] = key;
    return size++;
  }

  private void grow() {
    int length = Math.max(64, keys.length * 2);
    keys = new long[length];
    ids = new int[length];
    for (int id = 0; id < size; id++) {
      int slot = hash(keyOf[id]) & length - 1;
      while (ids[slot] != 0) {
        slot = slot + 1 & length - 1;
      }
      keys[slot] = keyOf[id];
      ids[slot] = id + 1;
    }
  }

  private static int hash(long key) {
    long h = key * 0x9E3779B97F4A7C15L;
    return (int) (h >>> 32);
  }

  /** For each number of {@code other}, the number of the same value here. */
  int[] take(LevelIndex other) {
    int[] here = new int[other.size];
    for (int id = 0; id < other.size; id++) {
      here[id] = shape.isText() ? ofText(other.textOf.get(id)) : ofKey(other.keyOf[id]);
    }
    return here;
  }

  private Level level(int id) {
    return switch (shape.kind()) {
      case EXACT -> Level.of(shape.number(keyOf[id]));
      case REAL -> Level.of(Double.longBitsToDouble(keyOf[id]));
      case TEXT -> Level.of(textOf.get(id));
    };
  }

  /** The levels in their own order, and where each number stands in it. */
  Sorted sorted() {
    List<Level> unsorted = new ArrayList<>();
    for (int id = 0; id < size; id++) {
      unsorted.add(level(id));
    }
    Integer[] order = new Integer[size];
    for (int id = 0; id < size; id++) {
      order[id] = id;
    }
    Arrays.sort(order, (a, b) -> unsorted.get(a).compareTo(unsorted.get(b)));
    int[] rank = new int[size];
    List<Level> levels = new ArrayList<>();
    for (int id : order) {
      // two exact values may round to one double; then they are one level
      if (levels.isEmpty() || levels.get(levels.size() - 1).compareTo(unsorted.get(id)) != 0) {
        levels.add(unsorted.get(id));
      }
      rank[id] = levels.size() - 1;
    }
    return new Sorted(levels, rank);
  }

  record Sorted(List<Level> levels, int[] rank) {}
}
