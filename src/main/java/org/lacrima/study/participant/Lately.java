package org.lacrima.study.participant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Responses as their last page left them, for the page that is shown next: in a rush it is asked
 * for at once, and need not be read back. Only what this service has committed comes in here;
 * whatever else happens to a response takes it out. A page is never checked against this alone: the
 * database keeps nothing that was checked against something older than it has.
 */
@ApplicationScoped
class Lately {

  /** So long another service on the same database may show a page as it was. */
  private static final Duration SHORTLY = Duration.ofSeconds(10);

  private static final int MOST = 2_000;

  private final Cache<String, Responses.Open> kept =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(SHORTLY).build();

  Optional<Responses.Open> of(String secretHash) {
    return Optional.ofNullable(kept.getIfPresent(secretHash));
  }

  void keep(Responses.Open open) {
    kept.put(open.response().secretHash, open);
  }

  void forget(String secretHash) {
    kept.invalidate(secretHash);
  }
}
