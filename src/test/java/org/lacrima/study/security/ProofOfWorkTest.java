package org.lacrima.study.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofOfWorkTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static ProofOfWork at(Instant time) {
    return new ProofOfWork(new Signature(Optional.of("a key")), Clock.fixed(time, ZoneOffset.UTC));
  }

  private static String found(ProofOfWork.Challenge challenge) {
    String wanted = challenge.text().substring(0, challenge.text().indexOf('.'));
    return IntStream.range(0, ProofOfWork.HIGHEST)
        .mapToObj(Integer::toString)
        .filter(n -> Code.hash(challenge.key() + "." + n).startsWith(wanted))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void only_the_number_that_was_looked_for_is_a_proof() {
    ProofOfWork work = at(NOON);
    ProofOfWork.Challenge challenge = work.challenge("study");
    String number = found(challenge);
    String other = number.equals("7") ? "8" : "7";
    assertThat(work.solved("study", challenge.key(), challenge.text(), number)).isTrue();
    assertThat(work.solved("study", challenge.key(), challenge.text(), other)).isFalse();
    assertThat(work.solved("study", challenge.key(), challenge.text(), "-" + number)).isFalse();
    assertThat(work.solved("study", challenge.key(), challenge.text(), null)).isFalse();
    assertThat(work.solved("study", null, null, null)).isFalse();
    assertThat(work.solved("another", challenge.key(), challenge.text(), number))
        .as("of another study")
        .isFalse();
    assertThat(work.solved("study", Code.random(), challenge.text(), number))
        .as("for another response")
        .isFalse();
  }

  @Test
  void nobody_sets_themselves_an_easier_task() {
    ProofOfWork work = at(NOON);
    ProofOfWork.Challenge challenge = work.challenge("study");
    String easier = Code.hash(challenge.key() + ".1").substring(0, 8);
    String forged = easier + challenge.text().substring(8);
    assertThat(work.solved("study", challenge.key(), forged, "1")).isFalse();
    ProofOfWork elsewhere =
        new ProofOfWork(
            new Signature(Optional.of("another key")), Clock.fixed(NOON, ZoneOffset.UTC));
    assertThat(elsewhere.solved("study", challenge.key(), challenge.text(), found(challenge)))
        .isFalse();
  }

  @Test
  void a_proof_is_good_as_long_as_somebody_may_take_over_the_first_page_and_over_a_restart() {
    ProofOfWork.Challenge challenge = at(NOON).challenge("study");
    String number = found(challenge);
    Instant last = NOON.plus(ProofOfWork.LASTS);
    assertThat(at(last).solved("study", challenge.key(), challenge.text(), number)).isTrue();
    assertThat(at(last.plusSeconds(1)).solved("study", challenge.key(), challenge.text(), number))
        .isFalse();
  }

  @Test
  void who_waits_is_through_when_the_time_is_over_and_not_before() {
    String ticket = at(NOON).ticket("study", "key");
    assertThat(at(NOON).secondsLeft("study", "key", ticket)).isEqualTo(15);
    assertThat(at(NOON.plusSeconds(14)).secondsLeft("study", "key", ticket)).isEqualTo(1);
    assertThat(at(NOON.plusSeconds(15)).secondsLeft("study", "key", ticket)).isZero();
    assertThat(at(NOON.plusSeconds(3600)).secondsLeft("study", "key", ticket)).isZero();
    assertThat(at(NOON.plusSeconds(14400)).secondsLeft("study", "key", ticket)).isNull();
    assertThat(at(NOON).secondsLeft("study", "other", ticket)).isNull();
    assertThat(at(NOON).secondsLeft("study", "key", "1" + ticket)).isNull();
    assertThat(at(NOON).secondsLeft("study", "key", "x")).isNull();
  }
}
