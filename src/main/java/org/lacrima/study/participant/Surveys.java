package org.lacrima.study.participant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.SurveyVersion;
import org.lacrima.study.web.StudySigns;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/**
 * The survey that each study asks now, and every older one that somebody may still be answering.
 */
@ApplicationScoped
public class Surveys {

  /**
   * What a study asks now.
   *
   * @param demo whether the study is the demonstration, which it is or is not for good
   */
  record Asked(String slug, SurveyDefinition survey, boolean demo) {}

  private final Map<String, Asked> current = new ConcurrentHashMap<>();
  private final Map<String, SurveyDefinition> byHash = new ConcurrentHashMap<>();
  private final Map<Long, SurveyVersion> versions = new ConcurrentHashMap<>();

  private final StudySigns signs;

  Surveys(StudySigns signs) {
    this.signs = signs;
  }

  public void offer(Study study, SurveyDefinition survey) {
    current.put(study.slug, new Asked(study.slug, survey, study.demo));
    signs.put(study.slug, survey);
    byHash.put(survey.sha256(), survey);
  }

  /** What a study asked last, until its file says otherwise. */
  public void offerStored(Study study) {
    SurveyVersion.of(study, study.surveyHash).ifPresent(version -> offer(study, of(version)));
  }

  public Optional<SurveyDefinition> current(String slug) {
    return asked(slug).map(Asked::survey);
  }

  Optional<Asked> asked(String slug) {
    return Optional.ofNullable(current.get(slug));
  }

  /**
   * A version of a survey, which never changes. Its study does: of that only the name may be read
   * here, and whether it is the demonstration.
   */
  public SurveyVersion version(long id) {
    return versions.computeIfAbsent(
        id,
        unknown ->
            QuarkusTransaction.joiningExisting().call(() -> SurveyVersion.withStudy(unknown)));
  }

  /** The survey as it was when this version was seen. */
  public SurveyDefinition of(SurveyVersion version) {
    return byHash.computeIfAbsent(
        version.hash, hash -> SurveyLoader.restore(version.definition).get());
  }
}
