package org.lacrima.study.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the framework takes for our fault, or answers without a word, is told as a problem. */
final class MalformedRequests {

  /** A form token that is no token. */
  @ServerExceptionMapper
  Response token(IllegalArgumentException e) {
    boolean fromTokens =
        Arrays.stream(e.getStackTrace())
            .anyMatch(at -> at.getClassName().startsWith("io.quarkus.csrf."));
    if (!fromTokens) {
      throw e;
    }
    return Refusal.of(Status.BAD_REQUEST, "form-token", "The form does not come from this service.")
        .toResponse();
  }

  /** JSON of another shape than the one that is asked for. */
  @ServerExceptionMapper
  Response json(MismatchedInputException e) {
    String where =
        e.getPath().stream().map(MalformedRequests::name).collect(Collectors.joining("."));
    boolean unknown = e instanceof UnrecognizedPropertyException;
    return Refusal.of(
            Status.BAD_REQUEST,
            unknown ? "unknown-property" : "json-shape",
            unknown
                ? "The property '" + where + "' is not known here."
                : "The JSON has another shape than asked for"
                    + (where.isEmpty() ? "." : ", at '" + where + "'."))
        .toResponse();
  }

  private static String name(JsonMappingException.Reference reference) {
    return reference.getFieldName() == null
        ? Integer.toString(reference.getIndex())
        : reference.getFieldName();
  }
}
