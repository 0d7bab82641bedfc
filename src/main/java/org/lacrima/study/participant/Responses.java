package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.lacrima.study.storage.PageStore;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.Standing;
import org.lacrima.study.storage.Standings;
import org.lacrima.study.storage.Study;
import org.lacrima.study.ways.Arrival;
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

  /**
   * A response as far as it has come.
   *
   * @param seen the last submission that the interview knows of; null where it knows of none
   */
  public record Open(Response response, Interview interview, @Nullable Long seen) {
    Open(Response response, Interview interview) {
      this(response, interview, null);
    }

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
  private final Standings standings;
  private final PageStore pages;
  private final Tickets tickets;
  private final Lately lately;

  Responses(Surveys surveys, Standings standings, PageStore pages, Tickets tickets, Lately lately) {
    this.surveys = surveys;
    this.standings = standings;
    this.pages = pages;
    this.tickets = tickets;
    this.lately = lately;
  }

  /** The response that a secret opens; empty where there is none in this study. */
  public Optional<Open> find(String slug, @Nullable String secret) {
    if (secret == null || secret.isBlank()) {
      return Optional.empty();
    }
    return opened(Code.hash(secret)).filter(open -> open.study().slug.equals(slug));
  }

  /** The response that an id names and a secret opens. */
  private Open found(String id, String secret) {
    return opened(Code.hash(secret))
        .filter(open -> open.response().publicId.equals(id))
        .orElseThrow(Refusal::notFound);
  }

  private Optional<Open> opened(String secretHash) {
    return lately.of(secretHash).or(() -> standings.of(secretHash).map(this::open));
  }

  private Open open(Standing standing) {
    Response response = standing.response();
    response.surveyVersion = surveys.version(standing.surveyVersion());
    SurveyDefinition survey = surveys.of(response.surveyVersion);
    Interview interview = Interview.of(survey, response.order(), standing.answers());
    return new Open(response, interview, standing.seen());
  }

  /** As it stands now. */
  Open again(Response response) {
    lately.forget(response.secretHash);
    return standings.of(response.secretHash).map(this::open).orElseThrow(Refusal::notFound);
  }

  /** Checks a page and keeps it; the same content again changes nothing. */
  public Taken take(
      String id, String secret, String pageId, Map<String, List<String>> sent, Instant at) {
    return take(found(id, secret), pageId, sent, Interview::check, Seen.NOWHERE, at);
  }

  /** The same from a form that was shown. */
  public Taken take(
      Open open, String pageId, Map<String, List<String>> sent, Seen seen, Instant at) {
    return take(open, pageId, sent, Interview::check, seen, at);
  }

  /** For who goes back: a page is not held on to because something on it has to be mended. */
  public Taken takeWhatCanBeKept(
      Open open, String pageId, Map<String, List<String>> sent, Seen seen, Instant at) {
    return take(open, pageId, sent, Interview::checkWhatCanBeKept, seen, at);
  }

  /** How a page is checked. */
  @FunctionalInterface
  private interface Check {
    PageCheck of(Interview interview, Page page, Map<String, List<String>> sent);
  }

  /**
   * Without a lock from reading to writing: what was checked is kept only if nothing came between,
   * else it is checked again.
   */
  private Taken take(
      Open found, String pageId, Map<String, List<String>> sent, Check how, Seen seen, Instant at) {
    Open open = found;
    while (true) {
      Page page = open.interview().page(pageId).orElseThrow(Refusal::notFound);
      if (open.submitted()) {
        return ended(open);
      }
      PageCheck check = how.of(open.interview(), page, sent);
      if (check.answers().isEmpty()) {
        return taken(open, check);
      }
      PageStore.KeptPage kept = keep(open, page, check, seen, at);
      switch (kept.kept()) {
        case KEPT -> {
          Open now = new Open(open.response(), open.interview().with(check), kept.submission());
          lately.keep(now);
          return new Taken(check, now.interview(), false, open.response().language);
        }
        case SAME -> {
          return taken(open, check);
        }
        case OVERTAKEN -> open = again(open.response());
        case ENDED -> {
          return ended(open);
        }
        case GONE -> throw Refusal.notFound();
      }
    }
  }

  private static Taken taken(Open open, PageCheck check) {
    Interview interview = check.accepted() ? open.interview().with(check) : open.interview();
    return new Taken(check, interview, false, open.response().language);
  }

  private static Taken ended(Open open) {
    PageCheck nothing = new PageCheck(Map.of(), List.of());
    return new Taken(nothing, open.interview(), true, open.response().language);
  }

  private PageStore.KeptPage keep(Open open, Page page, PageCheck check, Seen seen, Instant at) {
    Map<String, String> changed = new LinkedHashMap<>(check.answers());
    changed
        .entrySet()
        .removeIf(
            e -> open.interview().answer(e.getKey()).filter(e.getValue()::equals).isPresent());
    return pages.keep(
        new PageStore.Submission(
            open.response().id,
            open.seen(),
            page.id(),
            contentHash(check.answers()),
            seen.since(open.response().startedAt, at),
            seen.trapped(),
            at,
            changed));
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
    Open open = again(response);
    if (!open.submitted() && open.survey().languages().contains(language)) {
      response.language = language;
      open.response().language = language;
    }
    return take(
        open,
        pageId,
        sent,
        (interview, page, values) -> interview.check(page, values).withoutFirstSkips(interview),
        seen,
        at);
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

  /** The same for a program, which is told where a language is not offered. */
  @Transactional
  public Interview speak(String id, String secret, String language) {
    Response response = locked(id, secret);
    Open open = again(response);
    if (!open.survey().languages().contains(language)) {
      throw Refusal.of(
          Status.BAD_REQUEST,
          "language-not-offered",
          "This survey is asked in " + String.join(", ", open.survey().languages()) + ".");
    }
    if (open.submitted()) {
      throw Refusal.of(
          Status.CONFLICT, "already-submitted", "A submitted response keeps its language.");
    }
    response.language = language;
    return open.interview();
  }

  /** Ends the response; ending it again changes nothing. */
  public void submit(String id, String secret, Instant at) {
    submit(found(id, secret), at);
  }

  /**
   * The same for one that was found.
   *
   * @return the panel that its participant came from, which nothing else knows from now on
   */
  public Optional<Arrival.FromPanel> submit(Open found, Instant at) {
    Open open = found;
    while (!open.submitted()) {
      requireAll(open.interview());
      Standings.Ended ended = standings.end(open.response().id, open.seen(), at);
      switch (ended.kept()) {
        case KEPT, SAME -> {
          lately.forget(open.response().secretHash);
          return Optional.ofNullable(ended.ticket()).map(Tickets::arrival);
        }
        case OVERTAKEN, ENDED -> open = again(open.response());
        case GONE -> throw Refusal.notFound();
      }
    }
    return Optional.empty();
  }

  private static void requireAll(Interview interview) {
    Optional<Page> left = interview.resumeAt();
    if (left.isPresent()) {
      throw Refusal.builder(
              Status.CONFLICT, "pages-left", "There are pages that have not been seen yet.")
          .with("page", left.get().id())
          .build();
    }
    if (!interview.complete()) {
      throw Refusal.of(Status.CONFLICT, "screened-out", "The study is not about this participant.");
    }
  }

  /** Whoever came by a ticket has used it, though the response is never sent. */
  @Transactional
  public void screenOut(String id, String secret) {
    tickets.end(locked(id, secret), Outcome.SCREENED_OUT);
  }

  /** The response, and nobody else may write to it before this transaction ends. */
  Response locked(String id, String secret) {
    lately.forget(Code.hash(secret));
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
