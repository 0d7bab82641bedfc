package org.lacrima.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lacrima.definition.Loaded;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

class SimulationTest {

  private static final SurveyDefinition SURVEY =
      SurveyLoader.load(Path.of("surveys/crying-in-therapy.yaml")).get();

  static Population population() {
    Loaded<Population> loaded =
        PopulationLoader.load(Path.of("surveys/populations/crying-in-therapy.yaml"), SURVEY);
    return loaded.get();
  }

  @Test
  void the_repositorys_population_answers_its_survey() {
    assertThat(Simulation.of(SURVEY, population(), 7).participants(124)).hasSize(124);
  }
}
