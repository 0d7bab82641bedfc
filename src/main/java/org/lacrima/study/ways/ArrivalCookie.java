package org.lacrima.study.ways;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.web.StudyAddress;

/**
 * By what somebody came, on their own device and nowhere else: nothing is stored of who only looks,
 * and who has sent everything is led back to the panel although no row here says who it was.
 */
public final class ArrivalCookie {

  public static final String NAME = "arrival";

  /** What is left of it when the response has ended. */
  static final String BACK = "back";

  private static final int AN_HOUR = 3600;
  private static final int A_DAY = 24 * AN_HOUR;

  private static final ObjectMapper JSON = new ObjectMapper();

  private ArrivalCookie() {}

  /** As JSON has it. */
  private record Written(
      @Nullable String token,
      @Nullable String panel,
      @Nullable String identifier,
      @Nullable Map<String, String> others) {}

  public static NewCookie keep(String study, Arrival arrival, UriInfo uri) {
    return cookie(NAME, StudyAddress.of(study), written(arrival), 14 * A_DAY, uri);
  }

  public static NewCookie drop(String study, UriInfo uri) {
    return cookie(NAME, StudyAddress.of(study), "", 0, uri);
  }

  /** Where the response was sent: nobody comes by it any more, and it leads back for a day. */
  static NewCookie leadBack(String study, Arrival arrival, UriInfo uri) {
    return cookie(BACK, StudyAddress.of(study), written(arrival), A_DAY, uri);
  }

  public static NewCookie dropBack(String study, UriInfo uri) {
    return cookie(BACK, StudyAddress.of(study), "", 0, uri);
  }

  /** Where it was withdrawn: for the receipt alone, for an hour. */
  static NewCookie leadBackOnce(String study, Arrival arrival, UriInfo uri) {
    return cookie(BACK, StudyAddress.of(study) + "/withdrawn", written(arrival), AN_HOUR, uri);
  }

  /** What a cookie says; whatever cannot be read says nothing. */
  public static Optional<Arrival> read(@Nullable String cookie) {
    if (cookie == null || cookie.isEmpty()) {
      return Optional.empty();
    }
    try {
      Written written = JSON.readValue(Base64.getUrlDecoder().decode(cookie), Written.class);
      return written == null ? Optional.empty() : arrival(written);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Arrival> arrival(Written written) {
    if (written.token() != null) {
      return Optional.of(new Arrival.ByToken(written.token()));
    }
    String panel = written.panel();
    String identifier = written.identifier();
    if (panel == null || identifier == null || !Panel.isValue(identifier)) {
      return Optional.empty();
    }
    Map<String, String> others = new LinkedHashMap<>();
    if (written.others() != null) {
      written
          .others()
          .forEach(
              (name, value) -> {
                if (value != null && Panel.isValue(value)) {
                  others.put(name, value);
                }
              });
    }
    return Optional.of(new Arrival.FromPanel(panel, identifier, others));
  }

  private static String written(Arrival arrival) {
    Written written =
        arrival instanceof Arrival.FromPanel from
            ? new Written(null, from.panel(), from.identifier(), from.others())
            : new Written(((Arrival.ByToken) arrival).token(), null, null, null);
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(JSON.writeValueAsString(written).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NewCookie cookie(
      String name, String path, String value, int seconds, UriInfo uri) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(path)
        .maxAge(seconds)
        .httpOnly(true)
        .secure("https".equals(uri.getRequestUri().getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
