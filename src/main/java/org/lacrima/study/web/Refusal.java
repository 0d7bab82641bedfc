package org.lacrima.study.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** A request that cannot be answered as asked: a stable code, and a sentence on what to do. */
public final class Refusal {

  static final String NOTHING_HERE = "There is nothing here, or it is not yours to see.";

  private Refusal() {}

  /**
   * Understood, and not acceptable as it is (RFC 9110, 15.5.21); Jakarta has no constant for it.
   */
  public static final Response.StatusType UNPROCESSABLE =
      new Response.StatusType() {
        @Override
        public int getStatusCode() {
          return 422;
        }

        @Override
        public Status.Family getFamily() {
          return Status.Family.CLIENT_ERROR;
        }

        @Override
        public String getReasonPhrase() {
          return "Unprocessable Content";
        }
      };

  public static HttpProblem of(Response.StatusType status, String code, String detail) {
    return builder(status, code, detail).build();
  }

  public static HttpProblem.Builder builder(
      Response.StatusType status, String code, String detail) {
    return HttpProblem.builder()
        .withStatus(status)
        .withTitle(status.getReasonPhrase())
        .withDetail(detail)
        .with("code", code);
  }

  /** Somebody else's and nobody's look the same. */
  public static HttpProblem notFound() {
    return of(Status.NOT_FOUND, "not-found", NOTHING_HERE);
  }
}
