package org.lacrima.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Problem;
import org.lacrima.survey.Instrument;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** Loads surveys and instruments and tries their scoring: what {@code check} asks for. */
public final class CheckedSurveys {

  private CheckedSurveys() {}

  public static Loaded<SurveyDefinition> survey(Path file) {
    Loaded<SurveyDefinition> loaded = SurveyLoader.load(file);
    SurveyDefinition survey = loaded.value();
    if (survey == null) {
      return loaded;
    }
    List<Problem> problems = new ArrayList<>();
    survey.instruments().forEach(each -> problems.addAll(ScoringVectors.check(each)));
    return problems.isEmpty() ? loaded : Loaded.failed(problems);
  }

  public static Loaded<Instrument> instrument(Path file) {
    Loaded<Instrument> loaded = SurveyLoader.loadInstrument(file);
    Instrument instrument = loaded.value();
    if (instrument == null) {
      return loaded;
    }
    List<Problem> problems = ScoringVectors.check(instrument);
    return problems.isEmpty() ? loaded : Loaded.failed(problems);
  }
}
