package org.lacrima.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program found, by a name that all programs share ({@code mean:age}, {@code r:x:y}), so
 * that it is seen whether they did the same work.
 */
record Numbers(Map<String, Found> found) {

  /** A value to compare, and how far it may be off because it is printed with few digits. */
  record Found(double value, double rounding, long n) {}

  /** Of {@code test,x,y,value,p,n}, as R, pandas and DuckDB write here. */
  static Numbers ofPeer(Path file) throws IOException {
    Map<String, Found> found = new LinkedHashMap<>();
    for (String[] f : rows(file)) {
      found.put(name(f[0], f[1], f[2]), exact(f[3], f[5]));
    }
    return new Numbers(found);
  }

  /** Of our results. */
  static Numbers ofOurs(Path file) throws IOException {
    Map<String, Found> found = new LinkedHashMap<>();
    for (String[] f : rows(file)) {
      String term = f[3];
      String test =
          switch (term) {
            case "mean", "sd", "skewness", "kurtosis", "alpha" -> f[7].isEmpty() ? term : "";
            case "r" -> f[6].isEmpty() ? term : term + "|" + f[6];
            case "difference" -> f[2];
            case "chi2" -> term;
            default -> "";
          };
      if (!test.isEmpty()) {
        boolean tested = term.equals("difference") || term.equals("chi2");
        found.put(name(test, f[4], f[5]), exact(tested ? f[11] : f[9], f[8]));
      }
    }
    return new Numbers(found);
  }

  /** Of PSPP's tables: descriptives and correlations, which have a line each. */
  static Numbers ofPspp(Path file) throws IOException {
    Map<String, Found> found = new LinkedHashMap<>();
    String table = "";
    List<String> columns = List.of();
    String[] estimates = {};
    for (String line : Files.readAllLines(file)) {
      String[] f = line.split(",", -1);
      if (line.startsWith("Table: ")) {
        table = line.substring("Table: ".length());
        columns = List.of();
      } else if (columns.isEmpty()) {
        columns = List.of(f);
      } else if (table.equals("Descriptive Statistics") && f.length > 6 && !f[2].isEmpty()) {
        found.put(name("mean", f[0], ""), printed(f[2], f[1]));
        found.put(name("sd", f[0], ""), printed(f[3], f[1]));
        found.put(name("kurtosis", f[0], ""), printed(f[4], f[1]));
        found.put(name("skewness", f[0], ""), printed(f[6], f[1]));
      } else if (table.equals("Correlations") && f.length > 2) {
        if (f[1].startsWith("Pearson")) {
          estimates = f;
        } else if (f[1].equals("N")) {
          for (int c = 2; c < f.length; c++) {
            found.put(name("r", estimates[0], columns.get(c)), printed(estimates[c], f[c]));
          }
        }
      }
    }
    return new Numbers(found);
  }

  private static List<String[]> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.stream().skip(1).map(line -> line.replace("\"", "").split(",", -1)).toList();
  }

  private static String name(String test, String x, String y) {
    return y.isEmpty() ? test + ":" + x : test + ":" + x + ":" + y;
  }

  private static Found exact(String value, String n) {
    return new Found(Double.parseDouble(value), 0, (long) Double.parseDouble(n));
  }

  private static Found printed(String value, String n) {
    int decimals = value.contains(".") ? value.length() - value.indexOf('.') - 1 : 0;
    double half = 0.5 / StrictMath.pow(10, decimals);
    return new Found(Double.parseDouble(value), half, Long.parseLong(n));
  }

  /** In words: how many numbers both have, and how far the farthest is off. */
  String agreement(Numbers peer) {
    int compared = 0;
    double worst = 0;
    String where = "";
    for (Map.Entry<String, Found> entry : peer.found.entrySet()) {
      Found ours = found.get(entry.getKey());
      if (ours == null) {
        continue;
      }
      compared++;
      Found theirs = entry.getValue();
      double off = Math.max(0, Math.abs(ours.value - theirs.value) - 1.01 * theirs.rounding);
      double relative = off / Math.max(1e-3, Math.abs(theirs.value));
      if (ours.n != theirs.n) {
        return "DIFFERS: %s has n = %d, ours %d".formatted(entry.getKey(), theirs.n, ours.n);
      }
      if (!(relative <= worst)) {
        worst = relative;
        where = entry.getKey();
      }
    }
    if (compared == 0) {
      return "DIFFERS: no number in common";
    }
    // DuckDB's kurtosis was seen 2e-7 off at a million rows; 1e-5 leaves room for more rows
    if (!(worst < 1e-5)) {
      return "DIFFERS: %s by %.1e".formatted(where, worst);
    }
    boolean rounded = peer.found.values().stream().anyMatch(f -> f.rounding > 0);
    return rounded
        ? compared + " equal as printed"
        : worst == 0 ? compared + " equal" : "%d equal to %.0e".formatted(compared, worst);
  }
}
