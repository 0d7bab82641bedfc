package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.Answer;
import org.lacrima.study.storage.ConsentVersion;
import org.lacrima.study.storage.PageSubmission;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.ResponseStatus;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.SurveyVersion;
import org.lacrima.study.web.Refusal;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Page;
import org.lacrima.survey.PageCheck;
import org.lacrima.survey.SurveyDefinition;

/**
 * The one core behind pages and JSON: begins a response, takes a page, ends it, withdraws it. What
 * comes back has been committed. Two requests for one response wait for each other, so the same
 * page sent twice at once is stored once.
 */
@ApplicationScoped
public class Responses {

  /** A response as far as it has come. */
  public record Open(Response response, Interview interview) {
    public SurveyDefinition survey() {
      return interview.survey();
    }

    public Study study() {
      return response.surveyVersion.study;
    }

    public boolean submitted() {
      return response.submittedAt != null;
    }
  }

  /** A response that has just begun; its secret is told here and never again. */
  public record Begun(String id, String secret, Open open) {}

  /** What became of a page: refused with problems, or kept, and then where to go on. */
  public record Taken(PageCheck check, Interview interview, boolean submitted, String language) {}

  private static final Duration SENT_TWICE = Duration.ofMinutes(2);

  private final Surveys surveys;
  private final Tombstones tombstones;
  private final EntityManager entities;

  Responses(Surveys surveys, Tombstones tombstones, EntityManager entities) {
    this.surveys = surveys;
    this.tombstones = tombstones;
    this.entities = entities;
  }

  /**
   * Begins a response, if the study takes participants.
   *
   * @param consentVersion what was read; it must be the present one
   */
  @Transactional
  public Begun beginOpen(String slug, String language, String consentVersion, Instant at) {
    return beginOpen(slug, language, consentVersion, Code.random(), at);
  }

  /**
   * The same for a form that may be sent more than once: its key leads to one secret, which is
   * unique in the database, so whoever comes later gets the response of whoever came first.
   */
  public Begun beginOnce(
      String slug, String language, String consentVersion, String key, Instant at) {
    String secret = Code.begun(key);
    Optional<Begun> before = justBegun(slug, secret, at);
    if (before.isPresent()) {
      return before.get();
    }
    try {
      return beginOpen(slug, language, consentVersion, secret, at);
    } catch (PersistenceException e) {
      return justBegun(slug, secret, at).orElseThrow(() -> e);
    }
  }

  /** A form that lay about for longer leads nobody to what another one may have answered. */
  @Transactional
  Optional<Begun> justBegun(String slug, String secret, Instant at) {
    Optional<Open> open = find(slug, secret);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Response response = open.get().response();
    if (open.get().submitted() || response.startedAt.plus(SENT_TWICE).isBefore(at)) {
      throw Refusal.of(
          Status.CONFLICT, "already-begun", "This form was sent before; open the study again.");
    }
    return Optional.of(new Begun(response.publicId, secret, open.get()));
  }

