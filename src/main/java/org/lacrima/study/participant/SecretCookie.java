package org.lacrima.study.participant;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import org.lacrima.study.web.StudyAddress;

/** By which a device finds its response again: for two weeks, within one study. */
final class SecretCookie {

  static final String NAME = "response";

  private SecretCookie() {}

  static NewCookie keep(String study, String secret, UriInfo uri) {
    return cookie(study, secret, 14 * 24 * 3600, uri);
  }

  static NewCookie drop(String study, UriInfo uri) {
    return cookie(study, "", 0, uri);
  }

  private static NewCookie cookie(String study, String value, int seconds, UriInfo uri) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path(StudyAddress.of(study))
        .maxAge(seconds)
        .httpOnly(true)
        .secure("https".equals(uri.getRequestUri().getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
