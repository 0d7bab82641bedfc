package org.lacrima.study.opening;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.lacrima.simulation.PopulationLoader;
import org.lacrima.simulation.Simulation;
import org.lacrima.simulation.SyntheticParticipant;
import org.lacrima.study.participant.Beginnings;
import org.lacrima.study.participant.Responses;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.ResponseStatus;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.StudyStatus;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** The study of crying in psychotherapy, with participants who do not exist. */
@ApplicationScoped
class DemoStudy {

  static final String ID = "crying-in-therapy";

  private static final int PARTICIPANTS = 124;
  private static final long SEED = 7;

  /** All 124 are there or none; a busy or slow machine takes more than the usual minute. */
  private static final int MOST_SECONDS = 900;

  private final OfferedStudies studies;
  private final Beginnings beginnings;
  private final Responses responses;

  DemoStudy(OfferedStudies studies, Beginnings beginnings, Responses responses) {
    this.studies = studies;
    this.beginnings = beginnings;
    this.responses = responses;
  }

  @Transactional
  @TransactionConfiguration(timeout = MOST_SECONDS)
  void offer() {
    SurveyDefinition survey = SurveyLoader.packaged(ID).get();
    Study study = studies.register(survey, true);
    study.status = StudyStatus.OPEN;
    if (Response.counts(study).getOrDefault(ResponseStatus.SYNTHETIC, 0L) == 0) {
      Simulation.of(survey, PopulationLoader.packaged(survey).get(), SEED)
          .participants(PARTICIPANTS)
          .forEach(participant -> answer(study, survey, participant));
    }
  }

  /** Through the same core as everybody, at the times that the simulation says. */
  private void answer(Study study, SurveyDefinition survey, SyntheticParticipant participant) {
    Instant at = participant.startedAt().toInstant();
    Beginnings.Begun begun = beginnings.beginSynthetic(study, survey, participant.language(), at);
    for (SyntheticParticipant.Submission page : participant.submissions()) {
      at = at.plus(page.after());
      responses.take(begun.id(), begun.secret(), page.page(), page.values(), at);
    }
    responses.submit(begun.id(), begun.secret(), at);
  }

  /** A demonstration that ran on this home once takes nobody in when it is not asked for. */
  @Transactional
  void close() {
    Study.update("status = ?1 where demo", StudyStatus.CLOSED);
  }
}
