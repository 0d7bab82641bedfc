package org.lacrima.study.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.OwnPasswordFirst;

/** A browser gets its errors as a page; whoever asks for JSON gets a problem document. */
final class ErrorPages {

  @CheckedTemplate(basePath = "web")
  record error(Words words, String message, StudySigns.@Nullable Sign sign)
      implements TemplateInstance {}

  private static final Map<Integer, String> MESSAGES =
      Map.of(
          400, "error.expired",
          401, "error.forbidden",
          403, "error.forbidden",
          404, "error.not-found",
          405, "error.bad",
          413, "error.bad",
          415, "error.bad",
          429, "error.too-many");

  private final SecurityIdentity identity;
  private final StudySigns signs;

  ErrorPages(SecurityIdentity identity, StudySigns signs) {
    this.identity = identity;
    this.signs = signs;
  }

  @ServerResponseFilter(priority = 1)
  void page(ContainerRequestContext request, ContainerResponseContext response) {
    boolean bare = response.getStatus() >= 400 && !response.hasEntity();
    if (!(response.getEntity() instanceof HttpProblem) && !bare) {
      return;
    }
    if (response.getStatus() < 400) {
      // on the way to somewhere else, where it is said
      response.setEntity(null);
      response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
      return;
    }
    String path = request.getUriInfo().getPath();
    if (path.startsWith("/api") || path.startsWith("/q/") || !acceptsHtml(request)) {
      if (!path.startsWith("/q/")) {
        problem(request, response);
      }
      return;
    }
    int status = response.getStatus();
    if (status == 401 && !path.startsWith("/s/")) {
      redirect(response, "/login");
      return;
    }
    if (status == 403 && identity.hasRole(OwnPasswordFirst.NEWCOMER)) {
      redirect(response, "/password");
      return;
    }
    String key = key(status);
    String asked = request.getUriInfo().getQueryParameters().getFirst("lang");
    response.setEntity(
        page(path, asked, request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), key, "", signs));
    response
        .getHeaders()
        .putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML + ";charset=UTF-8");
  }

  /** In the words of the study that the path leads to, with whom to turn to and the way out. */
  static String page(
      String path,
      @Nullable String asked,
      @Nullable String acceptLanguage,
      String key,
      String detail,
      StudySigns signs) {
    StudySigns.Sign sign = signs.of(path, asked, acceptLanguage);
    Words words = sign == null ? Words.preferred(asked, acceptLanguage) : sign.words();
    return new error(words, words.say(key) + detail, sign).render();
  }

  /** Where the framework says nothing but a number, or says it in words of its own. */
  private void problem(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof HttpProblem problem
        && problem.getParameters().containsKey("code")) {
      return;
    }
    Response.StatusType status = response.getStatusInfo();
    String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    response.setEntity(Refusal.of(status, code, detail(status.getStatusCode(), request)));
    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString());
  }

  private String detail(int status, ContainerRequestContext request) {
    return switch (status) {
      case 401 -> "Send name and password of a researcher (HTTP Basic).";
      case 403 ->
          identity.hasRole(OwnPasswordFirst.NEWCOMER)
              ? "Choose a password of your own first, on the page /password."
              : "This is not yours to do.";
      case 404 -> Refusal.NOTHING_HERE;
      case 405 -> "There is no " + request.getMethod() + " here.";
      case 406 -> "It does not come in a form that the header Accept takes.";
      case 415 ->
          request.getUriInfo().getPath().startsWith("/api")
              ? "Send JSON: 'Content-Type: application/json'."
              : "Pages take forms and nothing else.";
      default -> "The request cannot be answered as it is.";
    };
  }

  static String key(int status) {
    return MESSAGES.getOrDefault(status, status >= 500 ? "error.server" : "error.bad");
  }

  private static void redirect(ContainerResponseContext response, String to) {
    response.setStatus(303);
    response.setEntity(null);
    response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    response.getHeaders().putSingle(HttpHeaders.LOCATION, to);
  }

  private static boolean acceptsHtml(ContainerRequestContext request) {
    try {
      return request.getAcceptableMediaTypes().stream()
          .anyMatch(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE));
    } catch (IllegalArgumentException e) {
      // what it accepts cannot be read
      return true;
    }
  }
}
