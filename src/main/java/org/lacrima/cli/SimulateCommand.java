package org.lacrima.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.lacrima.export.ExactCsv;
import org.lacrima.export.ExportOptions;
import org.lacrima.export.OutputFiles;
import org.lacrima.export.ResponseData;
import org.lacrima.export.TypicalPace;
import org.lacrima.simulation.Population;
import org.lacrima.simulation.PopulationLoader;
import org.lacrima.simulation.Simulation;
import org.lacrima.simulation.SyntheticParticipant;
import org.lacrima.survey.SurveyDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacrima simulate}: the exact CSV of people who do not exist. */
@Command(
    name = "simulate",
    description = "Write the exact CSV of synthetic responses to a survey.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "SURVEY", description = "The survey's file, or its id.")
  private String survey = "";

  @Option(names = "--n", required = true, description = "How many responses.")
  private int n;

  @Option(
      names = "--seed",
      required = true,
      description = "The same seed gives the same bytes, on any machine.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DATA.csv",
      description = "Where to write them.")
  private Path out = Path.of("");

  @Option(
      names = "--effect",
      paramLabel = "none",
      description = "none: people without effects; nothing correlates but a scale's own items.")
  private String effect = "";

  @Option(
      names = "--population",
      paramLabel = "FILE",
      description = "Other people than those declared beside the survey.")
  private Path population = Path.of("");

  @Option(
      names = "--language",
      paramLabel = "LANG",
      description = "The language that they answer in; the survey's first if not given.")
  private String language = "";

  @Option(names = "--own-words", description = "Write free text too.")
  private boolean ownWords;

  @Override
  public Integer call() {
    if (n < 1) {
      throw new ParameterException(command.commandLine(), "--n must be 1 or more, not " + n + ".");
    }
    SurveyArgument argument = SurveyArgument.find(survey);
    List<String> languages = argument.survey().languages();
    if (!language.isEmpty() && !languages.contains(language)) {
      throw new ParameterException(
          command.commandLine(),
          "--language is one of " + String.join(", ", languages) + ", not '" + language + "'.");
    }
    Simulation simulation =
        Simulation.of(argument.survey(), people(argument, withoutEffects()), seed);
    Supplier<Iterator<ResponseData>> responses =
        () -> simulation.participants(n).map(each -> response(argument.survey(), each)).iterator();
    TypicalPace typical = TypicalPace.of(argument.survey(), responses.get());
    ExactCsv csv = new ExactCsv(argument.survey(), new ExportOptions(ownWords, false), typical);
    try (OutputFiles files = new OutputFiles()) {
      files.write(out, writer -> csv.write(responses.get(), writer));
      files.finish();
    }
    return 0;
  }

  private boolean withoutEffects() {
    if (!effect.isEmpty() && !effect.equals("none")) {
      throw new ParameterException(
          command.commandLine(), "--effect knows only 'none', not '" + effect + "'.");
    }
    return !effect.isEmpty();
  }

  private Population people(SurveyArgument argument, boolean withoutEffects) {
    Population people =
        population.toString().isEmpty()
            ? argument.population()
            : PopulationLoader.load(population, argument.survey()).get();
    return withoutEffects ? people.withoutEffects() : people;
  }

  private ResponseData response(SurveyDefinition survey, SyntheticParticipant made) {
    return new ResponseData(
        made.responseId(),
        survey.version(),
        language.isEmpty() ? made.language() : language,
        made.startedAt(),
        made.screenedOut() ? null : made.submittedAt(),
        made.screenedOut() ? null : made.duration().toSeconds(),
        made.screenedOut() ? "in-progress" : "synthetic",
        survey.consent().version(),
        made.order(),
        false,
        made.answers());
  }
}
