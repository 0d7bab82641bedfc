package org.lacrima.study.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.lacrima.study.security.OwnPasswordFirst;

/** A browser gets its errors as a page; whoever asks for JSON gets a problem document. */
final class ErrorPages {

  @CheckedTemplate(basePath = "web")
  record error(Words words, String message) implements TemplateInstance {}

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

  ErrorPages(SecurityIdentity identity) {
    this.identity = identity;
  }

  @ServerResponseFilter(priority = 1)
  void page(ContainerRequestContext request, ContainerResponseContext response) {
    boolean bare = response.getStatus() >= 400 && !response.hasEntity();
    if (!(response.getEntity() instanceof HttpProblem) && !bare) {
      return;
    }
    String path = request.getUriInfo().getPath();
    if (path.startsWith("/api") || path.startsWith("/q/") || !acceptsHtml(request)) {
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
    String key = MESSAGES.getOrDefault(status, status >= 500 ? "error.server" : "error.bad");
    Words words =
        Words.in(
            request.getAcceptableLanguages().stream()
                .map(java.util.Locale::getLanguage)
                .findFirst()
                .orElse(Words.COMPLETE));
    response.setEntity(new error(words, words.say(key)).render());
    response
        .getHeaders()
        .putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML + ";charset=UTF-8");
  }

  private static void redirect(ContainerResponseContext response, String to) {
    response.setStatus(303);
    response.setEntity(null);
    response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    response.getHeaders().putSingle(HttpHeaders.LOCATION, to);
  }

  private static boolean acceptsHtml(ContainerRequestContext request) {
    return request.getAcceptableMediaTypes().stream()
        .anyMatch(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE) && !type.isWildcardType());
  }
}
