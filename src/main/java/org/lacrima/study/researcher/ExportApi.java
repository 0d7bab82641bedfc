package org.lacrima.study.researcher;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lacrima.study.storage.Researcher;

/** A study's data for programs. */
@Path("/api/v1/studies/{study}")
@RolesAllowed(Researcher.ROLE)
@Tag(name = "Data")
public class ExportApi {

  private final Downloads downloads;

  ExportApi(Downloads downloads) {
    this.downloads = downloads;
  }

  @GET
  @Path("export.csv")
  @Produces(Downloads.CSV)
  @Operation(summary = "The exact file: values and missing codes as they are")
  @APIResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public Response exact(String study) {
    return downloads.exact(study);
  }

  @GET
  @Path("paradata.csv")
  @Produces(Downloads.CSV)
  @Operation(summary = "How each page was answered: order, visits, seconds, changed answers")
  @APIResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public Response paradata(String study) {
    return downloads.paradata(study);
  }
}
