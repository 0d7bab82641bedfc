package org.lacrima.study.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.stream.Collectors;
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
