package org.lacrima.study.security;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A browser in which a researcher was let in before: it says so by a signed cookie that goes to the
 * log-in alone. It opens nothing; its wrong passwords are counted apart from those of strangers who
 * come from the same address, as behind a proxy everybody does.
 */
@ApplicationScoped
class KnownDevice {

  static final String COOKIE = "known";
  private static final String PURPOSE = "known-device";
  private static final Duration AGE = Duration.ofDays(180);

  private final Signature signature;

  KnownDevice(Signature signature) {
    this.signature = signature;
  }

  /** By which this account's owner is known here; null where there is nothing of ours. */
  @Nullable String of(@Nullable RoutingContext routing, String account) {
    Cookie cookie = routing == null ? null : routing.request().getCookie(COOKIE);
    String[] parts = cookie == null ? new String[0] : cookie.getValue().split("\\.", -1);
    return parts.length == 2
            && Code.isCode(parts[0])
            && signature.fits(parts[1], PURPOSE, parts[0], Code.hash(account))
        ? parts[0]
        : null;
  }

  void remember(RoutingContext routing, String account) {
    if (of(routing, account) != null || routing.response().ended()) {
      return;
    }
    String device = Code.random();
    routing
        .response()
        .addCookie(
            Cookie.cookie(COOKIE, device + "." + signature.of(PURPOSE, device, Code.hash(account)))
                .setPath("/j_security_check")
                .setMaxAge(AGE.toSeconds())
                .setHttpOnly(true)
                .setSecure(routing.request().scheme().toLowerCase(Locale.ROOT).equals("https"))
                .setSameSite(CookieSameSite.STRICT));
  }
}
