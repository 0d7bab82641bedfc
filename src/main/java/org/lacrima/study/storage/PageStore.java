package org.lacrima.study.storage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.storage.Standings.Kept;

/**
 * Keeps the pages that participants send. While one statement is on its way to the disk, further
 * pages gather, and the next statement keeps them all: a hundred participants at once cost the
 * database little more than ten. Nobody hears that a page was kept before its commit.
 */
@ApplicationScoped
public class PageStore {

  /**
   * One sending of a page that was accepted.
   *
   * @param seen the last submission of the response that the page was checked against
   * @param content says what was understood of the page: the same again changes nothing
   * @param changed the answers that it changes
   */
  public record Submission(
      long response,
      @Nullable Long seen,
      String page,
      String content,
      @Nullable Instant shownAt,
      boolean trapped,
      Instant at,
      Map<String, String> changed) {}

  /**
   * What became of keeping a page.
   *
   * @param submission the number of the submission that was kept; null where none was
   */
  public record KeptPage(Kept kept, @Nullable Long submission) {}

  private record Waiting(Submission page, CompletableFuture<KeptPage> outcome) {}

  private static final String KEEP =
      """
      select k.outcome, k.submission
      from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[], ?::boolean[],
                  ?::timestamptz[], ?::text[], ?::text[]) with ordinality
           as page (response, seen, name, content, shown, trapped, at, items, contents, place)
      cross join lateral keep_page(page.response, page.seen, page.name, page.content, page.shown,
          page.trapped, page.at, page.items::text[], page.contents::text[]) k
      order by page.place
      """;

  private static final int AT_ONCE = 64;

  private final DataSource database;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final ExecutorService keeper =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "page-keeper");
            thread.setDaemon(true);
            return thread;
          });

  PageStore(DataSource database) {
    this.database = database;
  }

  @PreDestroy
  void end() throws InterruptedException {
    keeper.shutdown();
    keeper.awaitTermination(10, TimeUnit.SECONDS);
  }

  /** Keeps a page; within a transaction as a part of it, else it is committed. */
  public KeptPage keep(Submission page) {
    if (QuarkusTransaction.isActive()) {
      return kept(List.of(page)).get(0);
    }
    Waiting one = new Waiting(page, new CompletableFuture<>());
    waiting.add(one);
    keeper.execute(this::keepWaiting);
    try {
      return one.outcome().join();
    } catch (CompletionException e) {
      throw new PersistenceException(e.getCause());
    }
  }

  /** Whoever waits has asked for this; who asks later may find that it was done. */
  private void keepWaiting() {
    List<Waiting> pages = new ArrayList<>();
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      pages.add(next);
      if (pages.size() == AT_ONCE) {
        break;
      }
    }
    if (!pages.isEmpty()) {
      // everybody locks responses in the same order
      pages.sort(Comparator.comparingLong(one -> one.page().response()));
      keep(pages);
    }
  }

  private void keep(List<Waiting> pages) {
    try {
      List<KeptPage> kept = kept(pages.stream().map(Waiting::page).toList());
      for (int i = 0; i < pages.size(); i++) {
        pages.get(i).outcome().complete(kept.get(i));
      }
    } catch (RuntimeException e) {
      if (pages.size() == 1) {
        pages.get(0).outcome().completeExceptionally(e);
      } else {
        // nothing of them was kept, and only one may be to blame
        pages.forEach(page -> keep(List.of(page)));
      }
    }
  }

  private List<KeptPage> kept(List<Submission> pages) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(KEEP)) {
      setArray(statement, 1, "bigint", pages, Submission::response);
      setArray(statement, 2, "bigint", pages, Submission::seen);
      setArray(statement, 3, "text", pages, Submission::page);
      setArray(statement, 4, "text", pages, Submission::content);
      setArray(statement, 5, "text", pages, page -> text(page.shownAt()));
      setArray(statement, 6, "boolean", pages, Submission::trapped);
      setArray(statement, 7, "text", pages, page -> text(page.at()));
      setArray(statement, 8, "text", pages, page -> texts(connection, page.changed().keySet()));
      setArray(statement, 9, "text", pages, page -> texts(connection, page.changed().values()));
      try (ResultSet rows = statement.executeQuery()) {
        List<KeptPage> kept = new ArrayList<>();
        while (rows.next()) {
          kept.add(new KeptPage(Standings.kept(rows), rows.getObject(2, Long.class)));
        }
        return kept;
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private static void setArray(
      PreparedStatement statement,
      int place,
      String type,
      List<Submission> pages,
      Function<Submission, @Nullable Object> value)
      throws SQLException {
    Object[] values = pages.stream().map(value).toArray();
    statement.setArray(place, statement.getConnection().createArrayOf(type, values));
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  /** An array of texts, written as PostgreSQL reads it. */
  private static String texts(Connection connection, Collection<String> values) {
    try {
      Array texts = connection.createArrayOf("text", values.toArray(String[]::new));
      return texts.toString();
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }
}
