package org.lacrima.study.participant;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lacrima.study.security.Code;
import org.lacrima.study.security.Guesses;
import org.lacrima.study.ways.ArrivalCookie;
import org.lacrima.study.web.CarriedSecret;

/** What is there at any time beside the survey: declining, coming back, help, a quick way out. */
@Path("/s/{study}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class AsidePages {

  @CheckedTemplate(basePath = "participant")
  record comeback(Frame frame, String code, boolean unknown) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record declined(Frame frame) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record younger(Frame frame) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record carried(Frame frame, String code) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record help(Frame frame) implements TemplateInstance {}

  private final Frames frames;
  private final Responses responses;
  private final Guesses guesses;
  private final String quickExit;
  private final UriInfo uri;
  private final HttpHeaders headers;

  AsidePages(
      Frames frames,
      Responses responses,
      Guesses guesses,
      @ConfigProperty(name = "lacrima.quick-exit") String quickExit,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    this.frames = frames;
    this.responses = responses;
    this.guesses = guesses;
    this.quickExit = quickExit;
    this.uri = uri;
    this.headers = headers;
  }

  @GET
  @Path("return")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance comeback(
      String study, @QueryParam("lang") @DefaultValue("") String lang) {
    return new comeback(bare(study, "/return", lang, Optional.empty()), "", false);
  }

  @POST
  @Path("return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response comeback(
      String study, @CookieParam("csrf-token") String token, MultivaluedMap<String, String> form) {
    String code = Optional.ofNullable(form.getFirst("code")).orElse("");
    String secret = Code.typed(code);
    if (responses.find(study, secret).isEmpty()) {
      guesses.wrong(study);
      String lang = Optional.ofNullable(form.getFirst("lang")).orElse("");
      return Replies.unprocessable(
          new comeback(bare(study, "/return", lang, Optional.empty()), code, true));
    }
    return token == null
        ? Replies.seeOther(study, "r/" + secret + "/carried")
        : Replies.seeOther(study, "resume", SecretCookie.keep(study, secret, uri));
  }

  @GET
  @Path("help")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance help(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || found.get().submitted()) {
      return new help(bare(study, "/help", lang, found));
    }
    return new help(frames.of(responses.in(lang, found.get(), secret), secret, "/help"));
  }

  /** For who would rather not take part; nothing is stored. */
  @GET
  @Path("declined")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance declined(
      String study, @QueryParam("lang") @DefaultValue("") String lang) {
    return new declined(bare(study, "/declined", lang, Optional.empty()));
  }

  /** For who is not of age, in a study for adults; nothing is stored. */
  @GET
  @Path("younger")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance younger(String study, @QueryParam("lang") @DefaultValue("") String lang) {
    return new younger(bare(study, "/younger", lang, Optional.empty()));
  }

  /** Where a browser that keeps no cookies comes when it has begun: how it goes on without them. */
  @GET
  @Path("carried")
  @Operation(hidden = true)
  public Response carried(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret) {
    return responses
        .find(study, secret)
        .filter(open -> CarriedSecret.present())
        .map(open -> responses.in(lang, open, secret))
        .map(
            open ->
                Replies.ok(new carried(frames.of(open, secret, "/carried"), Code.grouped(secret))))
        .orElseGet(() -> Replies.seeOther(study, ""));
  }

  /** Somewhere harmless, at once, and this device forgets where it was. */
  @GET
  @Path("leave")
  @Operation(hidden = true)
  public Response leave(String study) {
    return Response.seeOther(URI.create(quickExit))
        .cookie(
            SecretCookie.drop(study, uri),
            ArrivalCookie.drop(study, uri),
            ArrivalCookie.dropBack(study, uri),
            LeftDevice.left(study, uri))
        .build();
  }

  @POST
  @Path("forget")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response forget(String study, MultivaluedMap<String, String> form) {
    return Replies.seeOther(
        study,
        "",
        SecretCookie.drop(study, uri),
        ArrivalCookie.drop(study, uri),
        ArrivalCookie.dropBack(study, uri));
  }

  private Frame bare(String study, String path, String lang, Optional<Responses.Open> open) {
    return frames.bare(study, path, lang, open, headers);
  }
}
