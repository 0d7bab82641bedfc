package org.lacrima.study.participant;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
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
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.Study;
import org.lacrima.study.web.Refusal;
import org.lacrima.study.web.SafeText;
import org.lacrima.survey.Page;
import org.lacrima.survey.SurveyDefinition;

/** How participants come in: the first page, the consent, and the page of a closed study. */
@Path("/s/{study}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class EntryPages {

  @CheckedTemplate(basePath = "participant")
  record landing(
      Frame frame,
      RawString lead,
      RawString consent,
      String consentVersion,
      String key,
      boolean begun,
      boolean done,
      boolean adultsOnly,
      Missing missing)
      implements TemplateInstance {}

  /** What has to be ticked before somebody can begin, and was not. */
  public record Missing(boolean agree, boolean adult) {
    static final Missing NOTHING = new Missing(false, false);

    static Missing of(MultivaluedMap<String, String> form, SurveyDefinition survey) {
      return new Missing(
          !"yes".equals(form.getFirst("consent")),
          survey.consent().adultsOnly() && !"yes".equals(form.getFirst("adult")));
    }
  }

  @CheckedTemplate(basePath = "participant")
  record closed(Frame frame) implements TemplateInstance {}

  private final Frames frames;
  private final Responses responses;
  private final Beginnings beginnings;
  private final Clock clock;
  private final UriInfo uri;
  private final HttpHeaders headers;

  EntryPages(
      Frames frames,
      Responses responses,
      Beginnings beginnings,
      Clock clock,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    this.frames = frames;
    this.responses = responses;
    this.beginnings = beginnings;
    this.clock = clock;
    this.uri = uri;
    this.headers = headers;
  }

  @GET
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance landing(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret) {
    return landing(study, lang, secret, Missing.NOTHING);
  }

  private TemplateInstance landing(
      String slug, String lang, @Nullable String secret, Missing missing) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    Optional<Responses.Open> open = responses.find(slug, secret);
    SurveyDefinition survey = frames.survey(slug);
    Frame frame = frames.bare(slug, "", lang, open, headers);
    String language = frame.language();
    if (!Admission.open(study, survey) && open.isEmpty()) {
      return new closed(frame);
    }
    return new landing(
        frame,
        SafeText.block(survey.landing().in(language)),
        SafeText.block(survey.consent().filled(language, frame.words()::day)),
        survey.consent().version(),
        Code.random(),
        open.isPresent(),
        open.map(Responses.Open::submitted).orElse(false),
        survey.consent().adultsOnly(),
        missing);
  }

  @POST
  @Path("begin")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response begin(
      String study,
      @CookieParam(SecretCookie.NAME) String secret,
      MultivaluedMap<String, String> form) {
    Optional<Responses.Open> begunBefore =
        responses.find(study, secret).filter(open -> !open.submitted());
    String lang = String.valueOf(form.getFirst("lang"));
    if (begunBefore.isPresent()) {
      responses.in(lang, begunBefore.get(), secret);
      return Replies.goOn(study, begunBefore.get().interview());
    }
    Missing missing = Missing.of(form, frames.survey(study));
    if (!missing.equals(Missing.NOTHING)) {
      return Replies.unprocessable(landingAgain(study, lang, missing));
    }
    String key = form.getFirst("key");
    Beginnings.Begun begun =
        beginnings.beginOnce(
            study,
            lang,
            String.valueOf(form.getFirst("consentVersion")),
            Code.isCode(key) ? key : Code.random(),
            clock.instant());
    Page first = begun.open().interview().shownPages().get(0);
    return Replies.seeOther(
        study, "pages/" + first.id(), SecretCookie.keep(study, begun.secret(), uri));
  }

  @Transactional
  TemplateInstance landingAgain(String study, String lang, Missing missing) {
    return landing(study, lang, null, missing);
  }
}
