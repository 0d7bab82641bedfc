package org.lacrima.study.security;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lacrima.study.web.Refusal;

/**
 * Slows down who tries codes: so many wrong ones a minute for a study, so many for all studies.
 * Whose they are is neither asked nor kept, so only wrong ones are refused: whoever has the right
 * code is let in whatever others try, and the codes are long enough for that.
 */
@ApplicationScoped
public class Guesses {

  static final int WRONG_PER_STUDY = 30;
  static final int WRONG_IN_ALL = 120;
  private static final Duration REFILL = Duration.ofMinutes(1);
  private static final int MOST_STUDIES = 1000;

  private final Bucket all = bucket(WRONG_IN_ALL);
  private final Map<String, Bucket> studies =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_STUDIES;
        }
      };

  /** To be told when a code was not there; refuses when there were too many of them. */
  public void wrong(String study) {
    if (all.getAvailableTokens() < 1 || study(study).getAvailableTokens() < 1) {
      throw Refusal.builder(
              Status.TOO_MANY_REQUESTS,
              "too-many-wrong-codes",
              "There were too many wrong codes; please try again in a minute.")
          .withHeader("Retry-After", REFILL.toSeconds())
          .build();
    }
    all.tryConsume(1);
    study(study).tryConsume(1);
  }

  private synchronized Bucket study(String study) {
    return studies.computeIfAbsent(study, key -> bucket(WRONG_PER_STUDY));
  }

  private static Bucket bucket(int most) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, REFILL))
        .build();
  }
}
