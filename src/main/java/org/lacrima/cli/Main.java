package org.lacrima.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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
    footer = {"", "The survey service: lacrima serve and lacrima export, each with --help."})
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
    return withCommands(arguments)
        .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  /**
   * Only the command that is called, where one is: reading the annotations of all takes a while.
   */
  private static CommandLine withCommands(String... arguments) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("analyze", AnalyzeCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("score", ScoreCommand::new);
    commands.put("simulate", SimulateCommand::new);
    CommandLine line = new CommandLine(new Main());
    String called = arguments.length == 0 ? "" : arguments[0];
    commands.forEach(
        (name, command) -> {
          if (name.equals(called) || !commands.containsKey(called)) {
            line.addSubcommand(name, command.get());
          }
        });
    return line;
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
