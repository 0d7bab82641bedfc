package org.lacrima.study.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  @Test
  void the_eleventh_failed_attempt_on_an_account_is_not_made() {
    LoginThrottle throttle = new LoginThrottle();
    for (int i = 0; i < 10; i++) {
      assertThat(throttle.attempt("ada", "192.0.2.1")).as("attempt " + i).isNotNull();
    }
    assertThat(throttle.attempt("ada", "192.0.2.2")).isNull();
    assertThat(throttle.attempt("grace", "192.0.2.1")).isNotNull();
  }

  @Test
  void attempts_that_succeed_do_not_count() {
    LoginThrottle throttle = new LoginThrottle();
    for (int i = 0; i < 100; i++) {
      LoginThrottle.Attempt attempt = throttle.attempt("ada", "192.0.2.1");
      assertThat(attempt).as("attempt " + i).isNotNull();
      if (attempt != null) {
        attempt.succeeded();
      }
    }
  }
}
