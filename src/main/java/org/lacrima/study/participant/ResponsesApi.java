package org.lacrima.study.participant;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.web.Refusal;
import org.lacrima.study.web.Words;
import org.lacrima.survey.AnswerProblem;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Page;

/**
 * Answering a response that was begun, as JSON: the same core, the same rules and the same rows as
 * the pages.
 */
@Path("/api/v1/responses/{id}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Responses")
@SecurityScheme(
    securitySchemeName = "response",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "The secret that was told when the response was begun.")
@SecurityRequirement(name = "response")
@APIResponse(responseCode = "401", description = "The secret is missing")
@APIResponse(responseCode = "404", description = "Not here, or another secret opens it")
public class ResponsesApi {

  /**
   * Values by item: a text, a number, or a list of the names of what is ticked. An item that is
   * absent was skipped; {@code -88} says "prefer not to answer".
   */
  public record PageAnswers(
      @NotNull
          @Schema(
              implementation = Object.class,
              type = SchemaType.OBJECT,
              description =
                  "By item: a text, a number, or a list of the names of what is ticked;"
                      + " absent is skipped, -88 prefers not to answer.")
          Map<String, JsonNode> answers) {}

  /**
   * The page was committed; next is null when nothing is left but to submit, or when screenedOut
   * says why the study is not about this participant.
   */
  public record AcceptedPage(@Nullable PageToAnswer next, @Nullable String screenedOut) {

    static AcceptedPage of(Interview interview, @Nullable PageToAnswer next, String language) {
      return new AcceptedPage(
          next, interview.screenedOut().map(out -> out.text().in(language)).orElse(null));
    }
  }

  /** Proof that it arrived, and the code that withdraws it. */
  public record Receipt(String receipt, String withdrawalCode) {}

  private static final int MOST_DIGITS = 40;

  private final Responses responses;
  private final Clock clock;

  ResponsesApi(Responses responses, Clock clock) {
    this.responses = responses;
    this.clock = clock;
  }

  @PUT
  @Path("pages/{page}")
  @Operation(summary = "Answer a page; the same answers again change nothing")
  @APIResponseSchema(
      value = AcceptedPage.class,
      responseCode = "200",
      responseDescription = "Committed")
  @APIResponse(responseCode = "400", description = "The request is not as asked for; see code")
  @APIResponse(responseCode = "409", description = "Submitted already")
  @APIResponse(responseCode = "413", description = "Too much at once")
  @APIResponse(
      responseCode = "422",
      description = "Nothing was kept; errors says which items and why")
  public AcceptedPage answer(
      String id,
      String page,
      @HeaderParam("Authorization") String authorization,
      @Valid @NotNull PageAnswers answers) {
    String secret = secret(authorization);
    Responses.Taken taken =
        responses.take(id, secret, page, sent(answers.answers()), clock.instant());
    if (taken.submitted()) {
      throw Refusal.of(
          Status.CONFLICT, "already-submitted", "A submitted response takes no more answers.");
    }
    if (!taken.check().accepted()) {
      throw refused(taken.check().problems(), taken.language());
    }
    Interview interview = taken.interview();
    Page answered = interview.page(page).orElseThrow(Refusal::notFound);
    if (interview.screenedOut().isPresent()) {
      responses.screenOut(id, secret);
    }
    return AcceptedPage.of(
        interview, PageToAnswer.after(interview, answered, taken.language()), taken.language());
  }

  @POST
  @Path("submit")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "End the response; again gives the same receipt")
  @APIResponseSchema(value = Receipt.class, responseCode = "200", responseDescription = "Ended")
  @APIResponse(responseCode = "409", description = "There are pages left")
  public Receipt submit(String id, @HeaderParam("Authorization") String authorization) {
    String secret = secret(authorization);
    responses.submit(id, secret, clock.instant());
    return new Receipt(Code.grouped(Code.receipt(secret)), Code.grouped(Code.withdrawal(secret)));
  }

  /** In which language the texts and problems of a response are told from now on. */
  public record Spoken(@NotBlank String language) {}

  @PUT
  @Path("language")
  @Operation(summary = "Go on in another language; gives the page to answer next in it")
  @APIResponseSchema(
      value = AcceptedPage.class,
      responseCode = "200",
      responseDescription = "Changed")
  @APIResponse(responseCode = "400", description = "The survey is not asked in it")
  @APIResponse(responseCode = "409", description = "Submitted already")
  public AcceptedPage speak(
      String id,
      @HeaderParam("Authorization") String authorization,
      @Valid @NotNull Spoken spoken) {
    Interview interview = responses.speak(id, secret(authorization), spoken.language());
    return AcceptedPage.of(
        interview, PageToAnswer.next(interview, spoken.language()), spoken.language());
  }

  static String secret(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw Refusal.builder(
              Status.UNAUTHORIZED,
              "secret-missing",
              "Send the secret of the response: 'Authorization: Bearer SECRET'.")
          .withHeader("WWW-Authenticate", "Bearer")
          .build();
    }
    return authorization.substring(7).strip();
  }

  private static RuntimeException refused(List<AnswerProblem> problems, String language) {
    Words words = Words.in(language);
    List<Map<String, Object>> errors = new ArrayList<>();
    for (AnswerProblem problem : problems) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("place", "/answers/" + problem.item().replace("~", "~0").replace("/", "~1"));
      error.put("item", problem.item());
      error.put("code", problem.code());
      error.put("detail", words.say(problem.messageKey(), problem.parameters()));
      error.put("typed", problem.typed().stream().limit(10).map(AnswerProblem::brief).toList());
      errors.add(error);
    }
    return Refusal.builder(
            Refusal.UNPROCESSABLE, "answers-refused", "Nothing of this page was kept; see errors.")
        .with("errors", errors)
        .build();
  }

  /** As a form would send it. */
  static Map<String, List<String>> sent(Map<String, JsonNode> answers) {
    Map<String, List<String>> sent = new LinkedHashMap<>();
    answers.forEach((item, value) -> sent.put(item, texts(item, value)));
    return sent;
  }

  private static List<String> texts(String item, @Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (value.isArray()) {
      List<String> texts = new ArrayList<>();
      value.forEach(each -> texts.add(text(item, each)));
      return texts;
    }
    return List.of(text(item, value));
  }

  private static String text(String item, JsonNode value) {
    if (value.isNumber()) {
      return written(value);
    }
    if (value.isTextual()) {
      return value.textValue();
    }
    throw Refusal.of(
        Status.BAD_REQUEST,
        "answer-not-a-value",
        "The answer to '" + item + "' must be a text, a number or a list of texts.");
  }

  /** Without an exponent, unless that would be longer than any number anybody means. */
  private static String written(JsonNode number) {
    if (!(number.isFloatingPointNumber() && Double.isInfinite(number.doubleValue()))) {
      BigDecimal decimal = number.decimalValue();
      if (Math.abs((long) decimal.scale()) <= MOST_DIGITS && decimal.precision() <= MOST_DIGITS) {
        return decimal.toPlainString();
      }
    }
    return number.asText();
  }
}
