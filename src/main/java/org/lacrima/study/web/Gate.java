package org.lacrima.study.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is refused before any room is asked, and the answer to whatever went wrong outside of the
 * rooms: never a stack trace.
 */
final class Gate {

  private static final Logger LOG = Logger.getLogger(Gate.class);

  private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\\s*\"?([^;\"\\s]*)");

  private static final Pattern HOST = Pattern.compile("^(?:[a-z]+:)?//[^/?#]*(?=/)");

  private final long longest;
  private final String quickExit;
  private final StudySigns signs;

  Gate(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size")
          io.quarkus.runtime.configuration.MemorySize longest,
      @ConfigProperty(name = "lacrima.quick-exit") String quickExit,
      StudySigns signs) {
    this.quickExit = quickExit;
    this.longest = longest.asLongValue();
    this.signs = signs;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, Integer.MAX_VALUE / 2);
  }

  void register(@Observes Router router) {
    router.route().order(-1_000_000).failureHandler(this::failed);
  }

  private void check(RoutingContext routing) {
    routing.addHeadersEndHandler(sent -> stayHere(routing.response().headers()));
    HttpServerRequest request = routing.request();
    String uri = request.uri();
    int query = uri.indexOf('?');
    // no name and no code holds it, and PostgreSQL takes it in no text
    if (uri.substring(0, query < 0 ? uri.length() : query).contains("%00")) {
      answer(routing, 404, "not-found", Refusal.NOTHING_HERE);
      return;
    }
    if (length(request) > longest) {
      tooLong(routing);
      return;
    }
    if (isNoForm(request)) {
      answer(routing, 415, "form-needed", "Pages take forms and nothing else.");
      return;
    }
    if (!isReadable(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      answer(routing, 415, "charset-unknown", "Send it as UTF-8.");
      return;
    }
    SentBody.read(routing, longest, () -> goOn(routing), () -> tooLong(routing));
  }

  private static void goOn(RoutingContext routing) {
    if (!CarriedSecret.reroute(routing)) {
      routing.next();
    }
  }

  private void tooLong(RoutingContext routing) {
    routing.response().putHeader(HttpHeaders.CONNECTION, "close");
    answer(
        routing,
        413,
        "too-large",
        "A request may have " + longest / 1024 + " KiB; send less at once.");
  }

  /**
   * The framework makes whole addresses of what the request says that it was sent to, which anybody
   * can say. Only the quick way out leads elsewhere.
   */
  private void stayHere(MultiMap headers) {
    String to = headers.get(HttpHeaders.LOCATION);
    if (to != null && !to.equals(quickExit)) {
      headers.set(HttpHeaders.LOCATION, HOST.matcher(to).replaceFirst(""));
    }
  }

  /** What is no form has no token either, by which it is known that a page of ours sent it. */
  private static boolean isNoForm(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return request.method() == HttpMethod.POST
        && !request.path().startsWith("/api/")
        && (type == null
            || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"));
  }

  private static boolean isReadable(@Nullable String type) {
    Matcher charset = CHARSET.matcher(type == null ? "" : type);
    try {
      return !charset.find() || Charset.isSupported(charset.group(1));
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void failed(RoutingContext routing) {
    Throwable failure = routing.failure();
    boolean ours = routing.statusCode() == 500 || routing.statusCode() < 0;
    if (!ours
        || failure == null
        || failure instanceof SecurityException
        || routing.response().headWritten()) {
      routing.next();
      return;
    }
    if (isMalformed(failure)) {
      answer(routing, 400, "malformed", "The request could not be read.");
      return;
    }
    String id = told(failure);
    answer(routing, 500, "failed", "Something went wrong on our side; it is logged as " + id + ".");
  }

  /** Decoders tell it in many ways. */
  static boolean isMalformed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().contains("DecoderException")) {
        return true;
      }
      if (cause instanceof IllegalArgumentException && comesFromDecoding(cause)
          || cause.getClass() == RuntimeException.class && isTooManyFields(cause)) {
        return true;
      }
    }
    return false;
  }

  /** It has no class of its own. */
  private static boolean isTooManyFields(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().endsWith(".multipart.FormData");
  }

  private static boolean comesFromDecoding(Throwable failure) {
    for (StackTraceElement at : failure.getStackTrace()) {
      String name = at.getClassName();
      if (name.equals("java.net.URLDecoder")
          || name.endsWith("URLUtils")
          || name.contains(".multipart.Form")) {
        return true;
      }
    }
    return false;
  }

  /** One line, without what the request held; gives the id that the answer names. */
  static String told(Throwable failure) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    LOG.errorf("%s: a request failed: %s at %s", id, cause.getClass().getName(), place(cause));
    LOG.debug(id, failure);
    return id;
  }

  private static String place(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    for (StackTraceElement at : trace) {
      if (at.getClassName().startsWith("org.lacrima.")) {
        return at.toString();
      }
    }
    return trace.length == 0 ? "?" : trace[0].toString();
  }

  private void answer(RoutingContext routing, int status, String code, String detail) {
    HttpServerRequest request = routing.request();
    routing.response().setStatusCode(status);
    if (wantsPage(request)) {
      routing
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
          .end(
              ErrorPages.page(
                  request.path(),
                  null,
                  request.getHeader(HttpHeaders.ACCEPT_LANGUAGE),
                  ErrorPages.key(status),
                  status == 500 ? " " + detail : "",
                  signs));
      return;
    }
    routing
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(
            new JsonObject()
                .put("status", status)
                .put("title", routing.response().getStatusMessage())
                .put("detail", detail)
                .put("code", code)
                .encode());
  }

  private static boolean wantsPage(HttpServerRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return !request.path().startsWith("/api")
        && (accept == null || accept.contains("html") || accept.contains("*/*"));
  }
}
