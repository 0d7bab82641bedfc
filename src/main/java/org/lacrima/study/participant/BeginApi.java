package org.lacrima.study.participant;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.ways.Arrival;
import org.lacrima.study.ways.Panels;
import org.lacrima.survey.Interview;

/** Beginning a response as JSON; {@link ResponsesApi} goes on with the secret that this tells. */
@Path("/api/v1/studies/{study}/responses")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Responses")
public class BeginApi {

  /** Who begins says which consent was read, in which language, and by what they came. */
  public record NewResponse(
      @NotBlank String consentVersion,
      @NotBlank String language,
      @Nullable @Schema(description = "Of a personal link; where the study asks for one.")
          String token,
      @Nullable
          @Schema(
              description =
                  "What the panel's address says, by parameter; where the study asks for it."
                      + " Parameters that the study does not name are ignored.")
          Map<String, String> panel,
      @Nullable
          @Schema(description = "The proof of work; where the study asks for it, see …/challenge.")
          Proof proof) {}

  /** What a challenge told, and the number that was found for it. */
  public record Proof(@NotBlank String key, @NotBlank String challenge, @NotBlank String number) {}

  /** The secret is told once; it opens the response, and nothing else does. */
  public record StartedResponse(String id, String secret, @Nullable PageToAnswer page) {}

  private final Beginnings beginnings;
  private final Panels panels;
  private final Proofs proofs;
  private final Clock clock;

  BeginApi(Beginnings beginnings, Panels panels, Proofs proofs, Clock clock) {
    this.beginnings = beginnings;
    this.panels = panels;
    this.proofs = proofs;
    this.clock = clock;
  }

  @POST
  @ResponseStatus(201)
  @Operation(summary = "Begin a response")
  @APIResponseSchema(
      value = StartedResponse.class,
      responseCode = "201",
      responseDescription = "Begun")
  @APIResponse(responseCode = "400", description = "The request is not as asked for; see code")
  @APIResponse(
      responseCode = "403",
      description =
          "token-needed, panel-needed: this is not an open study; proof-missing: see …/challenge")
  @APIResponse(
      responseCode = "404",
      description = "There is no such study, or no such token in it (token-unknown)")
  @APIResponse(
      responseCode = "409",
      description =
          "study-not-open, quota-full, token-used, panel-taken; or the consent has another version"
              + " now: consent-outdated")
  @APIResponse(responseCode = "413", description = "Too much at once")
  public StartedResponse begin(String study, @Valid @NotNull NewResponse wanted) {
    Proof proof = wanted.proof();
    String key =
        proof == null
            ? proofs.checked(study, null, null, null)
            : proofs.checked(study, proof.key(), proof.challenge(), proof.number());
    Beginnings.Begun begun =
        beginnings.beginOnce(
            study,
            wanted.language(),
            wanted.consentVersion(),
            arrival(study, wanted),
            asks -> {},
            key == null ? Code.random() : key,
            clock.instant());
    Interview interview = begun.open().interview();
    return new StartedResponse(
        begun.id(), begun.secret(), PageToAnswer.next(interview, wanted.language()));
  }

  private @Nullable Arrival arrival(String study, NewResponse wanted) {
    if (wanted.token() != null) {
      return new Arrival.ByToken(Code.typed(wanted.token()));
    }
    if (wanted.panel() == null) {
      return null;
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    wanted
        .panel()
        .forEach((name, value) -> parameters.put(name, value == null ? List.of() : List.of(value)));
    return panels.arrival(study, parameters).orElse(null);
  }
}
