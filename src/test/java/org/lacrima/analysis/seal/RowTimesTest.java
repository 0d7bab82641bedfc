package org.lacrima.analysis.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RowTimesTest {

  private static final Instant SEAL = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void offsets_count() {
    assertThat(RowTimes.earlier("2026-11-22T10:59:59+01:00", SEAL)).isTrue();
    assertThat(RowTimes.earlier("2026-11-22T11:00:00+01:00", SEAL)).isFalse();
    assertThat(RowTimes.earlier("2026-11-22 04:59:00-05", SEAL)).isTrue();
  }

  @Test
  void a_date_alone_cannot_tell_on_its_day() {
    assertThat(RowTimes.earlier("2026-11-21", SEAL)).isTrue();
    assertThat(RowTimes.earlier("2026-11-22", SEAL)).isNull();
    assertThat(RowTimes.earlier("2026-11-23", SEAL)).isFalse();
  }

  @Test
  void what_is_no_time_tells_nothing() {
    assertThat(RowTimes.earlier("22/11/2026", SEAL)).isNull();
    assertThat(RowTimes.earlier("2026-11-22T10:00:00", SEAL)).isNull();
  }
}
