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
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

/** A participant's web pages: consent, the pages of the survey, receipt, withdrawal, help. */
@Path("/s/{study}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class StudyPages {

  static final String COOKIE = "response";

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
  record withdraw(Frame frame, String code, boolean unknown) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record withdrawn(Frame frame) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record comeback(Frame frame, String code, boolean unknown) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record help(Frame frame) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record closed(Frame frame) implements TemplateInstance {}

  /** A language the survey can be asked in. */
  public record Language(String tag, String name, boolean current) {}

  private final Surveys surveys;
  private final Responses responses;
  private final Clock clock;
  private final String quickExit;
  private final UriInfo uri;
  private final HttpHeaders headers;

  StudyPages(
      Surveys surveys,
      Responses responses,
      Clock clock,
      @ConfigProperty(name = "lacrima.quick-exit") String quickExit,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    this.surveys = surveys;
    this.responses = responses;
    this.clock = clock;
    this.quickExit = quickExit;
    this.uri = uri;
    this.headers = headers;
  }

  @GET
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance landing(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(COOKIE) String secret) {
    return landing(study, lang, secret, false);
  }

  private TemplateInstance landing(
      String slug, String lang, @Nullable String secret, boolean agreeMissing) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    Optional<Responses.Open> open = responses.find(slug, secret);
    SurveyDefinition survey = surveys.current(slug).orElse(null);
    if (survey == null) {
      throw Refusal.notFound();
    }
    String language = language(survey, lang);
    Frame frame = Frame.of(study, survey, language, null);
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
      String study, @CookieParam(COOKIE) String secret, MultivaluedMap<String, String> form) {
    Optional<Responses.Open> begunBefore =
        responses.find(study, secret).filter(open -> !open.submitted());
    if (begunBefore.isPresent()) {
      return goOn(study, begunBefore.get().interview(), false);
    }
    String lang = String.valueOf(form.getFirst("lang"));
    if (!"yes".equals(form.getFirst("consent"))) {
      return unprocessable(landingAgain(study, lang));
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
    return seeOther(study, "pages/" + first.id(), cookie(study, begun.secret()));
  }

  @Transactional
  TemplateInstance landingAgain(String study, String lang) {
    return landing(study, lang, null, true);
  }

  @GET
  @Path("resume")
  @Operation(hidden = true)
  public Response resume(String study, @CookieParam(COOKIE) String secret) {
    return responses
        .find(study, secret)
        .map(open -> goOn(study, open.interview(), open.submitted()))
        .orElseGet(() -> seeOther(study, ""));
  }

  @GET
  @Path("pages/{page}")
  @Operation(hidden = true)
  public Response page(String study, String page, @CookieParam(COOKIE) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty()) {
      return seeOther(study, "");
    }
    Responses.Open open = found.get();
    Optional<Page> wanted = open.survey().page(page).filter(open.interview()::reached);
    if (open.submitted() || wanted.isEmpty()) {
      return goOn(study, open.interview(), open.submitted());
    }
    Frame frame = frame(study, open, secret);
    return ok(
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
      @CookieParam(COOKIE) String secret,
      MultivaluedMap<String, String> form) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty()) {
      return seeOther(study, "");
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
      Frame frame = frame(study, found.get(), secret);
      return unprocessable(
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
    return next.map(to -> seeOther(study, "pages/" + to.id()))
        .orElseGet(() -> goOn(study, interview, false));
  }

  @GET
  @Path("send")
  @Operation(hidden = true)
  public Response send(String study, @CookieParam(COOKIE) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || found.get().submitted() || !found.get().interview().complete()) {
      return resume(study, secret);
    }
    List<Page> pages = found.get().interview().shownPages();
    String last = pages.isEmpty() ? null : pages.get(pages.size() - 1).id();
    return ok(new send(frame(study, found.get(), secret), last));
  }

  @POST
  @Path("send")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response submit(
      String study, @CookieParam(COOKIE) String secret, MultivaluedMap<String, String> form) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || !found.get().interview().complete()) {
      return resume(study, secret);
    }
    responses.submit(found.get().response().publicId, secret, clock.instant());
    return seeOther(study, "done");
  }

  @GET
  @Path("done")
  @Operation(hidden = true)
  public Response done(String study, @CookieParam(COOKIE) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || !found.get().submitted()) {
      return resume(study, secret);
    }
    Responses.Open open = found.get();
    return ok(
        new done(
            Frame.of(open.study(), open.survey(), open.response().language, null),
            SafeText.block(open.survey().closing().in(open.response().language)),
            Code.grouped(Code.receipt(secret)),
            Code.grouped(Code.withdrawal(secret))));
  }

  @GET
  @Path("withdraw")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance withdraw(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(COOKIE) String secret) {
    String code =
        responses.find(study, secret).map(open -> Code.grouped(Code.withdrawal(secret))).orElse("");
    return new withdraw(bare(study, lang), code, false);
  }

  @POST
  @Path("withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response withdraw(String study, MultivaluedMap<String, String> form) {
    String code = Optional.ofNullable(form.getFirst("code")).orElse("");
    String lang = Optional.ofNullable(form.getFirst("lang")).orElse("");
    if (!responses.withdraw(study, code, clock.instant())) {
      return unprocessable(new withdraw(bareLater(study, lang), code, true));
    }
    return seeOther(study, "withdrawn?lang=" + bareLater(study, lang).language(), noCookie(study));
  }

  @GET
  @Path("withdrawn")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance withdrawn(
      String study, @QueryParam("lang") @DefaultValue("") String lang) {
    return new withdrawn(bare(study, lang));
  }

  @GET
  @Path("return")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance comeback(
      String study, @QueryParam("lang") @DefaultValue("") String lang) {
    return new comeback(bare(study, lang), "", false);
  }

  @POST
  @Path("return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response comeback(String study, MultivaluedMap<String, String> form) {
    String code = Optional.ofNullable(form.getFirst("code")).orElse("");
    String secret = Code.typed(code);
    if (responses.find(study, secret).isEmpty()) {
      String lang = Optional.ofNullable(form.getFirst("lang")).orElse("");
      return unprocessable(new comeback(bareLater(study, lang), code, true));
    }
    return seeOther(study, "resume", cookie(study, secret));
  }

  @GET
  @Path("help")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance help(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(COOKIE) String secret) {
    return new help(
        responses
            .find(study, secret)
            .map(open -> frame(study, open, secret))
            .orElseGet(() -> bare(study, lang)));
  }

  /** Somewhere harmless, at once, and this device forgets where it was. */
  @GET
  @Path("leave")
  @Operation(hidden = true)
  public Response leave(String study) {
    return Response.seeOther(URI.create(quickExit)).cookie(noCookie(study)).build();
  }

  @POST
  @Path("forget")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response forget(String study, MultivaluedMap<String, String> form) {
    return seeOther(study, "", noCookie(study));
  }

  private Frame frame(String study, Responses.Open open, @Nullable String secret) {
    return Frame.of(
        open.study(), open.survey(), open.response().language, open.submitted() ? null : secret);
  }

  private Frame bare(String slug, String lang) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    SurveyDefinition survey = surveys.current(slug).orElseThrow(Refusal::notFound);
    return Frame.of(study, survey, language(survey, lang), null);
  }

  @Transactional
  Frame bareLater(String slug, String lang) {
    return bare(slug, lang);
  }

  private Response goOn(String study, Interview interview, boolean submitted) {
    if (submitted) {
      return seeOther(study, "done");
    }
    return interview
        .resumeAt()
        .map(page -> seeOther(study, "pages/" + page.id()))
        .orElseGet(() -> seeOther(study, "send"));
  }

  /** What was asked for, else what the browser prefers, else the survey's first language. */
  private String language(SurveyDefinition survey, String lang) {
    if (survey.languages().contains(lang)) {
      return lang;
    }
    for (Locale preferred : headers.getAcceptableLanguages()) {
      if (survey.languages().contains(preferred.getLanguage())) {
        return preferred.getLanguage();
      }
    }
    return survey.language();
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

  private static Response ok(TemplateInstance page) {
    return Response.ok(page, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")).build();
  }

  private static Response unprocessable(TemplateInstance page) {
    return Response.status(422)
        .entity(page.render())
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .build();
  }

  private static Response seeOther(String study, String path, NewCookie... cookies) {
    return Response.seeOther(URI.create("/s/" + study + (path.isEmpty() ? "" : "/" + path)))
        .cookie(cookies)
        .build();
  }

  private NewCookie cookie(String study, String secret) {
    return cookie(study, secret, 14 * 24 * 3600);
  }

  private NewCookie noCookie(String study) {
    return cookie(study, "", 0);
  }

  private NewCookie cookie(String study, String value, int seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/s/" + study)
        .maxAge(seconds)
        .httpOnly(true)
        .secure("https".equals(uri.getRequestUri().getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
