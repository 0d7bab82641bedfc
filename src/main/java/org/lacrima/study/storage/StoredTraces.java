package org.lacrima.study.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.lacrima.export.PageSending;
import org.lacrima.export.ParadataCsv;
import org.lacrima.export.ResponseData;

/** The responses of a study with the sendings of their pages, through two cursors side by side. */
public final class StoredTraces implements Iterator<ParadataCsv.Trace>, AutoCloseable {

  private static final String QUERY =
      """
      select r.public_id, p.page, p.shown_at, p.received_at, coalesce(e.edits, 0)
      from response r
      join survey_version v on v.id = r.survey_version_id
      join study s on s.id = v.study_id
      join page_submission p on p.response_id = r.id
      left join (
        select page_submission_id, count(*) as edits
        from (
          select a.page_submission_id, row_number() over (partition by a.response_id, a.item order by a.id) as nth
          from answer a
          join response r on r.id = a.response_id
          join survey_version v on v.id = r.survey_version_id
          join study s on s.id = v.study_id
          where s.slug = ?
        ) given
        where nth > 1
        group by page_submission_id
      ) e on e.page_submission_id = p.id
      where s.slug = ?
      order by r.id, p.id
      """;

  private final StoredResponses responses;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private boolean onRow;

  private StoredTraces(StoredResponses responses, PreparedStatement statement, ResultSet rows)
      throws SQLException {
    this.responses = responses;
    this.statement = statement;
    this.rows = rows;
    this.onRow = rows.next();
  }

  public static StoredTraces of(Connection connection, String slug) throws SQLException {
    StoredResponses responses = StoredResponses.of(connection, slug);
    @Nullable PreparedStatement statement = null;
    try {
      statement = connection.prepareStatement(QUERY);
      statement.setFetchSize(2000);
      statement.setString(1, slug);
      statement.setString(2, slug);
      return new StoredTraces(responses, statement, statement.executeQuery());
    } catch (SQLException e) {
      responses.close();
      if (statement != null) {
        statement.close();
      }
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    return responses.hasNext();
  }

  @Override
  public ParadataCsv.Trace next() {
    if (!responses.hasNext()) {
      throw new NoSuchElementException();
    }
    ResponseData response = responses.next();
    try {
      List<PageSending> sendings = new ArrayList<>();
      while (onRow && rows.getString(1).equals(response.responseId())) {
        sendings.add(
            new PageSending(
                rows.getString(2),
                rows.getObject(3) == null ? null : time(3),
                time(4),
                rows.getInt(5)));
        onRow = rows.next();
      }
      return new ParadataCsv.Trace(response, sendings);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private OffsetDateTime time(int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
  }

  @Override
  public void close() throws SQLException {
    try (responses) {
      rows.close();
      statement.close();
    }
  }
}
