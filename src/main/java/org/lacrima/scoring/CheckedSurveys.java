package org.lacrima.scoring;

import java.nio.file.Path;
import org.lacrima.definition.Loaded;
import org.lacrima.survey.Instrument;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** Loads surveys and instruments and tries their scoring: what {@code check} asks for. */
public final class CheckedSurveys {

  private CheckedSurveys() {}

  public static Loaded<SurveyDefinition> survey(Path file) {
    return SurveyLoader.load(file, ScoringVectors::check);
  }

  public static Loaded<Instrument> instrument(Path file) {
    return SurveyLoader.loadInstrument(file, ScoringVectors::check);
  }
}
