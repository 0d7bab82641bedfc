package org.lacrima.study.ways;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opencsv.CSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lacrima.study.security.Code;

/**
 * A study's tickets as its researcher sees them: past the entities, because the terminal has none.
 * The caller owns the connection and its transaction. No times are told, because none are kept.
 */
public final class TicketBook {

  /** More at once is a mistake more often than a study. */
  public static final int MOST_AT_ONCE = 10_000;

  /** A personal link, told once: what is kept of it is a hash. */
  public record Link(int number, String link) {}

  /** A personal link as it is listed. */
  public record Token(int number, String state) {}

  /** Somebody who came from a panel. */
  public record Person(
      String panel, String identifier, String state, Map<String, String> parameters) {}

  /** What became of the wish to revoke a link. */
  public enum Revoked {
    YES,
    UNKNOWN,
    IN_USE
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private final long study;
  private final String slug;

  private TicketBook(Connection connection, long study, String slug) {
    this.connection = connection;
    this.study = study;
    this.slug = slug;
  }

  /** Empty where there is no such study. */
  public static Optional<TicketBook> of(Connection connection, String slug) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select id from study where slug = ?")) {
      statement.setString(1, slug);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new TicketBook(connection, row.getLong(1), slug))
            : Optional.empty();
      }
    }
  }

  /** Whether a personal link opens anything now. */
  public boolean takesPersonalLinks() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select access = 'personal' from study where id = ?")) {
      statement.setLong(1, study);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /**
   * Makes new links.
   *
   * @param count from 1 to {@link #MOST_AT_ONCE}
   * @param base the address of the service, without a slash at its end
   */
  public List<Link> generate(int count, String base, String actor, Instant at) throws SQLException {
    if (count < 1 || count > MOST_AT_ONCE) {
      throw new IllegalArgumentException("From 1 to " + MOST_AT_ONCE + " links: " + count);
    }
    int first = nextNumber();
    List<Link> links = new ArrayList<>();
    String[] hashes = new String[count];
    for (int i = 0; i < count; i++) {
      String token = Code.random();
      hashes[i] = Code.hash(token);
      links.add(new Link(first + i, base + "/s/" + slug + "/p/" + token));
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into ticket (study_id, panel, key, number, state)
            select ?, 'personal', t.key, ? + t.place - 1, 'unused'
            from unnest(?) with ordinality as t(key, place)
            """)) {
      statement.setLong(1, study);
      statement.setInt(2, first);
      statement.setArray(3, connection.createArrayOf("text", hashes));
      statement.executeUpdate();
    }
    audit(at, actor, "generate-tokens", first + " to " + (first + count - 1));
    return links;
  }

  /** Whoever else makes links of this study waits until this transaction ends. */
  private int nextNumber() throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_advisory_xact_lock(5, ?::integer)")) {
      lock.setLong(1, study);
      lock.execute();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select coalesce(max(number), 0) + 1 from ticket where study_id = ?")) {
      statement.setLong(1, study);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  public List<Token> tokens() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select number, state from ticket where study_id = ? and panel = 'personal'"
                + " order by number")) {
      statement.setLong(1, study);
      try (ResultSet rows = statement.executeQuery()) {
        List<Token> tokens = new ArrayList<>();
        while (rows.next()) {
          tokens.add(new Token(rows.getInt(1), rows.getString(2)));
        }
        return tokens;
      }
    }
  }

  /** Takes a link back that nobody has used; whoever has begun with it may finish. */
  public Revoked revoke(int number, String actor, Instant at) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update ticket set state = 'revoked' where study_id = ? and panel = 'personal'"
                + " and number = ? and state = 'unused'")) {
      statement.setLong(1, study);
      statement.setInt(2, number);
      if (statement.executeUpdate() == 1) {
        audit(at, actor, "revoke-token", Integer.toString(number));
        return Revoked.YES;
      }
    }
    String state =
        tokens().stream()
            .filter(token -> token.number() == number)
            .map(Token::state)
            .findFirst()
            .orElse("");
    return state.isEmpty()
        ? Revoked.UNKNOWN
        : state.equals("revoked") ? Revoked.YES : Revoked.IN_USE;
  }

  /** Who came from a panel, ordered by what they are called there. */
  public List<Person> people() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select panel, key, state, parameters from ticket"
                + " where study_id = ? and panel <> 'personal' order by panel, key")) {
      statement.setLong(1, study);
      try (ResultSet rows = statement.executeQuery()) {
        List<Person> people = new ArrayList<>();
        while (rows.next()) {
          people.add(
              new Person(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  JSON.readValue(rows.getString(4), new TypeReference<Map<String, String>>() {})));
        }
        return people;
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** That somebody took the list of people away. */
  public void auditPeople(String actor, Instant at) throws SQLException {
    audit(at, actor, "export-panel", "");
  }

  private void audit(Instant at, String actor, String action, String detail) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into audit (at, actor, action, subject, detail) values (?, ?, ?, ?, ?)")) {
      statement.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
      statement.setString(2, actor);
      statement.setString(3, action);
      statement.setString(4, slug);
      statement.setString(5, detail);
      statement.executeUpdate();
    }
  }

  public static void writeLinks(List<Link> links, Writer out) throws IOException {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"number", "link"});
    links.forEach(link -> rows.add(new String[] {Integer.toString(link.number()), link.link()}));
    write(rows, out);
  }

  /** One column for each parameter that somebody came with. */
  public static void writePeople(List<Person> people, Writer out) throws IOException {
    Set<String> parameters = new TreeSet<>();
    people.forEach(person -> parameters.addAll(person.parameters().keySet()));
    List<String[]> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("panel", "identifier", "state"));
    header.addAll(parameters);
    rows.add(header.toArray(new String[0]));
    for (Person person : people) {
      List<String> row =
          new ArrayList<>(List.of(person.panel(), person.identifier(), person.state()));
      parameters.forEach(each -> row.add(person.parameters().getOrDefault(each, "")));
      rows.add(row.toArray(new String[0]));
    }
    write(rows, out);
  }

  private static void write(List<String[]> rows, Writer out) throws IOException {
    // it is not closed: what it writes to belongs to the caller
    @SuppressWarnings("resource")
    CSVWriter writer =
        new CSVWriter(
            out,
            CSVWriter.DEFAULT_SEPARATOR,
            CSVWriter.DEFAULT_QUOTE_CHARACTER,
            CSVWriter.DEFAULT_QUOTE_CHARACTER,
            CSVWriter.RFC4180_LINE_END);
    rows.forEach(row -> writer.writeNext(row, false));
    writer.flush();
  }

  /** How many links are in each state. */
  public static Map<String, Long> counts(List<Token> tokens) {
    Map<String, Long> counts = new LinkedHashMap<>();
    tokens.forEach(token -> counts.merge(token.state(), 1L, Long::sum));
    return counts;
  }
}
