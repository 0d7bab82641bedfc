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
import org.lacrima.export.ExactCsv;
import org.lacrima.export.ExportOptions;
import org.lacrima.export.SpreadsheetCsv;
import org.lacrima.study.participant.Surveys;
import org.lacrima.study.storage.Audit;
import org.lacrima.study.storage.StoredResponses;
import org.lacrima.study.storage.Study;
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
    ExactCsv csv = new ExactCsv(survey, ExportOptions.usual());
    return download(study, study + ".csv", CSV, csv::write);
  }

  /** The SHA-256 of the exact file as it is at this moment, as {@code sha256sum -c} reads it. */
  @Transactional
  Response checksum(String study) {
    SurveyDefinition survey = wanted(study, "export-checksum");
    ExactCsv csv = new ExactCsv(survey, ExportOptions.usual());
    String file = study + ".csv";
    return download(
        study,
        file + ".sha256",
        CHECKSUM,
        (responses, out) -> {
          Checksum checksum = new Checksum(Writer.nullWriter());
          csv.write(responses, checksum);
          out.write(checksum.line(file));
        });
  }

  /** With labels, for people, in a language of the survey; in its first one where there is none. */
  @Transactional
  Response spreadsheet(String study, String language) {
    SurveyDefinition survey = wanted(study, "export-spreadsheet");
    boolean offered = survey.languages().contains(language);
    SpreadsheetCsv csv =
        new SpreadsheetCsv(survey, ExportOptions.usual(), offered ? language : survey.language());
    String file = study + "-spreadsheet" + (offered ? "-" + language : "") + ".csv";
    return download(study, file, CSV, csv::write);
  }

  private SurveyDefinition wanted(String study, String action) {
    String name = identity.getPrincipal().getName();
    Study owned = Study.findOwned(study, name).orElseThrow(Refusal::notFound);
    SurveyDefinition survey = surveys.current(study).orElseThrow(Refusal::notFound);
    Audit.record(clock.instant(), name, action, owned.slug, "");
    return survey;
  }

  /** Writes rows one by one. */
  @FunctionalInterface
  private interface Format {
    void write(StoredResponses responses, Writer out) throws IOException;
  }

  private Response download(String study, String file, String type, Format format) {
    StreamingOutput body =
        output -> {
          try (Connection connection = dataSource.getConnection()) {
            // only in a transaction does PostgreSQL hand out rows a few at a time
            connection.setAutoCommit(false);
            try (StoredResponses responses = StoredResponses.of(connection, study)) {
              Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
              format.write(responses, writer);
              writer.flush();
            } finally {
              connection.rollback();
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
