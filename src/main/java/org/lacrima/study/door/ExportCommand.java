package org.lacrima.study.door;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.export.ExactCsv;
import org.lacrima.export.ExportOptions;
import org.lacrima.export.SpreadsheetCsv;
import org.lacrima.study.storage.StoredResponses;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what the researcher's download gives, whether a server runs on this home or not. */
@Command(
    name = "export",
    description = "Writes a study's data: the exact CSV, and one with labels for a spreadsheet.",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STUDY", description = "The study, as in its address: /s/STUDY.")
  private String study = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out = Path.of(".");

  @Option(names = "--home", defaultValue = "data", paramLabel = "DIR")
  private Path home = Path.of("data");

  @Override
  public Integer call() throws IOException, SQLException {
    Database configured = Database.configured(System.getenv());
    if (configured != null) {
      write(configured);
      return 0;
    }
    if (Files.isDirectory(home) && !(Files.isReadable(home) && Files.isExecutable(home))) {
      throw new Home(home)
          .problem(
              "home-not-readable",
              "The home directory cannot be read by this user.",
              "Maybe run as the user that 'serve' runs as.");
    }
    if (!Files.isDirectory(new Home(home).postgres().resolve("data"))) {
      throw new Home(home)
          .problem(
              "home-without-data",
              "No server has ever kept data in this home directory.",
              "Maybe name the one that 'serve' uses with --home.");
    }
    Home opened = Home.open(home);
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

  private void write(Database database) throws IOException {
    try (Connection connection = database.connectAsApplication()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      // both files from one moment, though answers keep coming in
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      SurveyDefinition survey = survey(connection);
      directory();
      file(
          study + ".csv",
          writer -> {
            try (StoredResponses responses = StoredResponses.of(connection, study)) {
              new ExactCsv(survey, ExportOptions.usual()).write(responses, writer);
            }
          });
      file(study + ".csv.sha256", writer -> writer.write(sum(study + ".csv")));
      file(
          study + "-spreadsheet.csv",
          writer -> {
            try (StoredResponses responses = StoredResponses.of(connection, study)) {
              new SpreadsheetCsv(survey, ExportOptions.usual(), survey.language())
                  .write(responses, writer);
            }
          });
      connection.rollback();
    } catch (SQLException e) {
      throw new InvalidInputException(
          new Problem(
              "database-not-reachable",
              Place.file(database.url()),
              "The database cannot be read: " + e.getMessage() + ".",
              "Maybe a server is just starting or ending; or it has never run on this home."));
    }
  }

  /** As {@code sha256sum} writes it, so that {@code sha256sum -c} can check it. */
  private String sum(String name) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(
            Files.newInputStream(out.resolve(name)), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest()) + "  " + name + "\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
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

  private void directory() throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new InvalidInputException(
          new Problem(
              "out-not-a-directory",
              Place.file(out.toString()),
              "The results go into a directory, and this is a file.",
              "Maybe name another place with --out."));
    }
    Files.createDirectories(out);
  }

  /** What writes one file. */
  @FunctionalInterface
  private interface Content {
    void write(Writer writer) throws IOException, SQLException;
  }

  /** Whole or not at all. */
  private void file(String name, Content content) throws IOException, SQLException {
    Path target = out.resolve(name);
    Path fresh = out.resolve(name + ".part");
    try {
      try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        content.write(writer);
      }
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    System.out.println(target);
  }
}
