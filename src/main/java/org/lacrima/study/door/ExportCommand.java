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
import org.lacrima.export.OutputFiles;
import org.lacrima.study.storage.StoredResponses;
import org.lacrima.study.storage.StudyExport;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what the researcher's download gives, whether a server runs on this home or not. */
@Command(
    name = "export",
    description =
        "Writes a study's data: the exact CSV, one with labels for a spreadsheet, and how each page was answered.",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

  @Mixin private NamedStudy study = new NamedStudy();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      converter = NamedDirectory.class,
      description = "Where to write.")
  private Path out = Path.of(".");

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description =
          "Labels of the spreadsheet file, in a language of the survey. Default: its first.")
  private String language = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    HomeDatabase.read(
        study.home(),
        connection -> {
          SurveyDefinition survey = survey(connection);
          offered(survey);
          put(connection, survey);
        });
    return 0;
  }

  private void put(Connection connection, SurveyDefinition survey) throws SQLException {
    StudyExport export = StudyExport.of(connection, study.name(), survey);
    String name = study.name() + ".csv";
    String labelled =
        study.name() + "-spreadsheet" + (language.isEmpty() ? "" : "-" + language) + ".csv";
    List<Path> targets =
        Stream.of(name, name + ".sha256", labelled, study.name() + "-paradata.csv")
            .map(out::resolve)
            .toList();
    try (OutputFiles files = new OutputFiles()) {
      String[] sum = new String[1];
      files.write(
          targets.get(0),
          writer -> {
            Checksum checksum = new Checksum(writer);
            put(() -> export.exact(checksum));
            sum[0] = checksum.line(name);
          });
      files.write(targets.get(1), writer -> writer.write(String.valueOf(sum[0])));
      String in = language.isEmpty() ? survey.language() : language;
      files.write(targets.get(2), writer -> put(() -> export.spreadsheet(in, writer)));
      files.write(targets.get(3), writer -> put(() -> export.paradata(writer)));
      files.finish();
    }
    PrintWriter told = Objects.requireNonNull(spec).commandLine().getOut();
    targets.forEach(told::println);
    told.flush();
  }

  /** What writes a file from the database. */
  @FunctionalInterface
  private interface Content {
    void write() throws IOException, SQLException;
  }

  private static void put(Content content) throws IOException {
    try {
      content.write();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void offered(SurveyDefinition survey) {
    if (!language.isEmpty() && !survey.languages().contains(language)) {
      throw new InvalidInputException(
          new Problem(
              "language-not-offered",
              Place.file("--language"),
              "The survey is not asked in '" + language + "'.",
              "Maybe one of " + String.join(", ", survey.languages()) + "."));
    }
  }

  private SurveyDefinition survey(Connection connection) throws SQLException {
    String definition = StoredResponses.definition(connection, study.name());
    if (definition == null) {
      throw study.unknown();
    }
    return SurveyLoader.restore(definition).get();
  }
}
