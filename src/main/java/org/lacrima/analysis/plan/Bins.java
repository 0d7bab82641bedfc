package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the values of one variable, or the bins of a width of a power of two that they lie in.
 * Bins only ever grow: floor(floor(x) / 2) is floor(x / 2), so it does not matter when they do.
 */
final class Bins {

  /** Bins narrower than this share of the largest value would differ by rounding alone. */
  private static final int FINEST = 60;

  private static final int VALUES = Integer.MIN_VALUE;

  /** The width is two to this power; VALUES while each value is its own. */
  private int power = VALUES;

  private double[] keyOf = new double[16];
  private int[] slots = new int[64];
  private int size;
  private double largest;
  private int finest = -1_000;

  int size() {
    return size;
  }

  double width() {
    return power == VALUES ? 0 : StrictMath.scalb(1.0, power);
  }

  /** The number of the value's bin. */
  int of(double value) {
    reach(StrictMath.abs(value));
    double key =
        power == VALUES ? value + 0.0 : StrictMath.floor(StrictMath.scalb(value, -power)) + 0.0;
    int mask = slots.length - 1;
    int slot = hash(key) & mask;
    while (slots[slot] != 0) {
      if (keyOf[slots[slot] - 1] == key) {
        return slots[slot] - 1;
      }
      slot = slot + 1 & mask;
    }
    return append(key, slot);
  }

  private void reach(double size) {
    if (size > largest) {
      largest = size;
      finest = StrictMath.max(-1_000, StrictMath.getExponent(largest) - FINEST);
    }
  }

  private int append(double key, int slot) {
    if (size == keyOf.length) {
      keyOf = Arrays.copyOf(keyOf, 2 * size);
    }
    keyOf[size] = key;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      int[] larger = new int[2 * slots.length];
      for (int id = 0; id < size; id++) {
        int free = hash(keyOf[id]) & larger.length - 1;
        while (larger[free] != 0) {
          free = free + 1 & larger.length - 1;
        }
        larger[free] = id + 1;
      }
      slots = larger;
    }
    return size - 1;
  }

  private static int hash(double key) {
    long h = Double.doubleToRawLongBits(key) * 0x9E3779B97F4A7C15L;
    return (int) (h >>> 32);
  }

  /** A value of the bin, or the value. */
  double value(int id) {
    return power == VALUES ? keyOf[id] : StrictMath.scalb(keyOf[id], power);
  }

  /**
   * Makes bins wider until at most so many are occupied; for each old number gives the new one, or
   * null where nothing changed.
   */
  int @Nullable [] narrow(int most) {
    boolean fine = power != VALUES && power < finest;
    return size <= most && !fine ? null : widen(enough(most));
  }

  /** Makes bins at least as wide as those of the other, whose values are taken over next. */
  int @Nullable [] narrow(Bins other) {
    reach(other.largest);
    return other.power == VALUES || power != VALUES && power >= other.power
        ? null
        : widen(other.power);
  }

  /** The smallest power with which at most so many bins are occupied. */
  private int enough(int most) {
    int low = StrictMath.max(power, finest) - 1;
    int high = 1_023;
    while (high - low > 1) {
      int middle = (low + high) >> 1;
      if (occupied(middle) <= most) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private long occupied(int at) {
    double[] floors = new double[size];
    for (int id = 0; id < size; id++) {
      floors[id] = StrictMath.floor(StrictMath.scalb(value(id), -at)) + 0.0;
    }
    return Arrays.stream(floors).distinct().count();
  }

  private int[] widen(int wider) {
    double[] values = new double[size];
    for (int id = 0; id < size; id++) {
      values[id] = value(id);
    }
    power = wider;
    size = 0;
    keyOf = new double[16];
    slots = new int[64];
    int[] here = new int[values.length];
    for (int id = 0; id < values.length; id++) {
      here[id] = of(values[id]);
    }
    return here;
  }

  /** The bins in order, each by its middle. */
  LevelIndex.Sorted sorted() {
    Integer[] order = new Integer[size];
    for (int id = 0; id < size; id++) {
      order[id] = id;
    }
    Arrays.sort(order, (a, b) -> Double.compare(keyOf[a], keyOf[b]));
    int[] rank = new int[size];
    List<Level> levels = new ArrayList<>();
    for (int id : order) {
      rank[id] = levels.size();
      levels.add(Level.of(value(id) + width() / 2));
    }
    return new LevelIndex.Sorted(levels, rank);
  }
}
