package org.lacrima.study.participant;

import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.ways.Arrival;
import org.lacrima.study.ways.ArrivalCookie;
import org.lacrima.study.ways.Outcome;
import org.lacrima.study.ways.PanelReturns;
import org.lacrima.study.web.CarriedSecret;
import org.lacrima.study.web.Refusal;
import org.lacrima.study.web.SafeText;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Page;
import org.lacrima.survey.SurveyDefinition;

/** A participant's way through the survey: the pages, sending, receipt. */
@Path("/s/{study}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class StudyPages {

  @CheckedTemplate(basePath = "participant")
  record page(Frame frame, PageView page, String shownAt, String token)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record send(Frame frame, @Nullable String last) implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record done(
      Frame frame,
      RawString closing,
      String receipt,
      String withdrawal,
      PanelReturns.@Nullable Back back)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "participant")
  record ended(Frame frame, RawString text, String last, PanelReturns.@Nullable Back back)
      implements TemplateInstance {}

  /** Buttons of the page itself: no item can have a name with a hyphen. */
  private static final String LANGUAGE = "page-language";

  private static final String MOVE = "page-move";

  private final Frames frames;
  private final Responses responses;
  private final PanelReturns returns;
  private final Watermark watermark;
  private final CsrfTokenParameterProvider tokens;
  private final Clock clock;
  private final UriInfo uri;
  private final HttpHeaders headers;

  StudyPages(
      Frames frames,
      Responses responses,
      PanelReturns returns,
      Watermark watermark,
      CsrfTokenParameterProvider tokens,
      Clock clock,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    this.frames = frames;
    this.responses = responses;
    this.returns = returns;
    this.watermark = watermark;
    this.tokens = tokens;
    this.clock = clock;
    this.uri = uri;
    this.headers = headers;
  }

  @GET
  @Path("resume")
  @Operation(hidden = true)
  public Response resume(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret) {
    return responses
        .find(study, secret)
        .map(open -> responses.in(lang, open, secret))
        .map(open -> goOn(study, open, lang))
        .orElseGet(() -> Replies.seeOther(study, ""));
  }

  @GET
  @Path("pages/{page}")
  @Operation(hidden = true)
  public Response page(
      String study,
      String page,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty()) {
      return Replies.seeOther(study, "");
    }
    Responses.Open open = responses.in(lang, found.get(), secret);
    Optional<Page> wanted = open.interview().page(page).filter(open.interview()::reached);
    if (open.submitted() || wanted.isEmpty()) {
      return goOn(study, open, "");
    }
    Frame frame = frames.of(open, secret, "/pages/" + page);
    PageView view = PageView.of(open.interview(), wanted.get(), frame.words(), frame.language());
    return Replies.page(
        200, shown(frame, view, open.survey(), watermark.fresh(String.valueOf(secret), page)));
  }

  private String shown(Frame frame, PageView view, SurveyDefinition survey, String shownAt) {
    String code = frame.returnCode();
    if (code == null || CarriedSecret.present() || !view.untouched()) {
      return new page(frame, view, shownAt, tokens.getToken()).render();
    }
    return Stencil.filled(
        frame.key(survey) + ' ' + view.key(),
        gap -> new page(frame.withReturnCode(gap.get(0)), view, gap.get(1), gap.get(2)),
        code,
        shownAt,
        tokens.getToken());
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
    String id = found.get().response().publicId;
    String translated = form.getFirst(LANGUAGE);
    boolean back = "back".equals(form.getFirst(MOVE));
    Seen seen = watermark.seen(secret, page, form);
    Responses.Taken taken =
        translated != null
            ? responses.translate(id, secret, page, sent, translated, seen, clock.instant())
            : back
                ? responses.takeWhatCanBeKept(found.get(), page, sent, seen, clock.instant())
                : responses.take(found.get(), page, sent, seen, clock.instant());
    Interview interview = taken.interview();
    Page answered = interview.page(page).orElseThrow(Refusal::notFound);
    if (taken.submitted()) {
      return Replies.seeOther(study, "done");
    }
    if (!taken.check().accepted() && !interview.reached(answered)) {
      return Replies.goOn(study, interview);
    }
    if (!taken.check().accepted()) {
      Frame frame =
          frames.of(
              found.get().study(), interview.survey(), taken.language(), "/pages/" + page, secret);
      return Replies.unprocessable(
          new page(
              frame,
              PageView.refused(
                  interview,
                  answered,
                  frame.words(),
                  frame.language(),
                  sent,
                  taken.check().problems()),
              watermark.again(secret, page, form),
              tokens.getToken()));
    }
    if (translated != null) {
      return Replies.seeOther(study, "pages/" + page);
    }
    Optional<Page> next = back ? interview.before(answered) : interview.after(answered);
    return next.map(to -> Replies.seeOther(study, "pages/" + to.id()))
        .orElseGet(() -> Replies.goOn(study, interview));
  }

  @GET
  @Path("send")
  @Operation(hidden = true)
  public Response send(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || found.get().submitted() || !found.get().interview().complete()) {
      return resume(study, lang, secret);
    }
    Responses.Open open = responses.in(lang, found.get(), secret);
    List<Page> pages = open.interview().shownPages();
    String last = pages.isEmpty() ? null : pages.get(pages.size() - 1).id();
    return Replies.ok(new send(frames.of(open, secret, "/send"), last));
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
      return resume(study, "", secret);
    }
    Optional<Arrival.FromPanel> came = responses.submit(found.get(), clock.instant());
    NewCookie[] cookies = returns.sent(study, came, headers, uri);
    return Replies.seeOther(study, "done", cookies);
  }

  @GET
  @Path("done")
  @Operation(hidden = true)
  public Response done(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || !found.get().submitted()) {
      return resume(study, lang, secret);
    }
    Frame frame = frames.bare(study, "/done", lang, found, headers);
    return Replies.ok(
        new done(
            frame,
            SafeText.block(found.get().survey().closing().in(frame.language())),
            Code.grouped(Code.receipt(secret)),
            Code.grouped(Code.withdrawal(secret)),
            returns.link(study, Outcome.COMPLETE, headers)));
  }

  /** For whom the study is not about. */
  @GET
  @Path("ended")
  @Operation(hidden = true)
  public Response ended(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret) {
    Optional<Responses.Open> found = responses.find(study, secret);
    if (found.isEmpty() || found.get().interview().screenedOut().isEmpty()) {
      return resume(study, lang, secret);
    }
    Responses.Open open = responses.in(lang, found.get(), secret);
    NewCookie[] cookies = returns.screenedOut(study, open.response(), uri);
    if (cookies.length > 0 && !headers.getCookies().containsKey(ArrivalCookie.NAME)) {
      return Replies.seeOther(study, "ended", cookies);
    }
    Frame frame = frames.bare(study, "/ended", lang, Optional.of(open), headers);
    List<Page> pages = open.interview().shownPages();
    String text = open.interview().screenedOut().orElseThrow().text().in(frame.language());
    return Replies.ok(
        new ended(
            frame,
            SafeText.block(text),
            pages.get(pages.size() - 1).id(),
            returns.link(study, Outcome.SCREENED_OUT, headers)));
  }

  private static Response goOn(String study, Responses.Open open, String lang) {
    if (!open.submitted()) {
      return Replies.goOn(study, open.interview());
    }
    boolean offered = open.survey().languages().contains(lang);
    return Replies.seeOther(study, offered ? "done?lang=" + lang : "done");
  }

  /** The fields of a form that are answers. */
  private static Map<String, List<String>> answers(MultivaluedMap<String, String> form) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    form.forEach((name, values) -> answers.put(name, new ArrayList<>(values)));
    List.of("csrf-token", MOVE, LANGUAGE, "shown-in", Watermark.SHOWN, Watermark.TRAP)
        .forEach(answers::remove);
    return answers;
  }
}
