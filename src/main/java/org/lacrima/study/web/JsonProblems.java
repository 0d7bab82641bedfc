package org.lacrima.study.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is not as asked for, told in words of ours: a code, and for each fault its place as a
 * JSON pointer.
 */
final class JsonProblems {

  /** Before the mappers of the framework, whose words are Java's. */
  private static final int FIRST = 1;

  /**
   * One fault.
   *
   * @param place a JSON pointer; empty for the whole
   */
  public record Fault(String place, String code, String detail) {}

  /** The framework wraps what it cannot read. */
  @ServerExceptionMapper(priority = FIRST)
  Response wrapped(WebApplicationException e) {
    return e.getCause() instanceof JsonProcessingException json
        ? malformed(json)
        // without words, which are added to whatever has none
        : Response.fromResponse(e.getResponse()).build();
  }

  @ServerExceptionMapper(
      value = {
        UnrecognizedPropertyException.class,
        InvalidFormatException.class,
        MismatchedInputException.class,
        JsonMappingException.class,
        JsonParseException.class,
        JsonProcessingException.class
      },
      priority = FIRST)
  Response malformed(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return told(
          "unknown-property",
          new Fault(
              place(unknown),
              "unknown-property",
              "There is no '"
                  + unknown.getPropertyName()
                  + "' here; known are "
                  + known(unknown)
                  + "."));
    }
    if (e.getCause() instanceof InputCoercionException && e instanceof JsonMappingException at) {
      return told(
          "json-shape", new Fault(place(at), "number-too-large", "This number is too large."));
    }
    if (e instanceof MismatchedInputException other && !isTrailing(other)) {
      return told(
          "json-shape",
          new Fault(
              place(other), "other-shape", "Here belongs " + shape(other.getTargetType()) + "."));
    }
    String message = String.valueOf(e.getOriginalMessage());
    if (message.startsWith("Duplicate field")) {
      String name = message.replaceFirst("^Duplicate field '(.*)'$", "$1");
      String place = e instanceof JsonMappingException at ? place(at) : "";
      return told(
          "json-duplicate-key",
          new Fault(
              place.endsWith("/" + escaped(name)) ? place : place + "/" + escaped(name),
              "json-duplicate-key",
              "This key comes twice."));
    }
    String where =
        e.getLocation() == null || e.getLocation().getLineNr() < 1
            ? ""
            : ", at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return Refusal.of(Status.BAD_REQUEST, "json-malformed", "The request is no JSON" + where + ".")
        .toResponse();
  }

  /** What the shape is right of, and the values are not. */
  @ServerExceptionMapper(value = ConstraintViolationException.class, priority = FIRST)
  Response values(ConstraintViolationException e) {
    List<Fault> faults =
        e.getConstraintViolations().stream()
            .map(JsonProblems::fault)
            .sorted(Comparator.comparing(Fault::place))
            .toList();
    return told("values-refused", faults.toArray(new Fault[0]));
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    String place = place(violation.getPropertyPath());
    String kind =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    var limits = violation.getConstraintDescriptor().getAttributes();
    return switch (kind) {
      case "NotNull", "NotBlank" ->
          new Fault(
              place,
              "value-missing",
              place.isEmpty() ? "Send a JSON object." : "This must be told.");
      case "Min" ->
          new Fault(place, "value-too-small", "The least is " + limits.get("value") + ".");
      case "Max" -> new Fault(place, "value-too-large", "The most is " + limits.get("value") + ".");
      default -> new Fault(place, "value-refused", "This cannot be taken.");
    };
  }

  private static Response told(String code, Fault... faults) {
    return Refusal.builder(
            Status.BAD_REQUEST,
            code,
            Stream.of(faults)
                .map(
                    fault -> (fault.place().isEmpty() ? "" : fault.place() + ": ") + fault.detail())
                .collect(Collectors.joining(" ")))
        .with("errors", List.of(faults))
        .build()
        .toResponse();
  }

  private static boolean isTrailing(MismatchedInputException e) {
    return String.valueOf(e.getOriginalMessage()).startsWith("Trailing token");
  }

  private static String shape(@Nullable Class<?> type) {
    if (type == null) {
      return "another shape";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    if (type == String.class) {
      return "a text";
    }
    return Iterable.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds() == null
        ? "none"
        : String.join(
            ", ", new TreeSet<>(e.getKnownPropertyIds().stream().map(String::valueOf).toList()));
  }

  private static String place(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            at ->
                at.getFieldName() == null
                    ? Integer.toString(at.getIndex())
                    : escaped(at.getFieldName()))
        .map(each -> "/" + each)
        .collect(Collectors.joining());
  }

  /** Without the method and the parameter, which are ours. */
  private static String place(Path path) {
    List<String> names = new ArrayList<>();
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        names.add(node.getIndex().toString());
      }
      names.add(Objects.requireNonNullElse(node.getName(), ""));
    }
    return names.stream().skip(2).map(each -> "/" + escaped(each)).collect(Collectors.joining());
  }

  /** RFC 6901. */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
