package org.lacrima.study.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the framework takes for our fault, or answers without a word, is told as a problem. */
final class MalformedRequests {

  /** A form that cannot be decoded. */
  @ServerExceptionMapper
  Response form(IllegalArgumentException e) {
    return any(e);
  }

  /** Whatever nobody else knows. */
  @ServerExceptionMapper(priority = 1)
  Response any(RuntimeException e) {
    if (Gate.isMalformed(e)) {
      return Refusal.of(Status.BAD_REQUEST, "malformed", "The request could not be read.")
          .toResponse();
    }
    return Refusal.of(
            Status.INTERNAL_SERVER_ERROR,
            "failed",
            "Something went wrong on our side; it is logged as " + Gate.told(e) + ".")
        .toResponse();
  }
}
