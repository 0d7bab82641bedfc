package org.lacrima.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The door for researchers and replicators: every command but the service. */
@Command(
    name = "lacrima",
    description = "From the first question of a survey study to the published number.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Engine.class,
    footer = {"", "Each command tells more with --help."})
public final class Main implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  Main() {
    this.spec = CommandLine.Model.CommandSpec.create();
  }

  public static void main(String[] arguments) {
    // Lets-Plot logs through SLF4J, which would say that nobody listens.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(arguments));
  }

  /** Runs a command: 0 done, 1 the input has problems, 2 wrong usage. */
  static int run(String... arguments) {
    return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments);
  }

  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    try {
      return withCommands(arguments)
          .setOut(out)
          .setErr(err)
          .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, err))
          .setCaseInsensitiveEnumValuesAllowed(true)
          .execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return tell(e, err);
    }
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
    commands.put("seal", SealCommand::new);
    CommandLine line = new CommandLine(new Main());
    String called = arguments.length == 0 ? "" : arguments[0];
    commands.forEach(
        (name, command) -> {
          if (name.equals(called) || !commands.containsKey(called)) {
            line.addSubcommand(name, command.get());
          }
        });
    if (!commands.containsKey(called)) {
      line.addSubcommand("serve", service("serve", "Runs the survey service."));
      line.addSubcommand("export", service("export", "Writes the data of a study."));
    }
    return line.registerConverter(Path.class, Main::path);
  }

  /** An empty path would mean the current folder here and nothing there. */
  private static Path path(String given) {
    if (given.isBlank()) {
      throw new CommandLine.TypeConversionException("the path is empty");
    }
    return Path.of(given);
  }

  /** A command of the other door, told of here; the launcher sends its callers there. */
  private static CommandLine.Model.CommandSpec service(String name, String description) {
    Callable<Integer> elsewhere =
        () -> {
          throw new InvalidInputException(
              new Problem(
                  "not-this-door",
                  Place.file(name),
                  "The survey service is started by the launcher.",
                  "Maybe ./lacrima " + name + "."));
        };
    CommandLine.Model.CommandSpec service =
        CommandLine.Model.CommandSpec.wrapWithoutInspection(elsewhere).name(name);
    service.usageMessage().description(description);
    service.parser().unmatchedArgumentsAllowed(true).unmatchedOptionsArePositionalParams(true);
    return service;
  }

  /** One line for what nobody foresaw: a stack trace says nothing to a researcher. */
  private static int tell(Throwable failure, PrintWriter err) {
    if (failure instanceof InvalidInputException invalid) {
      ProblemList.print(invalid.problems(), err);
      return 1;
    }
    String debug = System.getenv("LACRIMA_DEBUG");
    if (debug != null && !debug.isEmpty()) {
      failure.printStackTrace(err);
    }
    String message =
        ProblemList.printable(String.valueOf(failure.getMessage()).replaceAll("\\s+", " "));
    err.println(
        "lacrima: [internal-error] "
            + failure.getClass().getSimpleName()
            + ": "
            + message
            + " (LACRIMA_DEBUG=1 tells where; please report it)");
    err.flush();
    return 1;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }
}
