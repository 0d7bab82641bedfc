package org.lacrima.study.door;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.export.Checksum;
import org.lacrima.export.ExactCsv;
import org.lacrima.export.ExportOptions;
import org.lacrima.export.OutputFiles;
import org.lacrima.export.SpreadsheetCsv;
import org.lacrima.study.storage.StoredResponses;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what the researcher's download gives, whether a server runs on this home or not. */
@Command(
    name = "export",
    description = "Writes a study's data: the exact CSV, and one with labels for a spreadsheet.",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STUDY", description = "The study, as in its address: /s/STUDY.")
  private String study = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      converter = NamedDirectory.class,
      description = "Where to write.")
  private Path out = Path.of(".");

  @Option(
      names = "--home",
      defaultValue = "data",
      paramLabel = "DIR",
      converter = NamedDirectory.class,
      description = "The home that 'serve' uses. Default: ./${DEFAULT-VALUE}.")
  private Path home = Path.of("data");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Database configured = Database.configured(System.getenv());
    if (configured != null) {
      write(configured);
      return 0;
    }
    Home opened = Home.withData(home);
    try (HomeLock lock = HomeLock.tryTake(opened)) {
      if (lock == null) {
        write(running(opened));
      } else {
        try (PostgresServer server = PostgresServer.start(opened)) {
          write(Database.prepareEmbedded(opened, server.port()));
        }
      }
    }
    return 0;
  }

  private static Database running(Home opened) {
    Integer port = PostgresServer.runningPort(opened);
    if (port == null) {
      throw opened.problem(
          "home-in-use",
          "A server is just starting or ending on this home directory.",
          "Maybe try again in a moment.");
    }
    return Database.embedded(opened, port);
  }

  private void write(Database database) {
    try (Connection connection = database.connectAsApplication()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      // both files from one moment, though answers keep coming in
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      SurveyDefinition survey = survey(connection);
      put(connection, survey);
      connection.rollback();
    } catch (SQLException e) {
      throw unreachable(database, e);
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw unreachable(database, cause);
      }
      throw e;
    }
  }

  private static InvalidInputException unreachable(Database database, SQLException why) {
    return new InvalidInputException(
        new Problem(
            "database-not-reachable",
            Place.file(database.url()),
            "The database cannot be read: " + why.getMessage() + ".",
            "Maybe a server is just starting or ending; or it has never run on this home."));
  }

  private void put(Connection connection, SurveyDefinition survey) {
    ExactCsv exact = new ExactCsv(survey, ExportOptions.usual());
    SpreadsheetCsv labelled = new SpreadsheetCsv(survey, ExportOptions.usual(), survey.language());
    String name = study + ".csv";
    List<Path> targets =
        Stream.of(name, name + ".sha256", study + "-spreadsheet.csv").map(out::resolve).toList();
    try (OutputFiles files = new OutputFiles()) {
      String[] sum = new String[1];
      files.write(
          targets.get(0),
          writer -> {
            Checksum checksum = new Checksum(writer);
            rows(connection, responses -> exact.write(responses, checksum));
            sum[0] = checksum.line(name);
          });
      files.write(targets.get(1), writer -> writer.write(String.valueOf(sum[0])));
      files.write(
          targets.get(2),
          writer -> rows(connection, responses -> labelled.write(responses, writer)));
      files.finish();
    }
    PrintWriter told = Objects.requireNonNull(spec).commandLine().getOut();
    targets.forEach(told::println);
    told.flush();
  }

  /** What writes the rows. */
  @FunctionalInterface
  private interface Rows {
    void write(StoredResponses responses) throws IOException;
  }

  private void rows(Connection connection, Rows rows) throws IOException {
    try (StoredResponses responses = StoredResponses.of(connection, study)) {
      rows.write(responses);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private SurveyDefinition survey(Connection connection) throws SQLException {
    String definition = StoredResponses.definition(connection, study);
    if (definition == null) {
      throw new InvalidInputException(
          new Problem(
              "unknown-study",
              Place.file(home.toString()),
              "There is no study '" + study + "' here.",
              "Maybe another --home; a study is called as in its address: /s/STUDY."));
    }
    return SurveyLoader.restore(definition).get();
  }
}
