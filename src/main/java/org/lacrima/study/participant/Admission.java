package org.lacrima.study.participant;

import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.ResponseStatus;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.StudyStatus;
import org.lacrima.survey.SurveyDefinition;

/** Whether somebody may begin, and if not, why: the same for pages and programs. */
public enum Admission {
  WELCOME(Status.OK, Status.OK, "", "Participants may begin."),
  CLOSED(
      Status.OK, Status.CONFLICT, "study-not-open", "This study does not take participants now."),
  NOT_YET(Status.OK, Status.CONFLICT, "study-not-open", "This study is not open yet."),
  FULL(Status.OK, Status.CONFLICT, "quota-full", "This study has all the responses it asked for."),
  TOKEN_NEEDED(
      Status.OK,
      Status.FORBIDDEN,
      "token-needed",
      "This study takes who has a personal token; send it as 'token'."),
  TOKEN_UNKNOWN(
      Status.NOT_FOUND,
      Status.NOT_FOUND,
      "token-unknown",
      "This token opens nothing here; maybe it was revoked, or copied incompletely."),
  TOKEN_USED(
      Status.GONE, Status.CONFLICT, "token-used", "A response was begun with this token before."),
  PANEL_NEEDED(
      Status.OK,
      Status.FORBIDDEN,
      "panel-needed",
      "This study takes who comes from a panel; send its parameters as 'panel'."),
  PANEL_TAKEN(
      Status.OK,
      Status.CONFLICT,
      "panel-taken",
      "A response was begun with this identifier of the panel before.");

  /**
   * For so long a response that was begun and not sent holds one of the places of a quota. Whoever
   * comes back later goes on all the same.
   */
  static final Duration PLACE_IS_HELD = Duration.ofHours(24);

  private final Status page;
  private final Status problem;
  private final String code;
  private final String detail;

  Admission(Status page, Status problem, String code, String detail) {
    this.page = page;
    this.problem = problem;
    this.code = code;
    this.detail = detail;
  }

  /** With which its page is answered. */
  Status page() {
    return page;
  }

  Status problem() {
    return problem;
  }

  String code() {
    return code;
  }

  String detail() {
    return detail;
  }

  /** The demo is; any other study when it was opened and nothing keeps it from being open. */
  public static boolean open(Study study, SurveyDefinition survey) {
    return study.status == StudyStatus.OPEN && obstacles(study, survey).isEmpty();
  }

  /** By the study alone, whoever comes. */
  public static Admission of(Study study, SurveyDefinition survey, Instant at) {
    if (!open(study, survey)) {
      return CLOSED;
    }
    if (study.opensAt != null && at.isBefore(study.opensAt)) {
      return NOT_YET;
    }
    if (study.closesAt != null && !at.isBefore(study.closesAt)) {
      return CLOSED;
    }
    return study.quota != null && places(study, at) >= study.quota ? FULL : WELCOME;
  }

  /** How many of a quota are taken: sent, or begun within a day. */
  public static long places(Study study, Instant at) {
    return Response.count(
        "surveyVersion.study = ?1 and (status = ?2 or status = ?3 and startedAt > ?4)",
        study,
        ResponseStatus.SUBMITTED,
        ResponseStatus.IN_PROGRESS,
        at.minus(PLACE_IS_HELD));
  }

  /** What keeps a study from being opened for real participants. */
  public static List<String> obstacles(Study study, SurveyDefinition survey) {
    return study.demo ? List.of() : survey.obstacles();
  }
}
