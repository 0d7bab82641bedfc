package org.lacrima.study.researcher;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.participant.Admission;
import org.lacrima.study.storage.Study;
import org.lacrima.survey.SurveyDefinition;

/**
 * How a study stands, as its researcher is told: what was switched, and what participants meet.
 *
 * @param word in a list
 * @param detail how the sentence with the word goes on
 * @param opened whether there is something to close
 * @param begins whether somebody who comes now may begin
 */
public record StudyState(String word, String detail, boolean opened, boolean begins) {

  static StudyState of(Study study, @Nullable SurveyDefinition survey, Instant at) {
    return switch (study.status) {
      case PREPARING ->
          new StudyState("being prepared", "; participants cannot begin now", false, false);
      case CLOSED -> new StudyState("closed", "; participants cannot begin now", false, false);
      case OPEN -> opened(study, survey, at);
    };
  }

  private static StudyState opened(Study study, @Nullable SurveyDefinition survey, Instant at) {
    if (survey == null || !Admission.open(study, survey)) {
      return halted(
          "halted",
          ": it was opened, but participants cannot begin before the list below is mended");
    }
    return switch (Admission.of(study, survey, at)) {
      case NOT_YET -> halted("not open yet", ": participants cannot begin before its day");
      case CLOSED -> halted("over", ": its last day has passed, and participants cannot begin now");
      case FULL -> halted("full", ": it has all the responses it asked for");
      default -> new StudyState("open", "", true, true);
    };
  }

  private static StudyState halted(String word, String detail) {
    return new StudyState(word, detail, true, false);
  }
}
