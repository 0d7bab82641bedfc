package org.lacrima.cli;

import org.lacrima.definition.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The door for researchers and replicators: every command but the service. */
@Command(
    name = "lacrima",
    description = "From the first question of a survey study to the published number.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Engine.class,
    subcommands = {
      AnalyzeCommand.class,
      CheckCommand.class,
      ScoreCommand.class,
      SimulateCommand.class
    })
public final class Main implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  Main() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command: 0 done, 1 the input has problems, 2 wrong usage. */
  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  private static int tell(Exception failure, CommandLine command) throws Exception {
    if (failure instanceof InvalidInputException invalid) {
      ProblemList.print(invalid.problems(), command.getErr());
      return 1;
    }
    throw failure;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }
}
