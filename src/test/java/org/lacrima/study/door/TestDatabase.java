package org.lacrima.study.door;

/** Opens to tests what only the door uses. */
public final class TestDatabase {

  private TestDatabase() {}

  /** The database of a service that runs on this home now. */
  public static Database running(Home home) {
    Integer port = PostgresServer.runningPort(home);
    if (port == null) {
      throw new IllegalStateException("No database runs on " + home.directory());
    }
    return Database.embedded(home, port);
  }

  public static Database prepare(Home home, int port) {
    return Database.prepareEmbedded(home, port);
  }
}
