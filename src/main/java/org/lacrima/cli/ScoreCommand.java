package org.lacrima.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.export.OutputFiles;
import org.lacrima.scoring.ScoreFile;
import org.lacrima.survey.SurveyDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacrima score}: raw items in, the same with scores out. */
@Command(
    name = "score",
    description = "Append the scores of a survey to a CSV of its raw items.",
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "SURVEY", description = "The survey's file, or its id.")
  private String survey = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "RAW.csv",
      description = "One row for each response, one column for each item.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "SCORED.csv",
      description = "Where to write the rows with their scores.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    SurveyDefinition definition = SurveyArgument.find(survey).survey();
    if (Files.exists(data) && Files.exists(out) && Files.isSameFile(data, out)) {
      throw new InvalidInputException(
          new Problem(
              "same-file",
              Place.file(out.toString()),
              "The scores cannot be written over the file they are made of.",
              "Maybe name another file with --out."));
    }
    List<Problem> problems = new ArrayList<>();
    try (OutputFiles files = new OutputFiles()) {
      files.write(out, writer -> problems.addAll(ScoreFile.write(definition, data, writer)));
      if (problems.isEmpty()) {
        files.finish();
        return 0;
      }
    }
    ProblemList.print(problems, command.commandLine().getErr());
    return 1;
  }
}
