package org.lacrima.study.web;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way through a survey for a browser that keeps no cookies: the secret stands in the address,
 * {@code /s/STUDY/r/SECRET/…}. Such a request is answered as if it had brought the cookie, and
 * whatever it leads to carries the secret on.
 */
public final class CarriedSecret {

  private static final String KEY = "lacrima.carried-base";
  private static final Pattern PATH = Pattern.compile("(/s/([^/]+))/r/([0-9a-z]{16,26})(/.*)?");
  private static final String COOKIE = "response";

  private CarriedSecret() {}

  /** Sends a request that carries a secret on its way without it; false where it carries none. */
  static boolean reroute(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return false;
    }
    String brought = request.getHeader(HttpHeaders.COOKIE);
    Stream<String> others =
        brought == null ? Stream.of() : Arrays.stream(brought.split(";", -1)).map(String::strip);
    request
        .headers()
        .set(
            HttpHeaders.COOKIE,
            Stream.concat(
                    others.filter(one -> !one.isEmpty() && !one.startsWith(COOKIE + "=")),
                    Stream.of(COOKIE + "=" + path.group(3)))
                .collect(Collectors.joining("; ")));
    routing.put(KEY, path.group(1) + "/r/" + path.group(3));
    String query = request.query();
    String rest = path.group(4) == null ? "" : path.group(4);
    routing.reroute(request.method(), path.group(1) + rest + (query == null ? "" : "?" + query));
    return true;
  }

  static boolean in(RoutingContext routing) {
    return routing.get(KEY) != null;
  }

  /** The address of a study, as the present request's participant has to be led to it. */
  public static String base(String study) {
    String address = StudyAddress.of(study);
    String carried = carried();
    return carried != null && carried.startsWith(address + "/r/") ? carried : address;
  }

  /** Whether the present request carries its secret in the address. */
  public static boolean present() {
    return carried() != null;
  }

  private static @Nullable String carried() {
    if (!Arc.container().requestContext().isActive()) {
      return null;
    }
    RoutingContext routing = Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
    return routing == null ? null : routing.get(KEY);
  }
}
