package org.lacrima.study.participant;

import java.util.List;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.StudyStatus;
import org.lacrima.survey.SurveyDefinition;

/** Whether participants may come in. */
public final class Admission {

  private Admission() {}

  /** The demo may; any other study when it was opened and nothing keeps it from being open. */
  public static boolean open(Study study, SurveyDefinition survey) {
    return study.status == StudyStatus.OPEN && obstacles(study, survey).isEmpty();
  }

  /** What keeps a study from being opened for real participants. */
  public static List<String> obstacles(Study study, SurveyDefinition survey) {
    return study.demo ? List.of() : survey.obstacles();
  }
}
