package org.lacrima.study;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.BindException;
import java.util.concurrent.atomic.AtomicInteger;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.study.door.ExportCommand;
import org.lacrima.study.door.PanelCommand;
import org.lacrima.study.door.ServeCommand;
import org.lacrima.study.door.TokensCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The door of the survey service: {@code serve} and {@code export}. */
@QuarkusMain
public final class Main {

  /** Only its commands do something. */
  @Command(
      name = "lacrima",
      description = "The survey service of Lacrima.",
      mixinStandardHelpOptions = true)
  private static final class Door implements Runnable {
    @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
      throw new CommandLine.ParameterException(
          java.util.Objects.requireNonNull(spec).commandLine(), "Say what to do: serve or export.");
    }
  }

  private Main() {}

  public static void main(String... arguments) {
    int code = run(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** 0 done, 1 the input has problems, 2 wrong usage. */
  static int run(String... arguments) {
    return new CommandLine(new Door())
        .addSubcommand(new ServeCommand(Main::serve))
        .addSubcommand(new ExportCommand())
        .addSubcommand(new TokensCommand())
        .addSubcommand(new PanelCommand())
        .setExecutionExceptionHandler(
            (exception, line, parsed) -> {
              if (exception instanceof InvalidInputException invalid) {
                invalid.problems().forEach(problem -> line.getErr().println(problem));
                return 1;
              }
              throw exception;
            })
        .execute(arguments);
  }

  private static int serve() {
    AtomicInteger code = new AtomicInteger();
    Quarkus.run(
        null,
        (exit, failure) -> {
          // by itself it would end the process here, before the database
          code.set(failure == null ? exit : 1);
          if (failure != null) {
            System.err.println(told(failure));
          }
        });
    return code.get();
  }

  private static Problem told(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof BindException || cause instanceof QuarkusBindException) {
      return new Problem(
          "port-in-use",
          Place.file("serve"),
          "The port was taken while the service was starting.",
          "Maybe another server listens there; --port names another.");
    }
    return new Problem(
        "service-failed",
        Place.file("serve"),
        "The service did not start: " + cause + ".",
        "Maybe its home directory was made by a newer version.");
  }
}
