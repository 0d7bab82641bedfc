package org.lacrima.study.door;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.export.OutputFiles;
import org.lacrima.study.ways.TicketBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Personal links from the terminal, whether a server runs on this home or not. */
@Command(
    name = "tokens",
    description = "Personal links of a study: makes, lists and revokes them.",
    synopsisSubcommandLabel = "(generate | list | revoke)",
    mixinStandardHelpOptions = true)
public final class TokensCommand implements Runnable {

  static final String TERMINAL = "terminal";

  @Parameters(paramLabel = "STUDY", description = "The study, as in its address: /s/STUDY.")
  private String study = "";

  @Option(
      names = "--home",
      defaultValue = "data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      converter = NamedDirectory.class,
      description = "The home that 'serve' uses. Default: ./${DEFAULT-VALUE}.")
  private Path home = Path.of("data");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec().commandLine(), "What to do: generate, list or revoke?");
  }

  @Command(description = "Makes links and writes them to a file: number and link, told once.")
  int generate(
      @Option(names = "--n", required = true, paramLabel = "N", description = "How many.") int n,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE.csv",
              description = "A new file; it is readable by you alone.")
          Path out,
      @Option(
              names = "--url",
              paramLabel = "URL",
              description =
                  "The address participants use. Default: LACRIMA_PUBLIC_URL, else"
                      + " http://127.0.0.1:8080.")
          @Nullable String url) {
    if (n < 1 || n > TicketBook.MOST_AT_ONCE) {
      throw new ParameterException(
          spec().commandLine(), "--n is a whole number from 1 to " + TicketBook.MOST_AT_ONCE + ".");
    }
    String base =
        url == null
            ? PublicUrl.of(
                System.getenv(PublicUrl.VARIABLE), PublicUrl.VARIABLE, "http://127.0.0.1:8080")
            : PublicUrl.of(url, "--url", url);
    if (Files.exists(out)) {
      throw new InvalidInputException(
          new Problem(
              "file-exists",
              Place.file(out.toString()),
              "This file is there already, and links are told only once.",
              "Maybe name another one with --out."));
    }
    HomeDatabase.change(
        home,
        connection -> {
          TicketBook book = book(connection);
          List<TicketBook.Link> links =
              book.generate(n, base, TERMINAL, Clock.systemUTC().instant());
          boolean opens = book.takesPersonalLinks();
          try (OutputFiles files = new OutputFiles()) {
            files.writePrivately(out, writer -> TicketBook.writeLinks(links, writer));
            // links that nobody has can be revoked; links that nothing knows open nothing
            connection.commit();
            files.finish();
          }
          told(out.toString());
          if (!opens) {
            spec()
                .commandLine()
                .getErr()
                .println(
                    "Note: the study does not ask for personal links yet (access: personal),"
                        + " so these open nothing until it does.");
          }
        });
    return 0;
  }

  @Command(description = "Lists the links by number and state; the links themselves are not kept.")
  int list() {
    HomeDatabase.read(
        home,
        connection -> {
          StringBuilder lines = new StringBuilder("number,state");
          book(connection)
              .tokens()
              .forEach(
                  token ->
                      lines.append('\n').append(token.number()).append(',').append(token.state()));
          told(lines.toString());
        });
    return 0;
  }

  @Command(description = "Revokes a link that nobody has used.")
  int revoke(@Parameters(paramLabel = "NUMBER", description = "As listed.") int number) {
    HomeDatabase.change(
        home,
        connection -> {
          TicketBook.Revoked revoked =
              book(connection).revoke(number, TERMINAL, Clock.systemUTC().instant());
          if (revoked == TicketBook.Revoked.YES) {
            told("revoked " + number);
            return;
          }
          boolean unknown = revoked == TicketBook.Revoked.UNKNOWN;
          throw new InvalidInputException(
              new Problem(
                  unknown ? "token-unknown" : "token-in-use",
                  Place.file(study),
                  unknown
                      ? "There is no link " + number + "."
                      : "Somebody has begun with link " + number + ".",
                  unknown
                      ? "Maybe './lacrima tokens " + study + " list' shows the one you mean."
                      : "What was begun may be finished; only unused links can be revoked."));
        });
    return 0;
  }

  private TicketBook book(Connection connection) throws SQLException {
    return TicketBook.of(connection, study)
        .orElseThrow(() -> HomeDatabase.unknownStudy(home, study));
  }

  private void told(String text) {
    PrintWriter out = spec().commandLine().getOut();
    out.println(text);
    out.flush();
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }
}
