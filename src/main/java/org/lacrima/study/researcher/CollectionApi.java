package org.lacrima.study.researcher;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.lacrima.study.storage.Researcher;
import org.lacrima.study.ways.SettingProblem;
import org.lacrima.study.ways.TicketBook;
import org.lacrima.study.ways.WrittenSettings;
import org.lacrima.study.web.Refusal;

/** How people come in, for programs: settings, personal links, who came from a panel. */
@Path("/api/v1/studies/{study}")
@RolesAllowed(Researcher.ROLE)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Collection")
@APIResponse(responseCode = "404", description = "There is no such study of yours")
public class CollectionApi {

  /** How many links are wanted. */
  public record NewTokens(@Min(1) @Max(TicketBook.MOST_AT_ONCE) int n) {}

  /** New links, told here and never again. */
  public record NewLinks(List<TicketBook.Link> links) {}

  /** All links, how each stands, and how many stand so. */
  public record Tokens(Map<String, Long> counts, List<TicketBook.Token> tokens) {}

  private final CollectionDesk desk;
  private final PanelFile panelFile;
  private final String publicUrl;

  CollectionApi(
      CollectionDesk desk,
      PanelFile panelFile,
      @ConfigProperty(name = "lacrima.public-url") String publicUrl) {
    this.desk = desk;
    this.panelFile = panelFile;
    this.publicUrl = publicUrl;
  }

  @GET
  @Path("collection")
  @Operation(summary = "How people come in")
  public WrittenSettings settings(String study) {
    return WrittenSettings.of(desk.settings(study));
  }

  @PUT
  @Path("collection")
  @Operation(
      summary = "Change how people come in: all settings at once; what is left out is as at first")
  @APIResponseSchema(
      value = WrittenSettings.class,
      responseCode = "200",
      responseDescription = "Kept")
  @APIResponse(
      responseCode = "422",
      description = "Nothing was kept; errors says what is the matter, by JSON pointer")
  public WrittenSettings change(String study, @NotNull WrittenSettings settings) {
    List<SettingProblem> problems = desk.keep(study, settings);
    if (!problems.isEmpty()) {
      throw Refusal.builder(
              Refusal.UNPROCESSABLE, "settings-refused", "Nothing was kept; see errors.")
          .with("errors", problems)
          .build();
    }
    return settings(study);
  }

  @POST
  @Path("tokens")
  @ResponseStatus(201)
  @Operation(summary = "Make personal links; they are told once")
  @APIResponseSchema(value = NewLinks.class, responseCode = "201", responseDescription = "Made")
  public NewLinks generate(String study, @Valid @NotNull NewTokens wanted) {
    return new NewLinks(
        desk.tickets(study, (book, actor, at) -> book.generate(wanted.n(), publicUrl, actor, at)));
  }

  @GET
  @Path("tokens")
  @Operation(summary = "The personal links by number, without the links themselves")
  public Tokens list(String study) {
    List<TicketBook.Token> tokens = desk.tickets(study, (book, actor, at) -> book.tokens());
    return new Tokens(TicketBook.counts(tokens), tokens);
  }

  @DELETE
  @Path("tokens/{number}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Revoke a personal link that nobody has used")
  @APIResponse(responseCode = "204", description = "Revoked")
  @APIResponse(responseCode = "409", description = "token-in-use: somebody has begun with it")
  public void revoke(String study, int number) {
    switch (desk.tickets(study, (book, actor, at) -> book.revoke(number, actor, at))) {
      case YES -> {}
      case UNKNOWN -> throw Refusal.notFound();
      case IN_USE ->
          throw Refusal.of(
              Status.CONFLICT,
              "token-in-use",
              "Somebody has begun with this link; what was begun may be finished.");
    }
  }

  @GET
  @Path("panel.csv")
  @Produces(Downloads.CSV)
  @Operation(summary = "Who came from a panel, and how each part ended; apart from all answers")
  @APIResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public Response panel(String study) {
    return panelFile.of(study);
  }
}
