package org.lacrima.study.participant;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lacrima.study.web.Words;
import org.lacrima.survey.Page;

/** Seeing and withdrawing what is stored, as JSON. */
@Path("/api/v1/responses/{id}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Responses")
@SecurityRequirement(name = "response")
@APIResponse(responseCode = "401", description = "The secret is missing")
@APIResponse(responseCode = "404", description = "Not here, or another secret opens it")
public class WithdrawalApi {

  /** The pages whose answers were deleted: the one that was named, and those it had led to. */
  public record WithdrawnPages(List<String> withdrawn) {}

  private final Withdrawals withdrawals;
  private final Clock clock;

  WithdrawalApi(Withdrawals withdrawals, Clock clock) {
    this.withdrawals = withdrawals;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "What is stored, in words and as it is, in the language of the response")
  @APIResponseSchema(value = Kept.class, responseCode = "200", responseDescription = "All of it")
  public Kept kept(String id, @HeaderParam("Authorization") String authorization) {
    Withdrawals.Found found = withdrawals.own(id, ResponsesApi.secret(authorization));
    String language = found.open().response().language;
    return Kept.of(found, Words.in(language), language);
  }

  @DELETE
  @Operation(summary = "Withdraw: all rows of the response are deleted")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(
      responseCode = "409",
      description = "The consent says until when it could be withdrawn, and that is over")
  public void withdraw(String id, @HeaderParam("Authorization") String authorization) {
    withdrawals.withdrawOwn(id, ResponsesApi.secret(authorization), clock.instant());
  }

  @DELETE
  @Path("pages/{page}")
  @Operation(
      summary = "Withdraw a part: the answers of a page are deleted, and -88 stands in their place")
  @APIResponseSchema(
      value = WithdrawnPages.class,
      responseCode = "200",
      responseDescription = "Deleted")
  @APIResponse(
      responseCode = "409",
      description = "The consent says until when it could be withdrawn, and that is over")
  public WithdrawnPages withdrawPart(
      String id, String page, @HeaderParam("Authorization") String authorization) {
    List<Page> pages =
        withdrawals.withdrawOwnPart(id, ResponsesApi.secret(authorization), page, clock.instant());
    return new WithdrawnPages(pages.stream().map(Page::id).toList());
  }
}
