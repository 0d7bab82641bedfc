package org.lacrima.study.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.lacrima.export.ResponseData;
import org.lacrima.survey.Order;

/**
 * The responses of a study with their newest answers, read through a cursor: however many there
 * are, few are in memory. The connection must be in a transaction, or PostgreSQL sends all at once.
 */
public final class StoredResponses implements Iterator<ResponseData>, AutoCloseable {

  private static final String QUERY =
      """
      select r.id, r.public_id, v.version, r.language, r.started_at, r.submitted_at, r.status,
             c.version, r.order_seed,
             exists (select from page_submission p where p.response_id = r.id and p.trapped),
             a.item, a.value
      from response r
      join survey_version v on v.id = r.survey_version_id
      join study s on s.id = v.study_id
      join consent_version c on c.id = r.consent_version_id
      left join answer a on a.response_id = r.id
      where s.slug = ?
      order by r.id, a.item, a.id desc
      """;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private boolean onRow;

  private StoredResponses(PreparedStatement statement, ResultSet rows) throws SQLException {
    this.statement = statement;
    this.rows = rows;
    this.onRow = rows.next();
  }

  public static StoredResponses of(Connection connection, String slug) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(QUERY);
    try {
      statement.setFetchSize(2000);
      statement.setString(1, slug);
      return new StoredResponses(statement, statement.executeQuery());
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** The files of the survey that a study asks now; null where there is no such study. */
  public static @Nullable String definition(Connection connection, String slug)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select v.definition from survey_version v join study s on s.id = v.study_id
            where s.slug = ? and v.hash = s.survey_hash
            """)) {
      statement.setString(1, slug);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  @Override
  public boolean hasNext() {
    return onRow;
  }

  @Override
  public ResponseData next() {
    if (!onRow) {
      throw new NoSuchElementException();
    }
    try {
      return read();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private ResponseData read() throws SQLException {
    long id = rows.getLong(1);
    OffsetDateTime started = time(5);
    OffsetDateTime submitted = rows.getObject(6) == null ? null : time(6);
    String publicId = rows.getString(2);
    String version = rows.getString(3);
    String language = rows.getString(4);
    String status = rows.getString(7);
    String consent = rows.getString(8);
    Order order = new Order((Long) rows.getObject(9));
    boolean trapped = rows.getBoolean(10);
    Map<String, String> newest = new HashMap<>();
    while (onRow && rows.getLong(1) == id) {
      String item = rows.getString(11);
      if (item != null) {
        newest.putIfAbsent(item, rows.getString(12));
      }
      onRow = rows.next();
    }
    return new ResponseData(
        publicId,
        version,
        language,
        started,
        submitted,
        submitted == null || submitted.isBefore(started)
            ? null
            : Duration.between(started, submitted).toSeconds(),
        status,
        consent,
        order,
        trapped,
        newest);
  }

  private OffsetDateTime time(int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    statement.close();
  }
}
