package org.lacrima.study.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;

/** A request that cannot be answered as asked: a stable code, and a sentence on what to do. */
public final class Refusal {

  private Refusal() {}

  public static HttpProblem of(Status status, String code, String detail) {
    return builder(status, code, detail).build();
  }

  public static HttpProblem.Builder builder(Status status, String code, String detail) {
    return HttpProblem.builder()
        .withStatus(status)
        .withTitle(status.getReasonPhrase())
        .withDetail(detail)
        .with("code", code);
  }

  /** Somebody else's and nobody's look the same. */
  public static HttpProblem notFound() {
    return of(Status.NOT_FOUND, "not-found", "There is nothing here, or it is not yours to see.");
  }
}
