package org.lacrima.study.participant;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the form that was sent, besides answers.
 *
 * @param shownAt when this server made it; null where it does not say so
 * @param trapped the field that no person sees or reaches was filled in
 */
public record Seen(@Nullable Instant shownAt, boolean trapped) {

  /** There was no form. */
  public static final Seen NOWHERE = new Seen(null, false);

  /** When it was shown, unless the clock was moved meanwhile. */
  @Nullable Instant since(Instant started, Instant received) {
    Instant begun = started.truncatedTo(ChronoUnit.SECONDS);
    return shownAt == null || shownAt.isBefore(begun) || shownAt.isAfter(received) ? null : shownAt;
  }
}
