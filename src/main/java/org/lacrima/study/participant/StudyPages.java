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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.Study;
import org.lacrima.study.web.Refusal;
import org.lacrima.study.web.SafeText;
import org.lacrima.study.web.Words;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Page;
import org.lacrima.survey.SurveyDefinition;

/** A participant's way through the survey: consent, the pages, sending, receipt. */
@Path("/s/{study}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class StudyPages {

  @CheckedTemplate(basePath = "participant")
  record landing(
      Frame frame,
      RawString lead,
      RawString consent,
      String consentVersion,
      String key,
      List<Language> languages,
      boolean begun,
      boolean done,
      boolean agreeMissing)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record page(Frame frame, PageView page) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record send(Frame frame, @Nullable String last) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record done(Frame frame, RawString closing, String receipt, String withdrawal)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record closed(Frame frame) implements TemplateInstance {}

  /** A language the survey can be asked in. */
  public record Language(String tag, String name, boolean current) {}

  private final Frames frames;
  private final Responses responses;
  private final Clock clock;
  private final UriInfo uri;
  private final HttpHeaders headers;

  StudyPages(
      Frames frames,
      Responses responses,
      Clock clock,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    this.frames = frames;
    this.responses = responses;
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
    return landing(study, lang, secret, false);
  }

  private TemplateInstance landing(
      String slug, String lang, @Nullable String secret, boolean agreeMissing) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    Optional<Responses.Open> open = responses.find(slug, secret);
    SurveyDefinition survey = frames.survey(slug);
    Frame frame = frames.bare(slug, lang, headers.getAcceptableLanguages());
    String language = frame.language();
    if (!Admission.open(study, survey) && open.isEmpty()) {
      return new closed(frame);
    }
    return new landing(
        frame,
        SafeText.block(survey.landing().in(language)),
        SafeText.block(survey.consent().filled(language)),
        survey.consent().version(),
        Code.random(),
        languages(survey, language),
        open.isPresent(),
        open.map(Responses.Open::submitted).orElse(false),
        agreeMissing);
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
    if (begunBefore.isPresent()) {
      return goOn(study, begunBefore.get().interview(), false);
    }
    String lang = String.valueOf(form.getFirst("lang"));
    if (!"yes".equals(form.getFirst("consent"))) {
      return Replies.unprocessable(landingAgain(study, lang));
    }
    String key = form.getFirst("key");
    Responses.Begun begun =
        responses.beginOnce(
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
  TemplateInstance landingAgain(String study, String lang) {
    return landing(study, lang, null, true);
  }

  @GET
  @Path("resume")
  @Operation(hidden = true)
  public Response resume(String study, @CookieParam(SecretCookie.NAME) String secret) {
    return responses
        .find(study, secret)
        .map(open -> goOn(study, open.interview(), open.submitted()))
        .orElseGet(() -> Replies.seeOther(study, ""));
  }

  @GET
  @Path("pages/{page}")
  @Operation(hidden = true)
  public Response page(String study, String page, @CookieParam(SecretCookie.NAME) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty()) {
      return Replies.seeOther(study, "");
    }
    Responses.Open open = found.get();
    Optional<Page> wanted = open.survey().page(page).filter(open.interview()::reached);
    if (open.submitted() || wanted.isEmpty()) {
      return goOn(study, open.interview(), open.submitted());
    }
    Frame frame = frames.of(open, secret);
    return Replies.ok(
        new page(
            frame, PageView.of(open.interview(), wanted.get(), frame.words(), frame.language())));
  }

  @POST
  @Path("pages/{page}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response answer(
      String study,
      String page,
      @CookieParam(SecretCookie.NAME) String secret,
      MultivaluedMap<String, String> form) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty()) {
      return Replies.seeOther(study, "");
    }
    Map<String, List<String>> sent = answers(form);
    Responses.Taken taken =
        responses.take(found.get().response().publicId, secret, page, sent, clock.instant());
    Interview interview = taken.interview();
    Page answered = interview.survey().page(page).orElseThrow(Refusal::notFound);
    if (taken.submitted() || !taken.check().accepted() && !interview.reached(answered)) {
      return goOn(study, interview, taken.submitted());
    }
    if (!taken.check().accepted()) {
      Frame frame = frames.of(found.get(), secret);
      return Replies.unprocessable(
          new page(
              frame,
              PageView.refused(
                  interview,
                  answered,
                  frame.words(),
                  frame.language(),
                  sent,
                  taken.check().problems())));
    }
    Optional<Page> next =
        "back".equals(form.getFirst("move"))
            ? interview.before(answered)
            : interview.after(answered);
    return next.map(to -> Replies.seeOther(study, "pages/" + to.id()))
        .orElseGet(() -> goOn(study, interview, false));
  }

  @GET
  @Path("send")
  @Operation(hidden = true)
  public Response send(String study, @CookieParam(SecretCookie.NAME) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || found.get().submitted() || !found.get().interview().complete()) {
      return resume(study, secret);
    }
    List<Page> pages = found.get().interview().shownPages();
    String last = pages.isEmpty() ? null : pages.get(pages.size() - 1).id();
    return Replies.ok(new send(frames.of(found.get(), secret), last));
  }

  @POST
  @Path("send")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response submit(
      String study,
      @CookieParam(SecretCookie.NAME) String secret,
      MultivaluedMap<String, String> form) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || !found.get().interview().complete()) {
      return resume(study, secret);
    }
    responses.submit(found.get().response().publicId, secret, clock.instant());
    return Replies.seeOther(study, "done");
  }

  @GET
  @Path("done")
  @Operation(hidden = true)
  public Response done(String study, @CookieParam(SecretCookie.NAME) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || !found.get().submitted()) {
      return resume(study, secret);
    }
    Responses.Open open = found.get();
    return Replies.ok(
        new done(
            Frame.of(open.study(), open.survey(), open.response().language, null),
            SafeText.block(open.survey().closing().in(open.response().language)),
            Code.grouped(Code.receipt(secret)),
            Code.grouped(Code.withdrawal(secret))));
  }

  private Response goOn(String study, Interview interview, boolean submitted) {
    if (submitted) {
      return Replies.seeOther(study, "done");
    }
    return interview
        .resumeAt()
        .map(page -> Replies.seeOther(study, "pages/" + page.id()))
        .orElseGet(() -> Replies.seeOther(study, "send"));
  }

  private static List<Language> languages(SurveyDefinition survey, String current) {
    return survey.languages().stream()
        .map(tag -> new Language(tag, Words.in(tag).say("language"), tag.equals(current)))
        .toList();
  }

  /** The fields of a form that are answers. */
  private static Map<String, List<String>> answers(MultivaluedMap<String, String> form) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    form.forEach((name, values) -> answers.put(name, new ArrayList<>(values)));
    answers.remove("csrf-token");
    answers.remove("move");
    return answers;
  }
}
