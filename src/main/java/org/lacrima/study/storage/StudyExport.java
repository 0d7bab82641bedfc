package org.lacrima.study.storage;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.lacrima.export.ExactCsv;
import org.lacrima.export.ExportOptions;
import org.lacrima.export.ParadataCsv;
import org.lacrima.export.SpreadsheetCsv;
import org.lacrima.export.TypicalPace;
import org.lacrima.survey.SurveyDefinition;

/**
 * What a study hands out, the same through every door. The connection must be in a transaction that
 * sees one moment (repeatable read): responses are read more than once, few at a time.
 */
public final class StudyExport {

  private final Connection connection;
  private final String slug;
  private final SurveyDefinition survey;
  private final ExportOptions options;
  private @Nullable TypicalPace typical;

  private StudyExport(
      Connection connection, String slug, SurveyDefinition survey, ExportOptions options) {
    this.connection = connection;
    this.slug = slug;
    this.survey = survey;
    this.options = options;
  }

  public static StudyExport of(Connection connection, String slug, SurveyDefinition survey)
      throws SQLException {
    return new StudyExport(
        connection, slug, survey, new ExportOptions(false, isAnonymous(connection, slug)));
  }

  private static boolean isAnonymous(Connection connection, String slug) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select anonymous from study where slug = ?")) {
      statement.setString(1, slug);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Values and missing codes as they are. */
  public void exact(Writer out) throws IOException, SQLException {
    ExactCsv csv = new ExactCsv(survey, options, typical());
    try (StoredResponses responses = StoredResponses.of(connection, slug)) {
      csv.write(responses, out);
    }
  }

  /** With labels, for people. */
  public void spreadsheet(String language, Writer out) throws IOException, SQLException {
    SpreadsheetCsv csv = new SpreadsheetCsv(survey, options, typical(), language);
    try (StoredResponses responses = StoredResponses.of(connection, slug)) {
      csv.write(responses, out);
    }
  }

  /** How each page was answered. */
  public void paradata(Writer out) throws IOException, SQLException {
    try (StoredTraces traces = StoredTraces.of(connection, slug)) {
      new ParadataCsv(survey, options).write(traces, out);
    }
  }

  private TypicalPace typical() throws SQLException {
    if (typical == null) {
      try (StoredResponses responses = StoredResponses.of(connection, slug)) {
        typical = TypicalPace.of(survey, responses);
      }
    }
    return typical;
  }
}
