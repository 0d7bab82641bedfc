package org.lacrima.study.door;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;

/** The database of a home for a command, whether a server runs on it or not. */
final class HomeDatabase {

  /** What a command does, in one transaction. */
  @FunctionalInterface
  interface Work {
    void with(Connection connection) throws SQLException;
  }

  private HomeDatabase() {}

  /** All from one moment, though answers keep coming in. */
  static void read(Path home, Work work) {
    use(
        home,
        connection -> {
          connection.setReadOnly(true);
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
          work.with(connection);
        });
  }

  /** All that is changed, or nothing where it fails. */
  static void change(Path home, Work work) {
    use(
        home,
        connection -> {
          work.with(connection);
          connection.commit();
        });
  }

  private static void use(Path home, Work work) {
    Database configured = Database.configured(System.getenv());
    if (configured != null) {
      with(configured, work);
      return;
    }
    Home opened = Home.withData(home);
    try (HomeLock lock = HomeLock.tryTake(opened)) {
      if (lock == null) {
        with(running(opened), work);
      } else {
        try (PostgresServer server = PostgresServer.start(opened)) {
          with(Database.prepareEmbedded(opened, server.port()), work);
        }
      }
    }
  }

  private static Database running(Home opened) {
    Integer port = PostgresServer.runningPort(opened);
    if (port == null) {
      throw opened.problem(
          "home-in-use",
          "A server is just starting or ending on this home directory.",
          "Maybe try again in a moment.");
    }
    return Database.embedded(opened, port);
  }

  private static void with(Database database, Work work) {
    try (Connection connection = database.connectAsApplication()) {
      connection.setAutoCommit(false);
      try {
        work.with(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw unreachable(database, e);
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw unreachable(database, cause);
      }
      throw e;
    }
  }

  private static InvalidInputException unreachable(Database database, SQLException why) {
    return new InvalidInputException(
        new Problem(
            "database-not-reachable",
            Place.file(database.url()),
            "The database cannot be read: " + why.getMessage() + ".",
            "Maybe a server is just starting or ending; or it has never run on this home."));
  }

  static InvalidInputException unknownStudy(Path home, String study) {
    return new InvalidInputException(
        new Problem(
            "unknown-study",
            Place.file(home.toString()),
            "There is no study '" + study + "' here.",
            "Maybe another --home; a study is called as in its address: /s/STUDY."));
  }
}
