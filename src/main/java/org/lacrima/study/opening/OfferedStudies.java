package org.lacrima.study.opening;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Problem;
import org.lacrima.study.door.Home;
import org.lacrima.study.participant.Admission;
import org.lacrima.study.participant.Surveys;
import org.lacrima.study.participant.Versions;
import org.lacrima.study.storage.Researcher;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.StudyStatus;
import org.lacrima.study.web.Words;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** The studies whose surveys stand in the home's folder {@code studies}. */
@ApplicationScoped
class OfferedStudies {

  private static final String README =
      """
      A survey file in this folder (NAME.yaml, its instruments in instruments/NAME.yaml) is a study.
      Start from surveys/crying-in-therapy.yaml and surveys/instruments of the project:
      give it an id of its own, take out "demo: true", fill the places of the consent,
      check the help contacts and set "confirmed: true" on each.
      "./lacrima check FOLDER" tells what is wrong; the service reads the folder when it starts.
      """;

  private final Surveys surveys;
  private final Versions versions;
  private final Clock clock;
  private final Home home;

  OfferedStudies(
      Surveys surveys,
      Versions versions,
      Clock clock,
      @ConfigProperty(name = "lacrima.home") String home) {
    this.surveys = surveys;
    this.versions = versions;
    this.clock = clock;
    this.home = new Home(Path.of(home));
  }

  /** Reads the folder; gives what its researcher should know. */
  @Transactional
  List<String> offer() {
    List<String> notices = new ArrayList<>();
    for (Study study : Study.<Study>listAll()) {
      surveys.offerStored(study);
    }
    for (Path file : files()) {
      Loaded<SurveyDefinition> loaded = SurveyLoader.load(file);
      if (loaded.value() == null) {
        loaded.problems().stream().map(Problem::toString).forEach(notices::add);
        continue;
      }
      SurveyDefinition survey = loaded.get();
      Study study = Study.of(survey.id()).orElse(null);
      if (study != null && study.demo) {
        notices.add(
            file
                + ": [study-is-demo] The study '"
                + survey.id()
                + "' is the demonstration here."
                + "\n    Maybe give this survey another id, or use another --home.");
        continue;
      }
      if (study != null) {
        notices.addAll(sameVersion(file, study, survey));
      }
      register(survey, false);
    }
    return notices;
  }

  /** Files name a version; what was answered to other words under the same one cannot be told. */
  private static List<String> sameVersion(Path file, Study study, SurveyDefinition survey) {
    List<String> notices = new ArrayList<>();
    if (Response.toOtherWords(study, survey.version(), survey.sha256()) > 0) {
      notices.add(
          file
              + ": [version-unchanged] This is not the survey that was answered as version "
              + survey.version()
              + ", and files cannot tell the two apart."
              + "\n    Maybe count 'version' up.");
    }
    String consent = survey.consent().version();
    boolean reworded =
        survey.languages().stream()
            .anyMatch(
                language ->
                    Response.toOtherConsent(
                            study, consent, language, Words.in(language).consent(survey.consent()))
                        > 0);
    if (reworded) {
      notices.add(
          file
              + ": [consent-version-unchanged] This is not the consent that was given as version "
              + consent
              + ", and files cannot tell the two apart."
              + "\n    Maybe count the consent's 'version' up.");
    }
    return notices;
  }

  /** Makes the survey the one that its study asks from now on. */
  @Transactional
  Study register(SurveyDefinition survey, boolean demo) {
    Study study = Study.of(survey.id()).orElse(null);
    if (study == null) {
      study = new Study();
      study.slug = survey.id();
      study.title = survey.title().in(survey.language());
      study.status = demo ? StudyStatus.OPEN : StudyStatus.PREPARING;
      study.demo = demo;
      study.owner = Researcher.<Researcher>find("order by id").firstResult();
      study.surveyHash = survey.sha256();
      study.createdAt = clock.instant();
      study.persist();
    }
    study.title = survey.title().in(survey.language());
    study.surveyHash = survey.sha256();
    versions.register(study, survey, clock.instant());
    surveys.offer(study, survey);
    return study;
  }

  @Transactional
  List<String> open() {
    return Study.<Study>list("order by slug").stream()
        .filter(
            study -> surveys.current(study.slug).filter(s -> Admission.open(study, s)).isPresent())
        .map(study -> study.slug)
        .toList();
  }

  private List<Path> files() {
    Path folder = home.studies();
    try {
      if (!Files.exists(folder)) {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("README.txt"), README);
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(Files::isRegularFile)
            .filter(file -> file.getFileName().toString().endsWith(".yaml"))
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      Log.errorf("The folder %s cannot be read: %s", folder, e.getMessage());
      throw new UncheckedIOException(e);
    }
  }
}
