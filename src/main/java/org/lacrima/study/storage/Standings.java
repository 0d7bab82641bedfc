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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The statements that run for everybody: one begins a response, one reads all there is to know of
 * it, one keeps a page of it, one ends it. Each is one round trip and one commit, where the object
 * mapping would make ten; {@link PageStore} has the one that keeps a page. Within a transaction
 * they take part in it.
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

  private static final String BEGIN =
      """
      insert into response (public_id, tombstone, secret_hash, withdrawal_hash, survey_version_id,
                            consent_version_id, language, order_seed, status, started_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      returning id
      """;

  private static final String END =
      "select outcome, panel, key, parameters from end_response(?, ?, ?)";

  private static final ResponseStatus.Written STATUS = new ResponseStatus.Written();

  private final DataSource database;

  Standings(DataSource database) {
    this.database = database;
  }

  /**
   * Begins a response and gives it its number.
   *
   * @param response without a number
   * @param surveyVersion the number of the version it is bound to
   * @param consentVersion the number of the text that was agreed to
   * @return whether it began; false where its secret began one before
   */
  public boolean begin(Response response, long surveyVersion, long consentVersion) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      statement.setString(1, response.publicId);
      statement.setString(2, response.tombstone);
      statement.setString(3, response.secretHash);
      statement.setString(4, response.withdrawalHash);
      statement.setLong(5, surveyVersion);
      statement.setLong(6, consentVersion);
      statement.setString(7, response.language);
      statement.setObject(8, response.orderSeed, Types.BIGINT);
      statement.setString(9, STATUS.convertToDatabaseColumn(response.status));
      statement.setObject(10, time(response.startedAt), Types.TIMESTAMP_WITH_TIMEZONE);
      try (ResultSet row = statement.executeQuery()) {
        boolean begun = row.next();
        if (begun) {
          response.id = row.getLong(1);
        }
        return begun;
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
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
    response.status = STATUS.convertToEntityAttribute(row.getString(9));
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
   * What became of ending a response.
   *
   * @param kept {@link Kept#KEPT} where it ended now
   * @param ticket by which its participant came from a panel; null where it did not end now, or
   *     nobody came from one
   */
  public record Ended(Kept kept, @Nullable Ticket ticket) {}

  /** A panel's identifier of a participant, and what else the panel sent, as JSON. */
  public record Ticket(String panel, String key, String parameters) {}

  /**
   * Ends a response, and cuts what led to it from a ticket.
   *
   * @param seen the last submission after which the response was seen to be complete
   */
  public Ended end(long response, @Nullable Long seen, Instant at) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setLong(1, response);
      statement.setObject(2, seen, Types.BIGINT);
      statement.setObject(3, time(at), Types.TIMESTAMP_WITH_TIMEZONE);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        String panel = row.getString(2);
        return new Ended(
            kept(row),
            panel == null ? null : new Ticket(panel, row.getString(3), row.getString(4)));
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  static Kept kept(ResultSet row) throws SQLException {
    return Kept.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
