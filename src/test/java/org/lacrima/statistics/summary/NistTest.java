package org.lacrima.statistics.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lacrima.statistics.inference.OneWayAnova;

/** NIST's Statistical Reference Datasets (public domain), values exactly as printed. */
class NistTest {

  private static final Pattern LINE = Pattern.compile("  (\\w+): \\{(.*)}");

  @Test
  void univariate_sets_agree_with_the_certified_values_to_fourteen_digits() {
    List<String> report = new ArrayList<>();
    int sets = 0;
    for (Map.Entry<String, Map<String, String>> set : certified("univariate").entrySet()) {
      Moments moments = Objects.requireNonNull(groups(set.getKey()).get("")).moments();
      sets++;
      compare(report, set, "mean", moments.mean());
      compare(report, set, "sd", moments.sd());
    }
    assertThat(sets).isEqualTo(9);
    assertThat(report).isEmpty();
  }

  @Test
  void analyses_of_variance_agree_with_the_certified_values_to_fourteen_digits() {
    List<String> report = new ArrayList<>();
    int sets = 0;
    for (Map.Entry<String, Map<String, String>> set : certified("anova").entrySet()) {
      OneWayAnova anova =
          OneWayAnova.fisher(
              groups(set.getKey()).values().stream().map(ExactMoments::moments).toList());
      sets++;
      compare(report, set, "ss_between", anova.ssBetween());
      compare(report, set, "ss_within", anova.ssWithin());
      compare(report, set, "f", anova.f().statistic());
      compare(report, set, "residual_sd", Math.sqrt(anova.ssWithin() / anova.dfWithin()));
    }
    assertThat(sets).isEqualTo(11);
    assertThat(report).isEmpty();
  }

  private static void compare(
      List<String> report, Map.Entry<String, Map<String, String>> set, String what, double actual) {
    double expected = Double.parseDouble(Objects.requireNonNull(set.getValue().get(what)));
    // NIST prints 15 digits, so that half a unit of the last is up to 5e-15 of the value
    if (!(Math.abs(actual - expected) <= 5.1e-15 * Math.abs(expected))) {
      report.add(set.getKey() + " " + what + ": " + actual + ", certified " + expected);
    }
  }

  /** The groups of a set; a univariate one is the group without a name. */
  private static Map<String, ExactMoments> groups(String name) {
    List<String> lines = text("/nist/" + name + ".csv").lines().toList();
    boolean grouped = Objects.requireNonNull(lines.get(0)).startsWith("group");
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",")).toList();
    int scale = 0;
    for (String[] row : rows) {
      scale = Math.max(scale, new BigDecimal(row[row.length - 1]).scale());
    }
    long denominator = BigDecimal.ONE.scaleByPowerOfTen(scale).longValueExact();
    Map<String, ExactMoments> groups = new TreeMap<>();
    long pivot = unit(rows.get(0), scale);
    for (String[] row : rows) {
      groups
          .computeIfAbsent(grouped ? row[0] : "", g -> new ExactMoments(denominator, pivot))
          .add(unit(row, scale));
    }
    return groups;
  }

  private static long unit(String[] row, int scale) {
    return new BigDecimal(row[row.length - 1]).scaleByPowerOfTen(scale).longValueExact();
  }

  private static Map<String, Map<String, String>> certified(String part) {
    Map<String, Map<String, String>> sets = new TreeMap<>();
    String current = "";
    for (String line : text("/nist/certified.yaml").lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (line.matches("\\w+:")) {
        current = line.substring(0, line.length() - 1);
      } else if (current.equals(part) && matcher.matches()) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : matcher.group(2).split(", ")) {
          String[] sides = pair.split(": ");
          values.put(sides[0], sides[1].replace("'", ""));
        }
        sets.put(matcher.group(1), values);
      }
    }
    return sets;
  }

  private static String text(String path) {
    try (InputStream in = Objects.requireNonNull(NistTest.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
