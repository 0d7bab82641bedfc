package org.lacrima.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the comma-separated reference files of the statistics tests. */
public final class ReferenceNumbers {

  private ReferenceNumbers() {}

  public static List<String[]> rows(String name) {
    try (InputStream in =
        ReferenceNumbers.class.getResourceAsStream("/reference/statistics/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static double[] numbers(String[] row, int from, int to) {
    return Arrays.stream(row, from, to).mapToDouble(Double::parseDouble).toArray();
  }

  /** Relative difference; absolute where the expected value is 0. */
  public static double off(double actual, double expected) {
    if (Double.isNaN(actual) || Double.isNaN(expected)) {
      return Double.isNaN(actual) == Double.isNaN(expected) ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(actual - expected) / (expected == 0 ? 1 : Math.abs(expected));
  }
}
