package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.ConsentVersion;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.SurveyVersion;
import org.lacrima.study.web.Words;
import org.lacrima.survey.SurveyDefinition;

/**
 * The surveys and consents that somebody has seen, each kept as it was, once. Such a row never
 * changes and is never deleted, so its number is remembered once it has been found.
 */
@ApplicationScoped
public class Versions {

  /** The language is "" for the survey itself. */
  private record Key(long study, String survey, String language) {}

  private final Map<Key, Long> numbers = new ConcurrentHashMap<>();

  /** Keeps the versions of a survey and its consent before anybody sees them. */
  @Transactional
  public void register(Study study, SurveyDefinition survey, Instant at) {
    survey(study, survey, at);
    survey.languages().forEach(language -> consent(study, survey, language, at));
  }

  /** The number of the survey's version; within the transaction of who asks. */
  long survey(Study study, SurveyDefinition survey, Instant at) {
    Key key = new Key(study.id, survey.sha256(), "");
    return remembered(key, () -> SurveyVersion.number(study, survey.sha256()))
        .orElseGet(
            () -> {
              SurveyVersion version = new SurveyVersion();
              version.study = study;
              version.hash = survey.sha256();
              version.version = survey.version();
              version.definition = survey.source();
              version.createdAt = at;
              version.persist();
              return version.id;
            });
  }

  /** The number of the consent that is read in this language. */
  long consent(Study study, SurveyDefinition survey, String language, Instant at) {
    Key key = new Key(study.id, survey.sha256(), language);
    Long known = numbers.get(key);
    if (known != null) {
      return known;
    }
    // the places are filled in by the study, so the same consent with another board is another text
    String text = Words.in(language).consent(survey.consent());
    String hash = Code.hash(survey.consent().sha256() + "\n" + text);
    return remembered(key, () -> ConsentVersion.number(study, language, hash))
        .orElseGet(
            () -> {
              ConsentVersion version = new ConsentVersion();
              version.study = study;
              version.version = survey.consent().version();
              version.language = language;
              version.hash = hash;
              version.text = text;
              version.createdAt = at;
              version.persist();
              return version.id;
            });
  }

  /** One that was only just made is not remembered: its transaction may yet fail. */
  private Optional<Long> remembered(Key key, java.util.function.Supplier<Optional<Long>> look) {
    Long known = numbers.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Long> found = look.get();
    found.ifPresent(number -> numbers.put(key, number));
    return found;
  }
}
