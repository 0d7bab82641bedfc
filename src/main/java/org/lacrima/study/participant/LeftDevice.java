package org.lacrima.study.participant;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.web.StudyAddress;
import org.lacrima.study.web.Words;

/**
 * A device on which somebody left quickly: for an hour, whoever goes back there sees a page that
 * names nothing. One click opens what was asked for.
 */
final class LeftDevice {

  @CheckedTemplate(basePath = "participant")
  record veil(Words words, String again) implements TemplateInstance {}

  private static final String NAME = "left";
  private static final String AGAIN = "again";
  private static final int AN_HOUR = 3600;

  static NewCookie left(String study, UriInfo uri) {
    return cookie(study, "1", AN_HOUR, uri);
  }

  @ServerRequestFilter
  @Nullable Response cover(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (!covered(request)
        || request.getUriInfo().getQueryParameters().containsKey(AGAIN)
        || path.endsWith("/leave")) {
      return null;
    }
    URI again = request.getUriInfo().getRequestUriBuilder().replaceQueryParam(AGAIN, "1").build();
    Words words =
        Words.preferred(
            request.getUriInfo().getQueryParameters().getFirst("lang"),
            request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return Response.ok(new veil(words, again.getRawPath() + "?" + again.getRawQuery()).render())
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .build();
  }

  @ServerResponseFilter
  void uncover(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getUriInfo().getQueryParameters().containsKey(AGAIN) && covered(request)) {
      String study = request.getUriInfo().getPath().substring(3).replaceFirst("/.*", "");
      response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie(study, "", 0, request.getUriInfo()));
    }
  }

  private static boolean covered(ContainerRequestContext request) {
    return request.getMethod().equals("GET")
        && request.getUriInfo().getPath().startsWith("/s/")
        && request.getCookies().containsKey(NAME);
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
