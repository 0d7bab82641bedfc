package org.lacrima.study.security;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down guessing, by account and by source, and locks nobody out for long: who knows the
 * password waits half a minute at worst.
 */
@ApplicationScoped
public class LoginThrottle {

  private static final int MOST_KEPT = 10_000;

  private final Map<String, Bucket> accounts = newest();
  private final Map<String, Bucket> sources = newest();

  /** An attempt that may be made. It counts unless it succeeds. */
  public record Attempt(Bucket account, Bucket source) {
    public void succeeded() {
      account.addTokens(1);
      source.addTokens(1);
    }
  }

  /** Null where there were too many. */
  public synchronized @Nullable Attempt attempt(String name, String source) {
    Bucket byAccount = accounts.computeIfAbsent(name, key -> bucket(10, Duration.ofMinutes(5)));
    Bucket bySource = sources.computeIfAbsent(source, key -> bucket(50, Duration.ofMinutes(5)));
    if (!bySource.tryConsume(1)) {
      return null;
    }
    return byAccount.tryConsume(1) ? new Attempt(byAccount, bySource) : null;
  }

  private static Bucket bucket(int most, Duration refill) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, refill))
        .build();
  }

  /** Names are the visitor's to invent, so what is remembered has an end. */
  private static Map<String, Bucket> newest() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
        return size() > MOST_KEPT;
      }
    };
  }
}
