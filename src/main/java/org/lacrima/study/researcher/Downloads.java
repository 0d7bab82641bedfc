package org.lacrima.study.researcher;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.lacrima.export.Checksum;
import org.lacrima.study.participant.Surveys;
import org.lacrima.study.storage.Audit;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.StudyExport;
import org.lacrima.study.web.Refusal;
import org.lacrima.survey.SurveyDefinition;

/** A study's data, streamed: few rows are in memory, however many there are. */
@ApplicationScoped
class Downloads {

  static final String CSV = "text/csv;charset=UTF-8";
  static final String CHECKSUM = "text/plain;charset=UTF-8";

  private final Surveys surveys;
  private final DataSource dataSource;
  private final SecurityIdentity identity;
  private final Clock clock;

  Downloads(Surveys surveys, DataSource dataSource, SecurityIdentity identity, Clock clock) {
    this.surveys = surveys;
    this.dataSource = dataSource;
    this.identity = identity;
    this.clock = clock;
  }

  /** Values and missing codes as they are. */
  @Transactional
  Response exact(String study) {
    SurveyDefinition survey = wanted(study, "export");
    return download(study, survey, study + ".csv", CSV, StudyExport::exact);
  }

  /** The SHA-256 of the exact file as it is at this moment, as {@code sha256sum -c} reads it. */
  @Transactional
  Response checksum(String study) {
    SurveyDefinition survey = wanted(study, "export-checksum");
    String file = study + ".csv";
    return download(
        study,
        survey,
        file + ".sha256",
        CHECKSUM,
        (export, out) -> {
          Checksum checksum = new Checksum(Writer.nullWriter());
          export.exact(checksum);
          out.write(checksum.line(file));
        });
  }

  /** With labels, for people, in a language of the survey; in its first one where there is none. */
  @Transactional
  Response spreadsheet(String study, String language) {
    SurveyDefinition survey = wanted(study, "export-spreadsheet");
    boolean offered = survey.languages().contains(language);
    String file = study + "-spreadsheet" + (offered ? "-" + language : "") + ".csv";
    String in = offered ? language : survey.language();
    return download(study, survey, file, CSV, (export, out) -> export.spreadsheet(in, out));
  }

  /** How each page was answered. */
  @Transactional
  Response paradata(String study) {
    SurveyDefinition survey = wanted(study, "export-paradata");
    return download(study, survey, study + "-paradata.csv", CSV, StudyExport::paradata);
  }

  private SurveyDefinition wanted(String study, String action) {
    String name = identity.getPrincipal().getName();
    Study owned = Study.findOwned(study, name).orElseThrow(Refusal::notFound);
    SurveyDefinition survey = surveys.current(study).orElseThrow(Refusal::notFound);
    Audit.record(clock.instant(), name, action, owned.slug, "");
    return survey;
  }

  /** Writes one file of an export. */
  @FunctionalInterface
  private interface Content {
    void write(StudyExport export, Writer out) throws IOException, SQLException;
  }

  private Response download(
      String study, SurveyDefinition survey, String file, String type, Content content) {
    StreamingOutput body =
        output -> {
          try (Connection connection = dataSource.getConnection()) {
            int usual = connection.getTransactionIsolation();
            // only in a transaction does PostgreSQL hand out rows a few at a time
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
              Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
              content.write(StudyExport.of(connection, study, survey), writer);
              writer.flush();
            } finally {
              connection.rollback();
              connection.setTransactionIsolation(usual);
              connection.setAutoCommit(true);
            }
          } catch (SQLException e) {
            throw new IOException(e);
          }
        };
    return Response.ok(body, type)
        .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
        .build();
  }
}
