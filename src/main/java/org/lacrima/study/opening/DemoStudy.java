package org.lacrima.study.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.StudyStatus;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** The study of crying in psychotherapy, with participants who do not exist. */
@ApplicationScoped
class DemoStudy {

  static final String ID = "crying-in-therapy";

  private final OfferedStudies studies;

  DemoStudy(OfferedStudies studies) {
    this.studies = studies;
  }

  @Transactional
  void offer() {
    SurveyDefinition survey = SurveyLoader.packaged(ID).get();
    studies.register(survey, true).status = StudyStatus.OPEN;
  }

  /** A demonstration that ran on this home once takes nobody in when it is not asked for. */
  @Transactional
  void close() {
    Study.update("status = ?1 where demo", StudyStatus.CLOSED);
  }
}
