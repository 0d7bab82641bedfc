package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.storage.Study;
import org.lacrima.study.web.Refusal;
import org.lacrima.study.web.Words;
import org.lacrima.survey.SurveyDefinition;

/** Makes the frame of a page, in the language of the response or of who has none yet. */
@ApplicationScoped
class Frames {

  private final Surveys surveys;

  Frames(Surveys surveys) {
    this.surveys = surveys;
  }

  /** What the study asks now. */
  SurveyDefinition survey(String slug) {
    return surveys.current(slug).orElseThrow(Refusal::notFound);
  }

  /** Around a page of a response in progress, in its language. */
  Frame of(Responses.Open open, @Nullable String secret, String path) {
    return Frame.of(open.study(), open.survey(), open.response().language, path, secret);
  }

  /**
   * Around a page that belongs to no response, or to one that has ended and keeps its language: in
   * what was asked for, else that of the response, else what the browser prefers.
   */
  @Transactional
  Frame bare(
      String slug, String path, String lang, Optional<Responses.Open> open, HttpHeaders headers) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    SurveyDefinition survey = survey(slug);
    String wanted = open.isPresent() ? open.get().response().language : "";
    return Frame.of(
        study,
        survey,
        offered(survey, lang)
            .or(() -> offered(survey, wanted))
            .orElseGet(() -> preferred(survey, headers)),
        path,
        null);
  }

  private static Optional<String> offered(SurveyDefinition survey, String lang) {
    return Optional.of(lang).filter(survey.languages()::contains);
  }

  private static String preferred(SurveyDefinition survey, HttpHeaders headers) {
    String best =
        Locale.lookupTag(
            Words.wanted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)), survey.languages());
    return best == null ? survey.language() : best;
  }
}
