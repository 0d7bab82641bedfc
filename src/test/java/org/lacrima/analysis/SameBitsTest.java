package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exact data give the same bits in any order and for any number of threads. */
class SameBitsTest {

  private static final String SPEC =
      """
      derive:
        score: mean(q1 .. q6, min = 4)
        both: score * 2 + x
      exclude: [{when: q1 == 7 and q2 == 1, reason: odd}]
      analyses:
        - {id: d, descriptives: {variables: [score, x, both]}}
        - {id: r, correlation: {variables: [score, x, q1, both], adjust: holm}}
        - {id: s, correlation: {variables: [score, q1, q2], method: spearman}}
        - {id: k, correlation: {variables: [q1, q2, q3], method: kendall}}
        - {id: p, partial-correlation: {x: [score], y: [x], given: [q1, q2]}}
        - {id: t, t-test: {outcome: [score, x], group: g}}
        - {id: c, chi-square: {rows: g, columns: q1}}
        - {id: a, anova: {outcome: [x], group: q2}}
        - {id: sp, semi-partial-correlation: {x: [score], y: [x], given: [q1, q2]}}
        - {id: cc, correlation-comparison: {x: [score], y: [x], between: [g == 'a', g == 'b']}}
        - {id: cd, correlation-comparison: {pairs: [[score, x], [q1, q2]]}}
        - {id: eg, equivalence: {outcome: [score], group: g, bounds: [-1, 1]}}
        - {id: er, equivalence: {x: [score], y: [x], bounds: [-0.1, 0.1]}}
        - {id: bca, correlation: {variables: [q1, q2], method: spearman, interval: bca, samples: 500}}
        - {id: bcap, correlation: {variables: [q1, q2, score], interval: bca, samples: 500}}
        - {id: mw, t-test: {outcome: [q1], group: g, exact: true}, where: x > 1000080}
        - {id: rel, reliability: {scales: {q: q1 .. q6}}}
      """;

  @TempDir private Path folder = Path.of("");

  private static List<String> rows(int n, long seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      StringBuilder row = new StringBuilder(random.nextBoolean() ? "a" : "b");
      for (int q = 0; q < 6; q++) {
        row.append(',').append(random.nextInt(9) == 0 ? "" : 1 + random.nextInt(7));
      }
      row.append(',').append(String.format(Locale.ROOT, "%.2f", random.nextGaussian() * 40 + 1e6));
      rows.add(row.toString());
    }
    return rows;
  }

  private String run(List<String> rows, int threads) {
    Path spec = Specs.write(folder, "spec.yaml", Specs.header() + SPEC);
    Path data =
        Specs.write(folder, "data.csv", "g,q1,q2,q3,q4,q5,q6,x\n" + String.join("\n", rows) + "\n");
    return Specs.csv(Specs.run(spec, data, threads));
  }

  @Test
  void the_order_of_rows_does_not_change_a_bit() {
    List<String> rows = rows(3000, 1);
    String first = run(rows, 1);
    for (int k = 0; k < 5; k++) {
      Collections.shuffle(rows, new Random(k));
      assertThat(run(rows, 1)).isEqualTo(first);
    }
  }

  @Test
  void threads_and_parts_do_not_change_a_bit() {
    List<String> rows = rows(120_000, 2); // some three parts of a mebibyte
    assertThat(run(rows, 1)).isEqualTo(run(rows, 2)).isEqualTo(run(rows, 7));
    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(run(shuffled, 3)).isEqualTo(run(rows, 1));
  }

  @Test
  void doubles_give_the_same_bits_for_any_number_of_threads() {
    Random random = new Random(4);
    List<String> rows = new ArrayList<>();
    for (String row : rows(60_000, 5)) {
      rows.add(row.substring(0, row.lastIndexOf(',') + 1) + (0.1 + random.nextDouble()));
    }
    assertThat(run(rows, 1)).isEqualTo(run(rows, 2)).isEqualTo(run(rows, 5));
  }
}
