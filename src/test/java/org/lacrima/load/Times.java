package org.lacrima.load;

import java.util.Arrays;

/** How long each of many things took, in microseconds. */
public final class Times {

  private int[] micros = new int[1024];
  private int size;

  void add(long nanos) {
    if (size == micros.length) {
      micros = Arrays.copyOf(micros, 2 * size);
    }
    micros[size++] = (int) Math.min(Integer.MAX_VALUE, nanos / 1000);
  }

  public int count() {
    return size;
  }

  /** The time within which this share was done, in milliseconds; the nearest rank. */
  public double percentile(double share) {
    if (size == 0) {
      return 0;
    }
    int[] sorted = Arrays.copyOf(micros, size);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)] / 1000.0;
  }
}
