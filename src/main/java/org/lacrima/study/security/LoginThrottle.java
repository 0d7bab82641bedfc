package org.lacrima.study.security;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slows down guessing and locks nobody out. Wrong passwords are counted by who sends them, so what
 * strangers send is not the owner's to pay for; whoever sent too many, and everybody new while many
 * guess, waits in a slow lane, where the right password still opens. Each lane checks one or two at
 * a time and lets few wait, so that guessing can cost this machine a part of its time and no more.
 */
@ApplicationScoped
public class LoginThrottle {

  static final int WRONG_BY_VISITOR = 10;
  static final int WRONG_BY_SOURCE = 50;
  private static final Duration REFILL = Duration.ofMinutes(5);

  static final int WRONG_BY_STRANGERS = 60;
  private static final Duration REFILL_OF_STRANGERS = Duration.ofMinutes(1);

  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final int MOST_KEPT = 10_000;

  /**
   * Who wants to go in.
   *
   * @param source the network address, which is kept in memory alone
   * @param device on which this account's owner was let in before; null where it is not known
   */
  public record Visitor(String account, String source, @Nullable String device) {

    /** Of IPv6 the part that one household or one machine has. */
    public static String source(String address) {
      String[] groups = address.split("%", 2)[0].split(":", -1);
      return groups.length < 8
          ? address
          : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }

    private String key() {
      return account + '\n' + (device == null ? "at " + source : "on " + device);
    }
  }

  private final Map<String, Bucket> visitors = newest();
  private final Map<String, Bucket> sources = newest();
  private final Map<String, Boolean> letIn = newest();
  private final Bucket strangers = bucket(WRONG_BY_STRANGERS, REFILL_OF_STRANGERS);

  private final Lane owners = new Lane(2, 32);
  private final Lane others = new Lane(1, 8);
  private final Lane slow = new Lane(1, 3);
  private final Runnable pause;

  LoginThrottle() {
    this(LoginThrottle::aMoment);
  }

  LoginThrottle(Runnable pause) {
    this.pause = pause;
  }

  /** Whether the visitor goes in; false without a check where too many wait before. */
  public boolean check(Visitor visitor, BooleanSupplier right) {
    Bucket own = own(visitor);
    Bucket source = visitor.device() == null ? source(visitor) : null;
    boolean known = visitor.device() != null || wasLetIn(visitor);
    boolean many =
        own.getAvailableTokens() < 1
            || source != null && source.getAvailableTokens() < 1
            || !known && strangers.getAvailableTokens() < 1;
    Lane lane = many ? slow : known ? owners : others;
    BooleanSupplier patiently =
        () -> {
          pause.run();
          return right.getAsBoolean();
        };
    Boolean fits = lane.check(many ? patiently : right);
    if (fits == null) {
      return false;
    }
    if (fits) {
      remember(visitor);
      return true;
    }
    own.tryConsume(1);
    if (source != null) {
      source.tryConsume(1);
    }
    if (!known) {
      strangers.tryConsume(1);
    }
    return false;
  }

  private synchronized Bucket own(Visitor visitor) {
    return visitors.computeIfAbsent(visitor.key(), key -> bucket(WRONG_BY_VISITOR, REFILL));
  }

  private synchronized Bucket source(Visitor visitor) {
    return sources.computeIfAbsent(visitor.source(), key -> bucket(WRONG_BY_SOURCE, REFILL));
  }

  private synchronized boolean wasLetIn(Visitor visitor) {
    return letIn.containsKey(visitor.key());
  }

  private synchronized void remember(Visitor visitor) {
    letIn.put(visitor.key(), true);
  }

  private static void aMoment() {
    try {
      Thread.sleep(SLOW.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Bucket bucket(int most, Duration refill) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, refill))
        .build();
  }

  /** Names are the visitor's to invent, so what is remembered has an end. */
  private static <T> Map<String, T> newest() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > MOST_KEPT;
      }
    };
  }

  /** So many at a time, so many waiting, in the order in which they came. */
  private static final class Lane {
    private final Semaphore open;
    private final int room;
    private final AtomicInteger inside = new AtomicInteger();

    Lane(int atOnce, int mostWaiting) {
      this.open = new Semaphore(atOnce, true);
      this.room = atOnce + mostWaiting;
    }

    /** Null where it was not checked. */
    @Nullable Boolean check(BooleanSupplier right) {
      try {
        if (inside.incrementAndGet() > room) {
          return null;
        }
        open.acquire();
        try {
          return right.getAsBoolean();
        } finally {
          open.release();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      } finally {
        inside.decrementAndGet();
      }
    }
  }
}
