package org.lacrima.statistics.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrimTest {

  /** Brown and Heathers (2017): 28 participants cannot have a mean of 5.19. */
  @Test
  void the_example_of_brown_and_heathers_is_impossible_and_its_neighbours_are_not() {
    assertThat(Grim.isPossibleMean(Printed.of("5.19"), 28, 1)).isFalse();
    assertThat(Grim.isPossibleMean(Printed.of("5.18"), 28, 1)).isTrue();
    assertThat(Grim.isPossibleMean(Printed.of("5.21"), 28, 1)).isTrue();
  }

  @Test
  void the_means_of_the_crying_study_are_possible() {
    assertThat(Grim.isPossibleMean(Printed.of("63.91"), 97, 1)).isTrue();
    assertThat(Grim.isPossibleMean(Printed.of("1.51"), 97, 1)).isTrue();
    assertThat(Grim.isPossibleMean(Printed.of("19.33"), 27, 1)).isTrue();
    assertThat(Grim.isPossibleMean(Printed.of("30.33"), 124, 1)).isTrue();
  }

  @Test
  void two_decimals_beyond_a_hundred_cases_cannot_fail() {
    assertThat(Grim.chanceToPass(Printed.of("30.33"), 124, 1)).isEqualTo(1);
    assertThat(Grim.chanceToPass(Printed.of("1.51"), 97, 1)).isEqualTo(0.97);
  }

  @Test
  void the_percentage_of_those_who_talked_fits_other_sizes_than_97() {
    Printed talked = Printed.of("76.5");
    assertThat(Grim.isPossiblePercentage(talked, 97)).isFalse();
    assertThat(Grim.sizesOfPercentage(talked, 62, 124))
        .containsExactly(68L, 81L, 85L, 98L, 102L, 115L, 119L);
  }

  @Test
  void percentages_of_the_genders_leave_few_counts() {
    assertThat(Grim.counts(Printed.of("69"), 124))
        .map(BigInteger::intValue)
        .containsExactly(85, 86);
    assertThat(Grim.counts(Printed.of("22"), 124)).map(BigInteger::intValue).containsExactly(27);
    assertThat(Grim.counts(Printed.of("9"), 124)).map(BigInteger::intValue).containsExactly(11);
  }

  /** Every data set of a few whole numbers, rounded in every way, against the checks. */
  @Test
  void what_exists_is_possible_and_what_does_not_is_not() {
    for (int n = 2; n <= 6; n++) {
      Set<String> exists = new HashSet<>();
      collect(new int[n], 0, 1, 5, exists);
      for (int mean = 100; mean <= 500; mean++) {
        Printed m = new Printed(BigDecimal.valueOf(mean, 2));
        for (int sd = 0; sd <= 40; sd++) {
          Printed s = new Printed(BigDecimal.valueOf(sd, 1));
          boolean real = exists.contains(m + " " + s);
          if (real) {
            assertThat(Grim.isPossibleMean(m, n, 1)).as(n + ": " + m).isTrue();
            assertThat(Grimmer.isPossible(m, s, n)).as(n + ": " + m + " " + s).isTrue();
          } else if (!exists.contains(m.toString())) {
            assertThat(Grim.isPossibleMean(m, n, 1)).as(n + ": " + m).isFalse();
          }
        }
      }
    }
  }

  private static void collect(int[] data, int at, int low, int high, Set<String> exists) {
    if (at < data.length) {
      for (int value = at == 0 ? low : data[at - 1]; value <= high; value++) {
        data[at] = value;
        collect(data, at + 1, low, high, exists);
      }
      return;
    }
    BigDecimal n = BigDecimal.valueOf(data.length);
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (int value : data) {
      total = total.add(BigDecimal.valueOf(value));
      squares = squares.add(BigDecimal.valueOf((long) value * value));
    }
    BigDecimal variance =
        squares
            .subtract(total.multiply(total).divide(n, 30, RoundingMode.HALF_EVEN))
            .divide(n.subtract(BigDecimal.ONE), 30, RoundingMode.HALF_EVEN);
    BigDecimal sd = BigDecimal.valueOf(Math.sqrt(variance.doubleValue()));
    for (RoundingMode mode :
        new RoundingMode[] {RoundingMode.HALF_UP, RoundingMode.HALF_DOWN, RoundingMode.HALF_EVEN}) {
      BigDecimal mean = total.divide(n, 30, RoundingMode.HALF_EVEN).setScale(2, mode);
      exists.add(mean.toPlainString());
      exists.add(mean.toPlainString() + " " + sd.setScale(1, mode).toPlainString());
    }
  }
}
