package org.lacrima.study.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A form token that is no token is the visitor's fault; the token's filter takes it for ours. */
final class MalformedTokens {

  @ServerExceptionMapper
  jakarta.ws.rs.core.Response refuse(IllegalArgumentException e) {
    boolean fromTokens =
        Arrays.stream(e.getStackTrace())
            .anyMatch(at -> at.getClassName().startsWith("io.quarkus.csrf."));
    if (!fromTokens) {
      throw e;
    }
    HttpProblem problem =
        Refusal.of(Status.BAD_REQUEST, "form-token", "The form does not come from this service.");
    return problem.toResponse();
  }
}
