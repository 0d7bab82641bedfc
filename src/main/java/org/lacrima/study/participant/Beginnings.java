package org.lacrima.study.participant;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.ResponseStatus;
import org.lacrima.study.storage.Standings;
import org.lacrima.study.storage.Study;
import org.lacrima.study.ways.Arrival;
import org.lacrima.study.web.Refusal;
import org.lacrima.survey.Interview;
import org.lacrima.survey.SurveyDefinition;

/** How a response begins: bound to the version of the survey and of the consent that was read. */
@ApplicationScoped
public class Beginnings {

  /** A response that has just begun; its secret is told here and never again. */
  public record Begun(String id, String secret, Responses.Open open) {}

  private static final SecureRandom ORDERS = new SecureRandom();
  private static final Duration SENT_TWICE = Duration.ofMinutes(2);

  private final Surveys surveys;
  private final Responses responses;
  private final Entrance entrance;
  private final Versions versions;
  private final Standings standings;
  private final Lately lately;

  Beginnings(
      Surveys surveys,
      Responses responses,
      Entrance entrance,
      Versions versions,
      Standings standings,
      Lately lately) {
    this.surveys = surveys;
    this.responses = responses;
    this.entrance = entrance;
    this.versions = versions;
    this.standings = standings;
    this.lately = lately;
  }

  /**
   * Begins a response, if the study takes participants.
   *
   * @param consentVersion what was read; it must be the present one
   * @param arrival by what somebody came; null where that is the public address
   */
  @Transactional
  public Begun beginOpen(
      String slug, String language, String consentVersion, @Nullable Arrival arrival, Instant at) {
    return beginOpen(slug, language, consentVersion, arrival, study -> {}, Code.secret(), at);
  }

  /**
   * The same for a form that may be sent more than once: its key leads to one secret, which is
   * unique in the database, so whoever comes later gets the response of whoever came first.
   *
   * @param condition of the study beside its own; what it throws ends the attempt
   */
  public Begun beginOnce(
      String slug,
      String language,
      String consentVersion,
      @Nullable Arrival arrival,
      Consumer<Study> condition,
      String key,
      Instant at) {
    String secret = Code.begun(key);
    try {
      Begun begun = beginOpen(slug, language, consentVersion, arrival, condition, secret, at);
      lately.keep(begun.open());
      return begun;
    } catch (HttpProblem e) {
      // whoever came first may have taken the secret, the ticket or the last place
      return justBegun(slug, secret, at).orElseThrow(() -> e);
    }
  }

  /** A form that lay about for longer leads nobody to what another one may have answered. */
  private Optional<Begun> justBegun(String slug, String secret, Instant at) {
    Optional<Responses.Open> open = responses.find(slug, secret);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Response response = open.get().response();
    if (open.get().submitted() || response.startedAt.plus(SENT_TWICE).isBefore(at)) {
      throw sentBefore();
    }
    return Optional.of(new Begun(response.publicId, secret, open.get()));
  }

  private static HttpProblem sentBefore() {
    return Refusal.of(
        Status.CONFLICT, "already-begun", "This form was sent before; open the study again.");
  }

  @Transactional
  Begun beginOpen(
      String slug,
      String language,
      String consentVersion,
      @Nullable Arrival arrival,
      Consumer<Study> condition,
      String secret,
      Instant at) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    condition.accept(study);
    SurveyDefinition survey = surveys.current(slug).orElseThrow(Refusal::notFound);
    if (!survey.consent().version().equals(consentVersion)) {
      throw Refusal.builder(
              Status.CONFLICT, "consent-outdated", "The consent has another version now.")
          .with("consentVersion", survey.consent().version())
          .build();
    }
    entrance.require(study, survey, arrival, at);
    Begun begun = begin(study, survey, language, ResponseStatus.IN_PROGRESS, secret, at);
    entrance.handOver(study, arrival, begun.open().response(), secret);
    return begun;
  }

  /** The same for a participant who does not exist. */
  @Transactional
  public Begun beginSynthetic(Study study, SurveyDefinition survey, String language, Instant at) {
    return begin(study, survey, language, ResponseStatus.SYNTHETIC, Code.secret(), at);
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
    response.language = language;
    response.status = status;
    response.startedAt = at;
    response.orderSeed = ORDERS.nextLong();
    long version = versions.survey(study, survey, at);
    if (!standings.begin(response, version, versions.consent(study, survey, language, at))) {
      throw sentBefore();
    }
    response.surveyVersion = surveys.version(version);
    return new Begun(
        response.publicId,
        secret,
        new Responses.Open(response, Interview.start(survey, response.order())));
  }
}
