package org.lacrima.study.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lacrima.study.security.LoginThrottle.Visitor;

class LoginThrottleTest {

  private final AtomicInteger pauses = new AtomicInteger();
  private final LoginThrottle throttle = new LoginThrottle(pauses::incrementAndGet);

  private static Visitor ada(String source) {
    return ada(source, null);
  }

  private static Visitor ada(String source, @Nullable String device) {
    return new Visitor("ada", source, device);
  }

  private boolean guesses(Visitor visitor) {
    return throttle.check(visitor, () -> false);
  }

  private boolean knows(Visitor visitor) {
    return throttle.check(visitor, () -> true);
  }

  private static boolean never() {
    throw new AssertionError("It was checked");
  }

  @Test
  void what_a_stranger_guesses_is_not_counted_against_the_owner() {
    for (int i = 0; i < 30; i++) {
      assertThat(guesses(ada("192.0.2.1"))).isFalse();
    }
    pauses.set(0);
    assertThat(knows(ada("198.51.100.7"))).isTrue();
    assertThat(pauses).hasValue(0);
  }

  @Test
  void whoever_was_wrong_ten_times_waits_and_the_right_password_still_opens() {
    for (int i = 0; i < LoginThrottle.WRONG_BY_VISITOR; i++) {
      guesses(ada("192.0.2.1"));
    }
    assertThat(pauses).hasValue(0);
    guesses(ada("192.0.2.1"));
    assertThat(pauses).hasValue(1);
    assertThat(knows(ada("192.0.2.1"))).isTrue();
    assertThat(pauses).hasValue(2);
  }

  @Test
  void many_names_from_one_address_wait_too() {
    for (int i = 0; i < LoginThrottle.WRONG_BY_SOURCE; i++) {
      guesses(new Visitor("name" + i, "192.0.2.1", null));
    }
    assertThat(pauses).hasValue(0);
    guesses(new Visitor("ada", "192.0.2.1", null));
    assertThat(pauses).hasValue(1);
  }

  @Test
  void guesses_from_everywhere_make_newcomers_wait_and_not_those_who_were_let_in_before() {
    assertThat(knows(ada("198.51.100.7"))).isTrue();
    for (int i = 0; i < LoginThrottle.WRONG_BY_STRANGERS; i++) {
      guesses(ada("192.0.2." + i));
    }
    assertThat(pauses).hasValue(0);
    assertThat(knows(ada("198.51.100.7"))).isTrue();
    assertThat(pauses).hasValue(0);
    assertThat(knows(ada("203.0.113.9"))).isTrue();
    assertThat(pauses).hasValue(1);
  }

  @Test
  void behind_a_proxy_a_known_device_is_told_from_the_strangers_beside_it() {
    for (int i = 0; i < 100; i++) {
      guesses(ada("10.0.0.1"));
    }
    pauses.set(0);
    assertThat(knows(ada("10.0.0.1", "device"))).isTrue();
    assertThat(pauses).hasValue(0);
    for (int i = 0; i <= LoginThrottle.WRONG_BY_VISITOR; i++) {
      guesses(ada("10.0.0.1", "stolen"));
    }
    assertThat(pauses).as("a device guesses no faster").hasValue(1);
  }

  @Test
  void a_household_with_ipv6_is_one_source() {
    assertThat(Visitor.source("2001:db8:1:2:aaaa:bbbb:cccc:1"))
        .isEqualTo(Visitor.source("2001:db8:1:2:aaaa:bbbb:cccc:2"))
        .isNotEqualTo(Visitor.source("2001:db8:1:3:aaaa:bbbb:cccc:1"));
    assertThat(Visitor.source("192.0.2.1")).isEqualTo("192.0.2.1");
  }

  @Test
  void few_are_checked_at_once_few_wait_and_the_rest_is_not_checked() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger checked = new AtomicInteger();
    ExecutorService senders = Executors.newFixedThreadPool(60);
    try {
      List<Future<Boolean>> guesses = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Visitor visitor = ada("192.0.2." + i);
        guesses.add(
            senders.submit(
                () ->
                    throttle.check(
                        visitor,
                        () -> {
                          most.accumulateAndGet(now.incrementAndGet(), Math::max);
                          checked.incrementAndGet();
                          await(hold);
                          now.decrementAndGet();
                          return false;
                        })));
      }
      // all but the one that is checked and the eight that wait come back
      while (guesses.stream().filter(Future::isDone).count() < 51) {
        Thread.sleep(5);
      }
      assertThat(throttle.check(ada("203.0.113.9"), LoginThrottleTest::never)).isFalse();
      assertThat(knows(ada("198.51.100.7", "device"))).as("has a lane of its own").isTrue();
      hold.countDown();
      for (Future<Boolean> guess : guesses) {
        assertThat(guess.get(10, TimeUnit.SECONDS)).isFalse();
      }
    } finally {
      hold.countDown();
      senders.shutdown();
    }
    assertThat(most).hasValue(1);
    assertThat(checked).hasValue(9);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
