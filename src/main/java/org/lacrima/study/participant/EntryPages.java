package org.lacrima.study.participant;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
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
import jakarta.ws.rs.PathParam;
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
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.security.Guesses;
import org.lacrima.study.security.ProofOfWork;
import org.lacrima.study.storage.Study;
import org.lacrima.study.ways.Arrival;
import org.lacrima.study.ways.ArrivalCookie;
import org.lacrima.study.ways.Panels;
import org.lacrima.study.ways.Tickets;
import org.lacrima.study.web.CarriedSecret;
import org.lacrima.study.web.FoldedText;
import org.lacrima.study.web.Refusal;
import org.lacrima.study.web.SafeText;
import org.lacrima.study.web.Words;
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
      boolean places,
      String consentVersion,
      String key,
      @Nullable String challenge,
      boolean begun,
      boolean done,
      boolean adultsOnly,
      Missing missing,
      String token)
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
  record closed(Frame frame, String title, String text, boolean comeBack)
      implements TemplateInstance {}

  /** For who cannot show by work that they are no program. */
  @CheckedTemplate(basePath = "participant")
  record waiting(Frame frame, long seconds, List<Proofs.Field> fields)
      implements TemplateInstance {}

  private final Frames frames;
  private final Responses responses;
  private final Beginnings beginnings;
  private final Entrance entrance;
  private final Tickets tickets;
  private final Panels panels;
  private final Guesses guesses;
  private final Proofs proofs;
  private final CsrfTokenParameterProvider tokens;
  private final Clock clock;
  private final UriInfo uri;
  private final HttpHeaders headers;

  EntryPages(
      Frames frames,
      Responses responses,
      Beginnings beginnings,
      Entrance entrance,
      Tickets tickets,
      Panels panels,
      Guesses guesses,
      Proofs proofs,
      CsrfTokenParameterProvider tokens,
      Clock clock,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    this.frames = frames;
    this.responses = responses;
    this.beginnings = beginnings;
    this.entrance = entrance;
    this.tickets = tickets;
    this.panels = panels;
    this.guesses = guesses;
    this.proofs = proofs;
    this.tokens = tokens;
    this.clock = clock;
    this.uri = uri;
    this.headers = headers;
  }

  @GET
  @Transactional
  @Operation(hidden = true)
  public Response landing(
      @PathParam("study") String slug,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret,
      @CookieParam(ArrivalCookie.NAME) String arrived) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    Optional<Arrival.FromPanel> fromPanel = panels.arrival(study, uri.getQueryParameters());
    if (fromPanel.isPresent()) {
      return taken(slug, lang, secret, ArrivalCookie.read(arrived), fromPanel.get());
    }
    return landing(study, lang, secret, ArrivalCookie.read(arrived).orElse(null), Missing.NOTHING);
  }

  /** A personal link: the device remembers it, the address bar does not. */
  @GET
  @Path("p/{token}")
  @Transactional
  @Operation(hidden = true)
  public Response personal(
      String study,
      String token,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret,
      @CookieParam(ArrivalCookie.NAME) String arrived) {
    Arrival arrival = new Arrival.ByToken(Code.isCode(Code.typed(token)) ? Code.typed(token) : "");
    return taken(study, lang, secret, ArrivalCookie.read(arrived), arrival);
  }

  /** To a clean address. What was begun here by somebody else is not theirs who come now. */
  private Response taken(
      String study,
      String lang,
      @Nullable String secret,
      Optional<Arrival> before,
      Arrival arrival) {
    boolean same =
        before.filter(arrival::isSameAs).isPresent()
            || responses
                .find(study, secret)
                .flatMap(open -> panels.of(open.response()))
                .filter(arrival::isSameAs)
                .isPresent();
    String to = frames.survey(study).languages().contains(lang) ? "?lang=" + lang : "";
    NewCookie remembered = ArrivalCookie.keep(study, arrival, uri);
    return same
        ? Replies.seeOther(study, to, remembered)
        : Replies.seeOther(study, to, remembered, SecretCookie.drop(study, uri));
  }

  private Response landing(
      Study study,
      String lang,
      @Nullable String secret,
      @Nullable Arrival arrival,
      Missing missing) {
    String slug = study.slug;
    SurveyDefinition survey = frames.survey(slug);
    Optional<Responses.Open> open = responses.find(slug, secret);
    Optional<String> unsealed = open.isPresent() ? Optional.empty() : unsealed(study, arrival);
    if (unsealed.isPresent()) {
      open = responses.find(slug, unsealed.get());
    }
    Frame frame = frames.bare(slug, "", lang, open, headers);
    if (open.isEmpty()) {
      Admission admission = entrance.look(study, survey, arrival, clock.instant());
      if (admission != Admission.WELCOME) {
        return notNow(study, admission, frame);
      }
    }
    NewCookie[] cookies =
        unsealed
            .map(found -> new NewCookie[] {SecretCookie.keep(slug, found, uri)})
            .orElseGet(() -> new NewCookie[0]);
    if (open.isEmpty()
        && !study.proofOfWork
        && missing.equals(Missing.NOTHING)
        && !CarriedSecret.present()) {
      String page =
          Stencil.filled(
              frame.key(survey),
              gap ->
                  landing(frame, survey, gap.get(0), null, Optional.empty(), missing, gap.get(1)),
              Code.random(),
              tokens.getToken());
      return Replies.page(200, page, cookies);
    }
    ProofOfWork.@Nullable Challenge challenge = study.proofOfWork ? proofs.challenge(slug) : null;
    return Replies.page(
        missing.equals(Missing.NOTHING) ? 200 : 422,
        landing(
            frame,
            survey,
            challenge == null ? Code.random() : challenge.key(),
            challenge == null ? null : challenge.text(),
            open,
            missing,
            tokens.getToken()),
        cookies);
  }

  private static landing landing(
      Frame frame,
      SurveyDefinition survey,
      String key,
      @Nullable String challenge,
      Optional<Responses.Open> open,
      Missing missing,
      String token) {
    return new landing(
        frame,
        SafeText.block(survey.landing().in(frame.language())),
        FoldedText.of(frame.words().consent(survey.consent()), frame.words()),
        !survey.consent().emptyPlaces().isEmpty(),
        survey.consent().version(),
        key,
        challenge,
        open.isPresent(),
        open.map(Responses.Open::submitted).orElse(false),
        survey.consent().adultsOnly(),
        missing,
        token);
  }

  /** A personal link leads to its response while that is in progress, on any device. */
  private Optional<String> unsealed(Study study, @Nullable Arrival arrival) {
    return arrival instanceof Arrival.ByToken by
        ? tickets.personal(study, by.token()).secret()
        : Optional.empty();
  }

  private Response notNow(Study study, Admission admission, Frame frame) {
    if (admission == Admission.TOKEN_UNKNOWN) {
      guesses.wrong(study.slug);
    }
    String key =
        switch (admission) {
          case WELCOME, CLOSED -> "closed";
          case NOT_YET -> "closed.not-yet";
          case FULL -> "closed.full";
          case TOKEN_NEEDED -> "closed.personal";
          case TOKEN_UNKNOWN -> "closed.token-unknown";
          case TOKEN_USED -> "closed.token-used";
          case PANEL_NEEDED -> "closed.panel";
          case PANEL_TAKEN -> "closed.taken";
        };
    Object detail =
        switch (admission) {
          case NOT_YET -> opening(study, frame.words());
          case PANEL_NEEDED -> panels.titles(study);
          default -> "";
        };
    return Replies.page(
        admission.page().getStatusCode(),
        new closed(
            frame,
            frame.words().say(key + ".title"),
            frame.words().say(key + ".text", detail),
            admission != Admission.NOT_YET),
        admission == Admission.TOKEN_UNKNOWN
            ? new NewCookie[] {ArrivalCookie.drop(study.slug, uri)}
            : new NewCookie[0]);
  }

  private static String opening(Study study, Words words) {
    if (study.opensAt == null) {
      return "";
    }
    ZonedDateTime opens = study.opensAt.atZone(ZoneId.of(study.timeZone));
    return words.moment(opens.toLocalDateTime(), study.timeZone);
  }

  @POST
  @Path("begin")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response begin(
      String study,
      @CookieParam(SecretCookie.NAME) String secret,
      @CookieParam(ArrivalCookie.NAME) String arrived,
      @CookieParam("csrf-token") String token,
      MultivaluedMap<String, String> form) {
    Optional<Responses.Open> begunBefore =
        responses.find(study, secret).filter(open -> !open.submitted());
    String lang = String.valueOf(form.getFirst("lang"));
    if (begunBefore.isPresent()) {
      responses.in(lang, begunBefore.get(), secret);
      return Replies.goOn(study, begunBefore.get().interview());
    }
    Arrival arrival = ArrivalCookie.read(arrived).orElse(null);
    Missing missing = Missing.of(form, frames.survey(study));
    if (!missing.equals(Missing.NOTHING)) {
      return notYet(study, lang, arrival, missing);
    }
    String key = form.getFirst("key");
    Beginnings.Begun begun;
    try {
      begun =
          beginnings.beginOnce(
              study,
              lang,
              String.valueOf(form.getFirst("consentVersion")),
              arrival,
              asks -> proofs.require(asks, form),
              Code.isCode(key) ? key : Code.random(),
              clock.instant());
    } catch (Proofs.WaitException e) {
      return wait(study, lang, e.needed());
    } catch (HttpProblem e) {
      if (e.getStatusCode() == 400) {
        throw e;
      }
      // the first page says what is the matter, or shows the consent as it is now
      return Replies.seeOther(study, "");
    }
    if (token == null) {
      // the first page set a cookie, and it did not come back
      return Replies.seeOther(study, "r/" + begun.secret() + "/carried");
    }
    Page first = begun.open().interview().shownPages().get(0);
    NewCookie begunBy = SecretCookie.keep(study, begun.secret(), uri);
    return arrival instanceof Arrival.ByToken
        // the response has its own way back from here; the link may be another person's tomorrow
        ? Replies.seeOther(study, "pages/" + first.id(), begunBy, ArrivalCookie.drop(study, uri))
        : Replies.seeOther(study, "pages/" + first.id(), begunBy);
  }

  /** In a transaction of its own, so that nobody who begins holds two connections. */
  @Transactional
  Response notYet(String slug, String lang, @Nullable Arrival arrival, Missing missing) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    return landing(study, lang, null, arrival, missing);
  }

  private Response wait(String study, String lang, Proofs.Wait wait) {
    Frame frame = frames.bare(study, "", lang, Optional.empty(), headers);
    return Replies.page(200, new waiting(frame, wait.seconds(), wait.fields()));
  }
}
