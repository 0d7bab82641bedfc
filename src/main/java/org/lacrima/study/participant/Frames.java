package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.storage.Study;
import org.lacrima.study.web.Refusal;
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

  /** Around the pages of a response. */
  Frame of(Responses.Open open, @Nullable String secret) {
    return Frame.of(
        open.study(), open.survey(), open.response().language, open.submitted() ? null : secret);
  }

  /** Around a page that belongs to no response. */
  @Transactional
  Frame bare(String slug, String lang, List<Locale> preferred) {
    Study study = Study.of(slug).orElseThrow(Refusal::notFound);
    SurveyDefinition survey = survey(slug);
    return Frame.of(study, survey, language(survey, lang, preferred), null);
  }

  /** What was asked for, else what the browser prefers, else the survey's first language. */
  private static String language(SurveyDefinition survey, String lang, List<Locale> preferred) {
    if (survey.languages().contains(lang)) {
      return lang;
    }
    for (Locale locale : preferred) {
      if (survey.languages().contains(locale.getLanguage())) {
        return locale.getLanguage();
      }
    }
    return survey.language();
  }
}
