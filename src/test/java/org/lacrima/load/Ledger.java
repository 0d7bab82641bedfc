package org.lacrima.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lacrima.study.door.Home;
import org.lacrima.study.door.TestDatabase;
import org.lacrima.study.security.Code;

/** What the database holds, held against what participants were told. */
public final class Ledger {

  private final Connection connection;

  private Ledger(Connection connection) {
    this.connection = connection;
  }

  /** What a check of one study found: how much there is, and every fault. */
  public record Finding(long responses, long submissions, long answers, List<String> faults) {}

  /** Lets participants in to a study whose survey keeps nobody out. */
  public static void open(Path home, String study) throws SQLException {
    try (Connection connection = TestDatabase.running(new Home(home)).connectAsOwner();
        PreparedStatement statement =
            connection.prepareStatement("update study set status = 'open' where slug = ?")) {
      statement.setString(1, study);
      statement.executeUpdate();
    }
  }

  /**
   * Holds every journey against the rows: a page that was acknowledged is there with exactly its
   * answers, none is there twice, and nothing is there that nobody sent.
   *
   * @param exactly whether also nothing may be there that was sent and never acknowledged
   */
  public static Finding check(Path home, String study, List<Journey> journeys, boolean exactly)
      throws SQLException {
    try (Connection connection = TestDatabase.running(new Home(home)).connectAsOwner()) {
      return new Ledger(connection).check(study, journeys, exactly);
    }
  }

  /**
   * Where somebody left a trace: their secret, their address, their device in any text of the
   * database; these and what they answered in any other file of the home and in the log.
   *
   * @param answers what only answers hold
   */
  public static List<String> traces(Service service, List<Journey> journeys, Pattern answers)
      throws SQLException, IOException {
    List<String> needles = new ArrayList<>(List.of(Wire.ADDRESS, Wire.DEVICE));
    journeys.forEach(journey -> needles.add(String.valueOf(journey.secret())));
    List<String> traces = new ArrayList<>();
    try (Connection connection = TestDatabase.running(new Home(service.home())).connectAsOwner()) {
      Ledger ledger = new Ledger(connection);
      for (String table : ledger.texts(TABLES)) {
        String all = String.join("\n", ledger.texts("select t::text from " + table + " t"));
        needles.stream().filter(all::contains).forEach(it -> traces.add(table + ": " + it));
      }
    }
    for (Path file : written(service)) {
      String all = Files.readString(file, StandardCharsets.ISO_8859_1);
      needles.stream().filter(all::contains).forEach(it -> traces.add(file + ": " + it));
      if (answers.matcher(all).find()) {
        traces.add(file + ": an answer");
      }
    }
    return traces;
  }

  private static final String TABLES =
      "select table_name from information_schema.tables"
          + " where table_schema = 'public' and table_type = 'BASE TABLE'";

  /** All that is written beside the database's own files. */
  private static List<Path> written(Service service) throws IOException {
    List<Path> files = new ArrayList<>(List.of(service.log()));
    Path postgres = service.home().resolve("postgresql");
    files.add(postgres.resolve("postgresql.log"));
    try (Stream<Path> all = Files.walk(service.home())) {
      all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(postgres))
          .forEach(files::add);
    }
    return files;
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** One response as it stands in the database. */
  private static final class Rows {
    private String status = "";
    private final List<String> pages = new ArrayList<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private int count;
  }

  private Finding check(String study, List<Journey> journeys, boolean exactly) throws SQLException {
    Map<String, Rows> stored = stored(study);
    List<String> faults = new ArrayList<>();
    long submissions = stored.values().stream().mapToLong(rows -> rows.pages.size()).sum();
    long answers = stored.values().stream().mapToLong(rows -> rows.count).sum();
    long responses = stored.size();
    for (Journey journey : journeys) {
      String secret = journey.secret();
      Rows rows = secret == null ? null : stored.remove(Code.hash(secret));
      if (rows == null) {
        if (journey.begun()) {
          faults.add("a response that was begun is not there");
        }
        continue;
      }
      compare(journey, rows, exactly, faults);
    }
    if (exactly && !stored.isEmpty()) {
      faults.add(stored.size() + " responses are there that nobody knows of");
    }
    for (Rows nobodys : stored.values()) {
      if (nobodys.count > 0) {
        faults.add("a response is there twice, or somebody's answers went to another one");
      }
    }
    return new Finding(responses, submissions, answers, faults);
  }

  private static void compare(Journey journey, Rows rows, boolean exactly, List<String> faults) {
    Map<String, String> expected = new HashMap<>();
    List<String> kept = journey.kept();
    kept.forEach(page -> expected.putAll(journey.plan().answers().getOrDefault(page, Map.of())));
    if (!exactly && rows.pages.size() == kept.size() + 1) {
      // the last one was committed, and the news of it lost
      String last = rows.pages.get(kept.size());
      expected.putAll(journey.plan().answers().getOrDefault(last, Map.of()));
    } else if (!rows.pages.equals(kept)) {
      faults.add("acknowledged were " + kept + ", but there are " + rows.pages);
    }
    if (!rows.answers.equals(expected)) {
      faults.add("of " + expected + " there is " + rows.answers);
    }
    if (rows.count != rows.answers.size()) {
      faults.add("answers are there twice: " + rows.answers);
    }
    if (journey.sent() && !rows.status.equals("submitted")) {
      faults.add("a submitted response is " + rows.status);
    }
  }

  private Map<String, Rows> stored(String study) throws SQLException {
    Map<Long, Rows> byId = new HashMap<>();
    Map<String, Rows> bySecret = new HashMap<>();
    read(
        "select r.id, r.secret_hash, r.status from response r"
            + " join survey_version v on v.id = r.survey_version_id"
            + " join study s on s.id = v.study_id where s.slug = ?",
        study,
        row -> {
          Rows rows = new Rows();
          rows.status = row.getString(3);
          byId.put(row.getLong(1), rows);
          bySecret.put(row.getString(2), rows);
        });
    read(
        "select p.response_id, p.page from page_submission p"
            + " where p.response_id in (select r.id from response r"
            + " join survey_version v on v.id = r.survey_version_id"
            + " join study s on s.id = v.study_id where s.slug = ?) order by p.id",
        study,
        row -> rows(byId, row).pages.add(row.getString(2)));
    read(
        "select a.response_id, a.item, a.value from answer a"
            + " where a.response_id in (select r.id from response r"
            + " join survey_version v on v.id = r.survey_version_id"
            + " join study s on s.id = v.study_id where s.slug = ?) order by a.id",
        study,
        row -> {
          Rows rows = rows(byId, row);
          rows.count++;
          rows.answers.put(row.getString(2), row.getString(3));
        });
    return bySecret;
  }

  private static Rows rows(Map<Long, Rows> byId, ResultSet row) throws SQLException {
    return byId.computeIfAbsent(row.getLong(1), id -> new Rows());
  }

  /** Takes one row. */
  private interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  private void read(String sql, String study, Taker taker) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(10_000);
      statement.setString(1, study);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    }
  }
}
