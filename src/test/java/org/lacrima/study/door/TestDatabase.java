package org.lacrima.study.door;

/** Opens to tests what only the door uses. */
public final class TestDatabase {

  private TestDatabase() {}

  public static Database prepare(Home home, int port) {
    return Database.prepareEmbedded(home, port);
  }
}