  @Transactional
  Begun beginOpen(String slug, String language, String consentVersion, String secret, Instant at) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    SurveyDefinition survey = surveys.current(slug).orElseThrow(Refusal::notFound);
    if (!survey.consent().version().equals(consentVersion)) {
      throw Refusal.builder(
              Status.CONFLICT, "consent-outdated", "The consent has another version now.")
          .with("consentVersion", survey.consent().version())
          .build();
    }
    if (!Admission.open(study, survey)) {
      throw Refusal.of(
          Status.CONFLICT, "study-not-open", "This study does not take participants now.");
    }
    return begin(study, survey, language, ResponseStatus.IN_PROGRESS, secret, at);
  }

  /** The same for a participant who does not exist. */
  @Transactional
  public Begun beginSynthetic(Study study, SurveyDefinition survey, String language, Instant at) {
    return begin(study, survey, language, ResponseStatus.SYNTHETIC, Code.random(), at);
  }

  private Begun begin(
      Study study,
      SurveyDefinition survey,
      String language,
      ResponseStatus status,
      String secret,
      Instant at) {
    if (!survey.languages().contains(language)) {
      throw Refusal.of(
          Status.BAD_REQUEST,
          "language-not-offered",
          "This survey is asked in " + String.join(", ", survey.languages()) + ".");
    }
    Response response = new Response();
    response.publicId = Code.random();
    response.tombstone = Code.hash(response.publicId);
    response.secretHash = Code.hash(secret);
    response.withdrawalHash = Code.hash(Code.withdrawal(secret));
    response.surveyVersion = surveyVersion(study, survey, at);
    response.consentVersion = consentVersion(study, survey, language, at);
    response.language = language;
    response.status = status;
    response.startedAt = at;
    response.persist();
    return new Begun(response.publicId, secret, new Open(response, Interview.start(survey)));
  }

  /** The response that a secret opens; empty where there is none in this study. */
  @Transactional
  public Optional<Open> find(String slug, @Nullable String secret) {
    if (secret == null || secret.isBlank()) {
      return Optional.empty();
    }
    return Response.inStudy(slug, Code.hash(secret)).map(this::open);
  }

  private Open open(Response response) {
    SurveyDefinition survey = surveys.of(response.surveyVersion);
    return new Open(response, Interview.of(survey, Answer.newest(response)));
  }

  /** Checks a page and keeps it; the same content again changes nothing. */
  @Transactional
  public Taken take(
      String id, String secret, String pageId, Map<String, List<String>> sent, Instant at) {
    Response response = locked(id, secret);
    Open open = open(response);
    Page page = open.survey().page(pageId).orElseThrow(Refusal::notFound);
    Interview interview = open.interview();
    if (response.submittedAt != null) {
      return new Taken(new PageCheck(Map.of(), List.of()), interview, true, response.language);
    }
    PageCheck check = interview.check(page, sent);
    if (!check.accepted()) {
      return new Taken(check, interview, false, response.language);
    }
    keep(response, page, check, interview, at);
    return new Taken(check, interview.with(check), false, response.language);
  }

  /**
   * Asks on in another language, which is not the end of the page: what is filled in is kept, what
   * is not can still be answered. A page that cannot be kept changes the language all the same.
   */
  @Transactional
  public Taken translate(
      String id,
      String secret,
      String pageId,
      Map<String, List<String>> sent,
      String language,
      Instant at) {
    Response response = locked(id, secret);
    Open open = open(response);
    Page page = open.survey().page(pageId).orElseThrow(Refusal::notFound);
    Interview interview = open.interview();
    if (response.submittedAt != null) {
      return new Taken(new PageCheck(Map.of(), List.of()), interview, true, response.language);
    }
    speak(response, open.survey(), language);
    PageCheck check = interview.check(page, sent).withoutFirstSkips(interview);
    if (check.accepted() && !check.answers().isEmpty()) {
      keep(response, page, check, interview, at);
    }
    return new Taken(check, interview.with(check), false, response.language);
  }

  /** Goes on in another language; one that the survey is not asked in changes nothing. */
  @Transactional
  public Open in(String language, Open open, String secret) {
    if (open.submitted()
        || open.response().language.equals(language)
        || !open.survey().languages().contains(language)) {
      return open;
    }
    Response response = locked(open.response().publicId, secret);
    if (response.submittedAt == null) {
      response.language = language;
      open.response().language = language;
    }
    return open;
  }

  private static void speak(Response response, SurveyDefinition survey, String language) {
    if (survey.languages().contains(language)) {
      response.language = language;
    }
  }

  private void keep(Response response, Page page, PageCheck check, Interview before, Instant at) {
    String content = contentHash(check.answers());
    Optional<PageSubmission> last = PageSubmission.newest(response, page.id());
    if (last.isPresent() && last.get().contentHash.equals(content)) {
      return;
    }
    PageSubmission submission = new PageSubmission();
    submission.response = response;
    submission.page = page.id();
    submission.contentHash = content;
    submission.receivedAt = at;
    submission.persist();
    Map<String, String> changed = new LinkedHashMap<>(check.answers());
    changed
        .entrySet()
        .removeIf(e -> before.answer(e.getKey()).filter(e.getValue()::equals).isPresent());
    Answer.append(entities, submission, changed, at);
  }

  /** Ends the response; ending it again changes nothing. */
  @Transactional
  public Response submit(String id, String secret, Instant at) {
    Response response = locked(id, secret);
    if (response.submittedAt == null) {
      Optional<Page> left = open(response).interview().resumeAt();
      if (left.isPresent()) {
        throw Refusal.builder(
                Status.CONFLICT, "pages-left", "There are pages that have not been seen yet.")
            .with("page", left.get().id())
            .build();
      }
      response.submittedAt = at;
      if (response.status == ResponseStatus.IN_PROGRESS) {
        response.status = ResponseStatus.SUBMITTED;
      }
    }
    return response;
  }

  /** Deletes all rows of the response that a withdrawal code names; false where there is none. */
  @Transactional
  public boolean withdraw(String slug, String code, Instant at) {
    Optional<Response> response = Response.withdrawable(slug, Code.hash(Code.typed(code)));
    response.ifPresent(found -> tombstones.bury(found.tombstone, at));
    return response.isPresent();
  }

  /** The same for who has the secret itself. */
  @Transactional
  public void withdrawOwn(String id, String secret, Instant at) {
    tombstones.bury(locked(id, secret).tombstone, at);
  }

  private static Response locked(String id, String secret) {
    return Response.locked(id, Code.hash(secret)).orElseThrow(Refusal::notFound);
  }

  /** Keeps the versions of a survey and its consent before anybody sees them. */
  @Transactional
  public void register(Study study, SurveyDefinition survey, Instant at) {
    surveyVersion(study, survey, at);
    survey.languages().forEach(language -> consentVersion(study, survey, language, at));
  }

  private static SurveyVersion surveyVersion(Study study, SurveyDefinition survey, Instant at) {
    return SurveyVersion.of(study, survey.sha256())
        .orElseGet(
            () -> {
              SurveyVersion version = new SurveyVersion();
              version.study = study;
              version.hash = survey.sha256();
              version.version = survey.version();
              version.definition = survey.source();
              version.createdAt = at;
              version.persist();
              return version;
            });
  }

  private static ConsentVersion consentVersion(
      Study study, SurveyDefinition survey, String language, Instant at) {
    // the places are filled in by the study, so the same consent with another board is another text
    String text = survey.consent().filled(language);
    String hash = Code.hash(survey.consent().sha256() + "\n" + text);
    return ConsentVersion.of(study, language, hash)
        .orElseGet(
            () -> {
              ConsentVersion version = new ConsentVersion();
              version.study = study;
              version.version = survey.consent().version();
              version.language = language;
              version.hash = hash;
              version.text = text;
              version.createdAt = at;
              version.persist();
              return version;
            });
  }

  /** Of what was understood, not of how it was sent. */
  static String contentHash(Map<String, String> answers) {
    StringBuilder content = new StringBuilder();
    new TreeMap<>(answers)
        .forEach(
            (column, value) ->
                content
                    .append(column)
                    .append('=')
                    .append(value.length())
                    .append(':')
                    .append(value));
    return Code.hash(content.toString());
  }
}
