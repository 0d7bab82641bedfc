package org.lacrima.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lacrima.definition.Problem;
import org.lacrima.scoring.ScoreFile;
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
  public Integer call() {
    List<Problem> problems = ScoreFile.write(SurveyArgument.find(survey).survey(), data, out);
    if (problems.isEmpty()) {
      return 0;
    }
    ProblemList.print(problems, command.commandLine().getErr());
    return 1;
  }
}
