package org.lacrima.study.door;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacrima.export.OutputFiles;
import org.lacrima.study.ways.TicketBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who came from a panel, whether a server runs on this home or not. */
@Command(
    name = "panel",
    description = "Writes who came from a panel and how each part ended, apart from all answers.",
    mixinStandardHelpOptions = true)
public final class PanelCommand implements Callable<Integer> {

  @Mixin private NamedStudy study = new NamedStudy();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.csv",
      description = "Where to write; it is readable by you alone.")
  private Path out = Path.of("panel.csv");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    HomeDatabase.change(
        study.home(),
        connection -> {
          TicketBook book =
              TicketBook.of(connection, study.name()).orElseThrow(() -> study.unknown());
          book.auditPeople(TokensCommand.TERMINAL, Clock.systemUTC().instant());
          List<TicketBook.Person> people = book.people();
          try (OutputFiles files = new OutputFiles()) {
            files.writePrivately(out, writer -> TicketBook.writePeople(people, writer));
            files.finish();
          }
        });
    PrintWriter told = Objects.requireNonNull(spec).commandLine().getOut();
    told.println(out);
    told.flush();
    return 0;
  }
}
