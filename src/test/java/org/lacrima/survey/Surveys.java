package org.lacrima.survey;

import java.nio.file.Path;

/** Surveys that tests ask. */
public final class Surveys {

  private Surveys() {}

  public static SurveyDefinition crying() {
    return SurveyLoader.load(Path.of("surveys/crying-in-therapy.yaml")).get();
  }

  /** One item of every kind, in English and Hebrew. */
  public static SurveyDefinition everyKind() {
    return SurveyLoader.load(Path.of("src/test/resources/surveys/every-kind.yaml")).get();
  }

  /** Items, blocks and pages in random order, and who is not asked on. */
  public static SurveyDefinition shuffled() {
    return SurveyLoader.load(Path.of("src/test/resources/surveys/shuffled.yaml")).get();
  }
}
