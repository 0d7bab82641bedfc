package org.lacrima.study.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a form whose token is not that of its browser, before the framework's own check
 * refuses it without a word: a form that the browser says came from our own pages is taken, and a
 * participant's form is handed back with everything in it and a token that fits. Two tabs that
 * begin at the same moment have two tokens, and only one cookie is kept.
 */
final class FormTokens {

  static final String NAME = "csrf-token";
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final int BYTES = 32;

  /** Before the framework's own check, which has 5000; the tests of forms hold this order. */
  private static final int FIRST = 9000;

  @CheckedTemplate(basePath = "web")
  record again(
      Words words,
      String action,
      String study,
      String token,
      List<Field> fields,
      StudySigns.@Nullable Sign sign)
      implements TemplateInstance {}

  /** A field of the form that comes back. */
  public record Field(String name, String value) {}

  private final SecureRandom random = new SecureRandom();
  private final Duration age;
  private final StudySigns signs;

  FormTokens(
      @ConfigProperty(name = "quarkus.rest-csrf.cookie-max-age") Duration age, StudySigns signs) {
    this.age = age;
    this.signs = signs;
  }

  @ServerRequestFilter(priority = FIRST)
  @WithFormRead
  @Nullable Response check(
      ResteasyReactiveContainerRequestContext request, RoutingContext routing) {
    String kept = kept(routing);
    boolean form = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(request.getMediaType());
    if (!request.getMethod().equals("POST") || request.getMediaType() == null || !form) {
      return null;
    }
    FormData data =
        ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getFormData();
    if (data == null || kept != null && same(kept, data)) {
      return null;
    }
    String from = routing.request().getHeader("Sec-Fetch-Site");
    if (kept != null && "same-origin".equals(from)) {
      // no script and no other site can make a browser say so
      request.getHeaders().putSingle(HEADER, kept);
      return null;
    }
    // who keeps no cookies has nothing that another site could use; who carries the secret in the
    // address has proved more than a token does
    boolean cookieless = routing.request().cookieCount() == 0 && "same-origin".equals(from);
    if (kept == null && (cookieless || CarriedSecret.in(routing))) {
      String token = fresh();
      routing.response().addCookie(Cookie.cookie(NAME, token));
      request.getHeaders().putSingle(HEADER, token);
      return null;
    }
    if (kept != null && CarriedSecret.in(routing)) {
      request.getHeaders().putSingle(HEADER, kept);
      return null;
    }
    String path = request.getUriInfo().getPath();
    if (!path.startsWith("/s/") || isForeign(routing.request(), from)) {
      return null;
    }
    return handedBack(request, routing, path, kept == null ? fresh() : kept, kept == null, data);
  }

  /** The browser's token; one that cannot be a token is as if there were none. */
  private static @Nullable String kept(RoutingContext routing) {
    Cookie cookie = routing.request().getCookie(NAME);
    if (cookie == null || isToken(cookie.getValue())) {
      return cookie == null ? null : cookie.getValue();
    }
    routing.response().removeCookies(NAME, false);
    return null;
  }

  private static boolean isToken(String value) {
    try {
      return Base64.getUrlDecoder().decode(value).length == BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean same(String kept, FormData data) {
    FormValue sent = data.getFirst(NAME);
    return sent != null
        && MessageDigest.isEqual(
            kept.getBytes(StandardCharsets.UTF_8),
            sent.getValue().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isForeign(HttpServerRequest request, @Nullable String from) {
    if (from != null) {
      return !from.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    return origin != null
        && !origin.equals("null")
        && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
  }

  /** The language in which the form was shown, which it tells. */
  private static @Nullable String shownIn(FormData data) {
    FormValue told = data.contains("lang") ? data.getFirst("lang") : data.getFirst("shown-in");
    return told == null || told.isFileItem() ? null : told.getValue();
  }

  private Response handedBack(
      ResteasyReactiveContainerRequestContext request,
      RoutingContext routing,
      String path,
      String token,
      boolean isNew,
      FormData data) {
    List<Field> fields = new ArrayList<>();
    for (String name : data) {
      if (!name.equals(NAME)) {
        data.get(name).stream()
            .filter(value -> !value.isFileItem())
            .forEach(value -> fields.add(new Field(name, value.getValue())));
      }
    }
    String accepted = request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
    StudySigns.Sign sign = signs.of(path, shownIn(data), accepted);
    Words words = sign == null ? Words.preferred(shownIn(data), accepted) : sign.words();
    int end = path.indexOf('/', 3);
    String study = end < 0 ? path : path.substring(0, end);
    Response.ResponseBuilder response =
        Response.status(Status.BAD_REQUEST)
            .entity(new again(words, path, study, token, fields, sign).render())
            .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    if (isNew) {
      response.cookie(
          new NewCookie.Builder(NAME)
              .value(token)
              .path("/")
              .maxAge(Math.toIntExact(age.toSeconds()))
              .httpOnly(true)
              .secure(routing.request().isSSL())
              .build());
    }
    return response.build();
  }
}
