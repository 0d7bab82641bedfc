package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.Answer;
import org.lacrima.study.storage.PageSubmission;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.ResponseStatus;
import org.lacrima.study.storage.Study;
import org.lacrima.study.ways.Outcome;
import org.lacrima.study.ways.Tickets;
import org.lacrima.study.web.Refusal;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Page;
import org.lacrima.survey.PageCheck;
import org.lacrima.survey.SurveyDefinition;

/**
 * The one core behind pages and JSON: finds a response, takes a page of it, ends it. What comes
 * back has been committed. Two requests for one response wait for each other, so the same page sent
 * twice at once is stored once.
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

  /** What became of a page: refused with problems, or kept, and then where to go on. */
  public record Taken(PageCheck check, Interview interview, boolean submitted, String language) {}

  private final Surveys surveys;
  private final Tickets tickets;
  private final EntityManager entities;

  Responses(Surveys surveys, Tickets tickets, EntityManager entities) {
    this.surveys = surveys;
    this.tickets = tickets;
    this.entities = entities;
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
    return new Open(response, Interview.of(survey, response.order(), Answer.newest(response)));
  }

  /** Checks a page and keeps it; the same content again changes nothing. */
  @Transactional
  public Taken take(
      String id, String secret, String pageId, Map<String, List<String>> sent, Instant at) {
    return take(id, secret, pageId, sent, Seen.NOWHERE, at);
  }

  /** The same from a form that was shown. */
  @Transactional
  public Taken take(
      String id,
      String secret,
      String pageId,
      Map<String, List<String>> sent,
      Seen seen,
      Instant at) {
    return take(id, secret, pageId, sent, Interview::check, seen, at);
  }

  /** For who goes back: a page is not held on to because something on it has to be mended. */
  @Transactional
  public Taken takeWhatCanBeKept(
      String id,
      String secret,
      String pageId,
      Map<String, List<String>> sent,
      Seen seen,
      Instant at) {
    return take(id, secret, pageId, sent, Interview::checkWhatCanBeKept, seen, at);
  }

  /** How a page is checked. */
  @FunctionalInterface
  private interface Check {
    PageCheck of(Interview interview, Page page, Map<String, List<String>> sent);
  }

  private Taken take(
      String id,
      String secret,
      String pageId,
      Map<String, List<String>> sent,
      Check how,
      Seen seen,
      Instant at) {
    Response response = locked(id, secret);
    Open open = open(response);
    Page page = open.interview().page(pageId).orElseThrow(Refusal::notFound);
    Interview interview = open.interview();
    if (response.submittedAt != null) {
      return new Taken(new PageCheck(Map.of(), List.of()), interview, true, response.language);
    }
    PageCheck check = how.of(interview, page, sent);
    if (!check.accepted()) {
      return new Taken(check, interview, false, response.language);
    }
    if (!check.answers().isEmpty()) {
      keep(response, page, check, interview, seen, at);
    }
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
      Seen seen,
      Instant at) {
    Response response = locked(id, secret);
    Open open = open(response);
    Page page = open.interview().page(pageId).orElseThrow(Refusal::notFound);
    Interview interview = open.interview();
    if (response.submittedAt != null) {
      return new Taken(new PageCheck(Map.of(), List.of()), interview, true, response.language);
    }
    speak(response, open.survey(), language);
    PageCheck check = interview.check(page, sent).withoutFirstSkips(interview);
    if (check.accepted() && !check.answers().isEmpty()) {
      keep(response, page, check, interview, seen, at);
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

  private void keep(
      Response response, Page page, PageCheck check, Interview before, Seen seen, Instant at) {
    String content = contentHash(check.answers());
    Instant shownAt = seen.since(response.startedAt, at);
    Optional<PageSubmission> last = PageSubmission.newest(response, page.id());
    if (last.isPresent()
        && last.get().contentHash.equals(content)
        && (shownAt == null || shownAt.equals(last.get().shownAt))) {
      return;
    }
    PageSubmission submission = new PageSubmission();
    submission.response = response;
    submission.page = page.id();
    submission.contentHash = content;
    submission.receivedAt = at;
    submission.shownAt = shownAt;
    submission.trapped = seen.trapped();
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
      Interview interview = open(response).interview();
      Optional<Page> left = interview.resumeAt();
      if (left.isPresent()) {
        throw Refusal.builder(
                Status.CONFLICT, "pages-left", "There are pages that have not been seen yet.")
            .with("page", left.get().id())
            .build();
      }
      if (!interview.complete()) {
        throw Refusal.of(
            Status.CONFLICT, "screened-out", "The study is not about this participant.");
      }
      response.submittedAt = at;
      if (response.status == ResponseStatus.IN_PROGRESS) {
        response.status = ResponseStatus.SUBMITTED;
        tickets.end(response, Outcome.COMPLETE);
      }
    }
    return response;
  }

  /** The response, and nobody else may write to it before this transaction ends. */
  static Response locked(String id, String secret) {
    return Response.locked(id, Code.hash(secret)).orElseThrow(Refusal::notFound);
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
