package org.lacrima.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void a_slip_of_the_pen_finds_its_name() {
    assertThat(Nearest.meant("frist", List.of("first", "fruits"))).isEqualTo("first");
    assertThat(Nearest.meant("wai_13", List.of("wai_12", "ctsc_1"))).isEqualTo("wai_12");
    assertThat(Nearest.meant("a", List.of("long", ""))).isNull();
  }

  @Test
  void the_distance_is_that_of_the_textbook_and_a_swap_counts_once() {
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("ca", "ac")).isEqualTo(1);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
  }
}
