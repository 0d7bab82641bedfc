package org.lacrima.study.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The two statements that run for every page of everybody: one reads all there is to know of a
 * response, the other keeps a page of it and commits. Ten round trips through the object mapping
 * became these two. Within a transaction they take part in it.
 */
@ApplicationScoped
public class Standings {

  /** What became of a page. */
  public enum Kept {
    /** It is there now. */
    KEPT,
    /** It was there already, with the same content. */
    SAME,
    /** Another submission came between: read again, and check again. */
    OVERTAKEN,
    /** The response was submitted before. */
    ENDED,
    /** The response is not there any more. */
    GONE
  }

  private static final String READ =
      """
      select r.id, r.public_id, r.tombstone, r.secret_hash, r.withdrawal_hash, r.survey_version_id,
             r.language, r.order_seed, r.status, r.started_at, r.submitted_at,
             (select max(p.id) from page_submission p where p.response_id = r.id), a.items, a.contents
      from response r cross join lateral (
        select array_agg(o.item) as items, array_agg(o.value) as contents
        from (select item, value from answer where response_id = r.id order by item, id) o) a
      where r.secret_hash = ?
      """;

  private static final String KEEP = "select keep_page(?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final DataSource database;

  Standings(DataSource database) {
    this.database = database;
  }

  /** The response that a secret opens, in whatever study. */
  public Optional<Standing> of(String secretHash) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, secretHash);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(standing(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private static Standing standing(ResultSet row) throws SQLException {
    Response response = new Response();
    response.id = row.getLong(1);
    response.publicId = row.getString(2);
    response.tombstone = row.getString(3);
    response.secretHash = row.getString(4);
    response.withdrawalHash = row.getString(5);
    response.language = row.getString(7);
    response.orderSeed = row.getObject(8, Long.class);
    response.status = new ResponseStatus.Written().convertToEntityAttribute(row.getString(9));
    response.startedAt = row.getObject(10, OffsetDateTime.class).toInstant();
    OffsetDateTime submitted = row.getObject(11, OffsetDateTime.class);
    response.submittedAt = submitted == null ? null : submitted.toInstant();
    return new Standing(response, row.getLong(6), answers(row), row.getObject(12, Long.class));
  }

  /** Of a column's rows the last one counts. */
  private static Map<String, String> answers(ResultSet row) throws SQLException {
    Map<String, String> answers = new HashMap<>();
    Array items = row.getArray(13);
    if (items != null) {
      String[] names = (String[]) items.getArray();
      String[] contents = (String[]) row.getArray(14).getArray();
      for (int i = 0; i < names.length; i++) {
        answers.put(names[i], contents[i]);
      }
    }
    return answers;
  }

  /**
   * One sending of a page that was accepted.
   *
   * @param content says what was understood of the page: the same again changes nothing
   */
  public record Submission(
      String page, String content, @Nullable Instant shownAt, boolean trapped, Instant at) {}

  /**
   * Keeps a page of a response and the answers that it changes.
   *
   * @param seen the last submission that the page was checked against
   */
  public Kept keep(
      long response, @Nullable Long seen, Submission submission, Map<String, String> changed) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setLong(1, response);
      statement.setObject(2, seen, Types.BIGINT);
      statement.setString(3, submission.page());
      statement.setString(4, submission.content());
      statement.setObject(5, time(submission.shownAt()), Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setBoolean(6, submission.trapped());
      statement.setObject(7, time(submission.at()), Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setArray(8, texts(connection, changed.keySet()));
      statement.setArray(9, texts(connection, changed.values()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Kept.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private static Array texts(Connection connection, Collection<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray(String[]::new));
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
