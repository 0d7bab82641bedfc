package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Guesses;
import org.lacrima.study.storage.Access;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.Study;
import org.lacrima.study.ways.Arrival;
import org.lacrima.study.ways.Tickets;
import org.lacrima.study.web.Refusal;
import org.lacrima.survey.SurveyDefinition;

/** Decides about who comes, by what they came. */
@ApplicationScoped
class Entrance {

  private final Tickets tickets;
  private final Guesses guesses;
  private final EntityManager entities;

  Entrance(Tickets tickets, Guesses guesses, EntityManager entities) {
    this.tickets = tickets;
    this.guesses = guesses;
    this.entities = entities;
  }

  /** Whether a response may begin now; whoever has begun one before may always go on with it. */
  @Transactional
  Admission look(Study study, SurveyDefinition survey, @Nullable Arrival arrival, Instant at) {
    Admission byArrival = byArrival(study, arrival);
    if (byArrival != Admission.WELCOME
        && byArrival != Admission.TOKEN_NEEDED
        && byArrival != Admission.PANEL_NEEDED) {
      return byArrival;
    }
    Admission byStudy = Admission.of(study, survey, at);
    return byStudy == Admission.WELCOME ? byArrival : byStudy;
  }

  private Admission byArrival(Study study, @Nullable Arrival arrival) {
    return switch (study.access) {
      case OPEN -> Admission.WELCOME;
      case PERSONAL ->
          arrival instanceof Arrival.ByToken by
              ? switch (tickets.personal(study, by.token()).state()) {
                case UNUSED -> Admission.WELCOME;
                case IN_PROGRESS, ENDED -> Admission.TOKEN_USED;
                case UNKNOWN, REVOKED -> Admission.TOKEN_UNKNOWN;
              }
              : Admission.TOKEN_NEEDED;
      case PANEL -> {
        if (!(arrival instanceof Arrival.FromPanel from) || !tickets.known(study, from)) {
          yield Admission.PANEL_NEEDED;
        }
        yield tickets.taken(study, from) ? Admission.PANEL_TAKEN : Admission.WELCOME;
      }
    };
  }

  /**
   * The same where a response begins in this transaction: of a quota's places nobody else takes one
   * before it ends.
   */
  void require(Study study, SurveyDefinition survey, @Nullable Arrival arrival, Instant at) {
    if (study.quota != null) {
      entities.refresh(study, LockModeType.PESSIMISTIC_WRITE);
    }
    Admission admission = look(study, survey, arrival, at);
    if (admission == Admission.TOKEN_UNKNOWN) {
      guesses.wrong(study.slug);
    }
    if (admission != Admission.WELCOME) {
      throw refusal(admission, study);
    }
  }

  /** Gives the ticket to the response; the database lets only one have it. */
  void handOver(Study study, @Nullable Arrival arrival, Response response, String secret) {
    boolean taken =
        study.access == Access.OPEN
            || arrival != null && tickets.take(study, arrival, response, secret);
    if (!taken) {
      throw refusal(
          study.access == Access.PERSONAL ? Admission.TOKEN_USED : Admission.PANEL_TAKEN, study);
    }
  }

  private static RuntimeException refusal(Admission admission, Study study) {
    var problem = Refusal.builder(admission.problem(), admission.code(), admission.detail());
    if (admission == Admission.NOT_YET) {
      problem.with("opensAt", String.valueOf(study.opensAt));
    }
    return problem.build();
  }
}
