package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Signature;

/**
 * What a form knows of itself: when this server made it, signed, so that no view of a page costs a
 * write; and a field that stays empty unless a program fills in whatever it finds.
 */
@ApplicationScoped
public class Watermark {

  /** When the form was made. No item can have a name with a hyphen. */
  static final String SHOWN = "shown-at";

  /** What no person sees or reaches. */
  static final String TRAP = "web-site";

  private static final String PURPOSE = "shown";

  private final Signature signature;
  private final Clock clock;

  Watermark(Signature signature, Clock clock) {
    this.signature = signature;
    this.clock = clock;
  }

  /** For a form of this page that is made now. */
  String fresh(String secret, String page) {
    String millis = Long.toString(clock.millis());
    return millis + "." + signature.of(PURPOSE, secret, page, millis);
  }

  /** The mark that was sent, for the same form shown again; a fresh one where it is not ours. */
  String again(String secret, String page, MultivaluedMap<String, String> form) {
    String mark = form.getFirst(SHOWN);
    return mark == null || shownAt(secret, page, mark) == null ? fresh(secret, page) : mark;
  }

  Seen seen(String secret, String page, MultivaluedMap<String, String> form) {
    String bait = form.getFirst(TRAP);
    return new Seen(shownAt(secret, page, form.getFirst(SHOWN)), bait != null && !bait.isEmpty());
  }

  private @Nullable Instant shownAt(String secret, String page, @Nullable String mark) {
    String[] parts = mark == null ? new String[0] : mark.split("\\.", -1);
    return parts.length == 2
            && parts[0].matches("[0-9]{1,15}")
            && signature.fits(parts[1], PURPOSE, secret, page, parts[0])
        ? Instant.ofEpochMilli(Long.parseLong(parts[0]))
        : null;
  }
}
