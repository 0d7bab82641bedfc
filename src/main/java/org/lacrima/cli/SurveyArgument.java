package org.lacrima.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.simulation.Population;
import org.lacrima.simulation.PopulationLoader;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/**
 * What a command line gives as SURVEY: a file, or the id of one in the folder of surveys or
 * packaged into this program.
 *
 * @param file null where it is a packaged one
 */
record SurveyArgument(SurveyDefinition survey, @Nullable Path file) {

  static SurveyArgument find(String argument) {
    Path path = Path.of(argument);
    if (argument.endsWith(".yaml") || argument.contains("/") || Files.exists(path)) {
      return new SurveyArgument(SurveyLoader.load(path).get(), path);
    }
    Path beside = Path.of("surveys", argument + ".yaml");
    if (Files.exists(beside)) {
      return new SurveyArgument(SurveyLoader.load(beside).get(), beside);
    }
    Loaded<SurveyDefinition> packaged = SurveyLoader.packaged(argument);
    if (packaged.problems().stream().anyMatch(p -> p.code().equals("no-such-file"))) {
      throw new InvalidInputException(
          new Problem(
              "no-such-survey",
              Place.file(argument),
              "There is no survey of this name.",
              "Maybe give the path of its file: surveys/NAME.yaml."));
    }
    return new SurveyArgument(packaged.get(), null);
  }

  /** The population beside the survey, as {@code populations/ID.yaml}. */
  Population population() {
    return file == null
        ? PopulationLoader.packaged(survey).get()
        : PopulationLoader.load(
                file.resolveSibling("populations").resolve(survey.id() + ".yaml"), survey)
            .get();
  }
}
