package org.lacrima.study.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that a device does before a response begins, so that a program that wants to begin thousands
 * has to pay for each. The server picks a number, tells only its hash, and the device finds it by
 * trying: about a second on a phone, never more than twice that. Nothing is asked of a third party
 * and nothing is stored: a key leads to one response, which is unique in the database, so a proof
 * cannot be used for a second one.
 *
 * <p>Where no script runs, a short wait does instead. It asks for time and no ability: no picture,
 * no sound, no puzzle, no hurry.
 */
@ApplicationScoped
public class ProofOfWork {

  /** The number is below this. */
  public static final int HIGHEST = 200_000;

  /** As long as somebody may take over the first page. */
  static final Duration LASTS = Duration.ofHours(3);

  static final Duration WAIT = Duration.ofSeconds(15);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Signature signature;
  private final Clock clock;

  ProofOfWork(Signature signature, Clock clock) {
    this.signature = signature;
    this.clock = clock;
  }

  /**
   * What a device has to find: a number below {@link #HIGHEST} for which the SHA-256 of key, point
   * and number, in hexadecimal digits, begins as {@code text} does before its first point.
   *
   * @param key of the response that begins with it
   */
  public record Challenge(String key, String text) {}

  public Challenge challenge(String study) {
    String key = Code.random();
    String wanted = Code.hash(key + "." + RANDOM.nextInt(HIGHEST)).substring(0, 8);
    String until = Long.toString(clock.instant().plus(LASTS).getEpochSecond());
    return new Challenge(
        key, wanted + "." + until + "." + signature.of("challenge", study, key, wanted, until));
  }

  /** Whether the number was found, in time, for a challenge of this server and this study. */
  public boolean solved(
      String study, @Nullable String key, @Nullable String challenge, @Nullable String number) {
    String[] parts = challenge == null ? new String[0] : challenge.split("\\.", -1);
    return key != null
        && number != null
        && parts.length == 3
        && number.matches("[0-9]{1,6}")
        && parts[1].matches("[0-9]{1,12}")
        && signature.fits(parts[2], "challenge", study, key, parts[0], parts[1])
        && clock.instant().getEpochSecond() <= Long.parseLong(parts[1])
        && Code.hash(key + "." + number).startsWith(parts[0]);
  }

  /** A ticket to wait with; it is good from a moment on, until as long after that. */
  public String ticket(String study, String key) {
    String from = Long.toString(clock.instant().plus(WAIT).getEpochSecond());
    return from + "." + signature.of("wait", study, key, from);
  }

  /** How many seconds are left to wait; 0 is through, null where the ticket is not good. */
  public @Nullable Long secondsLeft(String study, String key, @Nullable String ticket) {
    String[] parts = ticket == null ? new String[0] : ticket.split("\\.", -1);
    if (parts.length != 2
        || !parts[0].matches("[0-9]{1,12}")
        || !signature.fits(parts[1], "wait", study, key, parts[0])) {
      return null;
    }
    Instant from = Instant.ofEpochSecond(Long.parseLong(parts[0]));
    if (clock.instant().isAfter(from.plus(LASTS))) {
      return null;
    }
    return Math.max(0, Duration.between(clock.instant(), from).toSeconds());
  }
}
