package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.storage.Study;
import org.lacrima.study.web.CarriedSecret;
import org.lacrima.study.web.Refusal;
import org.lacrima.study.web.Words;
import org.lacrima.survey.SurveyDefinition;

/** Makes the frame of a page, in the language of the response or of who has none yet. */
@ApplicationScoped
class Frames {

  /** Beyond a few hundred surveys, in all their languages. */
  private static final int MOST = 2_000;

  /** What is the same for everybody is made once. */
  private final Map<String, Frame.Around> around = new ConcurrentHashMap<>();

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
    return of(open.study(), open.survey(), open.response().language, path, secret);
  }

  /** The same in the language that was read. */
  Frame of(
      Study study, SurveyDefinition survey, String language, String path, @Nullable String secret) {
    return around(survey, language, study.demo).at(CarriedSecret.base(study.slug), path, secret);
  }

  private Frame.Around around(SurveyDefinition survey, String language, boolean demo) {
    String key = survey.sha256() + ' ' + language + ' ' + demo;
    Frame.Around known = around.get(key);
    if (known == null) {
      if (around.size() >= MOST) {
        around.clear();
      }
      known = Frame.Around.of(survey, language, demo);
      around.put(key, known);
    }
    return known;
  }

  /**
   * Around a page that belongs to no response, or to one that has ended and keeps its language: in
   * what was asked for, else that of the response, else what the browser prefers.
   */
  Frame bare(
      String slug, String path, String lang, Optional<Responses.Open> open, HttpHeaders headers) {
    Surveys.Asked asked = surveys.asked(slug).orElseThrow(Refusal::notFound);
    SurveyDefinition survey = asked.survey();
    String wanted = open.isPresent() ? open.get().response().language : "";
    String language =
        offered(survey, lang)
            .or(() -> offered(survey, wanted))
            .orElseGet(() -> preferred(survey, headers));
    return around(survey, language, asked.demo()).at(CarriedSecret.base(slug), path, null);
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
