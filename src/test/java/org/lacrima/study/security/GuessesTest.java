package org.lacrima.study.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;

class GuessesTest {

  private final Guesses guesses = new Guesses();

  private void wrong(String study, int times) {
    for (int i = 0; i < times; i++) {
      guesses.wrong(study);
    }
  }

  @Test
  void too_many_wrong_codes_close_one_study_and_leave_the_others() {
    wrong("one", Guesses.WRONG_PER_STUDY);
    HttpProblem refused = catchThrowableOfType(HttpProblem.class, () -> guesses.wrong("one"));
    assertThat(refused.getStatusCode()).isEqualTo(429);
    assertThat(refused.getHeaders()).containsKey("Retry-After");
    assertThatCode(() -> guesses.wrong("another")).doesNotThrowAnyException();
  }

  @Test
  void who_spreads_wrong_codes_over_many_studies_is_stopped_too() {
    for (int i = 0; i < Guesses.WRONG_IN_ALL; i++) {
      wrong("study-" + i, 1);
    }
    assertThat(catchThrowableOfType(HttpProblem.class, () -> guesses.wrong("fresh"))).isNotNull();
  }
}
