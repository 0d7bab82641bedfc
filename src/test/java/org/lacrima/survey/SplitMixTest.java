package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMixTest {

  @Test
  void it_is_the_published_generator() {
    // the JDK's SplittableRandom is the same algorithm by the same authors, with the same constants
    SplitMix ours = new SplitMix(1234567);
    SplittableRandom theirs = new SplittableRandom(1234567);
    for (int i = 0; i < 1000; i++) {
      assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
    }
  }

  @Test
  void its_first_numbers_are_those_printed_for_the_algorithm() {
    // Rosetta Code, "Pseudo-random numbers/Splitmix64", seed 1234567
    SplitMix random = new SplitMix(1234567);
    assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("6457827717110365317");
    assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("3203168211198807973");
  }

  @Test
  void normal_values_have_mean_0_and_variance_1() {
    SplitMix random = new SplitMix(1);
    double[] values = IntStream.range(0, 100_000).mapToDouble(i -> random.nextGaussian()).toArray();
    double mean = java.util.Arrays.stream(values).average().orElse(9);
    double variance =
        java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(9);
    assertThat(mean).isCloseTo(0, within(0.013)); // four standard errors
    assertThat(variance).isCloseTo(1, within(0.018));
  }

  @Test
  void streams_of_neighbouring_seeds_and_indexes_differ() {
    assertThat(SplitMix.stream(7, 0).nextLong())
        .isNotEqualTo(SplitMix.stream(7, 1).nextLong())
        .isNotEqualTo(SplitMix.stream(8, 0).nextLong());
  }
}
