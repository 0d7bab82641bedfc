package org.lacrima.study.participant;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.ProofOfWork;

/** What a device has to find before a response begins, where the study asks for it. */
@Path("/api/v1/studies/{study}/challenge")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Responses")
public class ChallengeApi {

  /**
   * Find a number below {@code below} for which the SHA-256 of {@code key + "." + number}, in
   * hexadecimal digits, begins as the challenge does before its first point. Good for three hours
   * and one response.
   */
  public record Asked(
      boolean needed, @Nullable String key, @Nullable String challenge, int below) {}

  private final Proofs proofs;

  ChallengeApi(Proofs proofs) {
    this.proofs = proofs;
  }

  @GET
  @Operation(
      summary = "What to find before a response begins",
      description =
          "Find a number below 'below' for which the SHA-256 of key + '.' + number, in hexadecimal"
              + " digits, begins as the challenge does before its first point. Good for three hours"
              + " and one response. Where needed is false there is nothing to find.")
  @APIResponseSchema(
      value = Asked.class,
      responseCode = "200",
      responseDescription = "What to find")
  @APIResponse(responseCode = "404", description = "There is no such study")
  public Asked challenge(String study) {
    if (!proofs.needed(study)) {
      return new Asked(false, null, null, ProofOfWork.HIGHEST);
    }
    ProofOfWork.Challenge challenge = proofs.challenge(study);
    return new Asked(true, challenge.key(), challenge.text(), ProofOfWork.HIGHEST);
  }
}
