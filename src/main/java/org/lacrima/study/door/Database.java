package org.lacrima.study.door;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;

/**
 * Where the data are, and the two roles: the owner migrates, the application adds answers and can
 * change none.
 */
public record Database(String url, Login owner, Login application) {

  static final String OWNER = "lacrima_owner";
  static final String APPLICATION = "lacrima_application";

  /** A role and its password. */
  public record Login(String name, String password) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What the environment names; null where it names none. All five variables belong together. */
  static @Nullable Database configured(Map<String, String> environment) {
    String url = environment.get("LACRIMA_JDBC_URL");
    if (url == null || url.isBlank()) {
      return null;
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw problem(
          "database-not-postgresql",
          "LACRIMA_JDBC_URL",
          "The database must be PostgreSQL: 'jdbc:postgresql://host:port/name', not '" + url + "'.",
          "");
    }
    Login owner =
        new Login(
            needed(environment, "LACRIMA_JDBC_OWNER_USERNAME"),
            needed(environment, "LACRIMA_JDBC_OWNER_PASSWORD"));
    Login application =
        new Login(
            needed(environment, "LACRIMA_JDBC_USERNAME"),
            needed(environment, "LACRIMA_JDBC_PASSWORD"));
    if (owner.name().equals(application.name())) {
      throw problem(
          "database-roles-equal",
          "LACRIMA_JDBC_USERNAME",
          "The application must not be the owner of the tables, or it could change answers.",
          "Maybe name a second role; where it does not exist yet, it is created.");
    }
    return new Database(url, owner, application);
  }

  /** The database of the embedded server, with its roles as this home keeps them. */
  static Database embedded(Home home, int port) {
    Secrets secrets = Secrets.of(home);
    return new Database(
        "jdbc:postgresql://127.0.0.1:" + port + "/lacrima",
        new Login(OWNER, secrets.get(Secrets.DATABASE_OWNER)),
        new Login(APPLICATION, secrets.get(Secrets.DATABASE_APPLICATION)));
  }

  /** Creates owner and database in a fresh embedded server. */
  static Database prepareEmbedded(Home home, int port) {
    Database database = embedded(home, port);
    Login administrator =
        new Login(
            PostgresServer.ADMINISTRATOR, Secrets.of(home).get(Secrets.DATABASE_ADMINISTRATOR));
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (Connection connection = connect(url, administrator);
        Statement statement = connection.createStatement()) {
      createRole(statement, database.owner());
      createRole(statement, database.application());
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = 'lacrima'")) {
        statement.execute("CREATE DATABASE lacrima OWNER " + OWNER);
      }
    } catch (SQLException e) {
      throw unreachable(url, e);
    }
    return database;
  }

  /** Makes sure that both roles can come in; creates the application's where it is missing. */
  Database prepareConfigured() {
    try (Connection connection = connect(url, owner);
        Statement statement = connection.createStatement()) {
      createRole(statement, application);
    } catch (SQLException e) {
      throw unreachable(url, e);
    }
    try (Connection connection = connect(url, application)) {
      connection.isValid(5);
    } catch (SQLException e) {
      throw unreachable(url, e);
    }
    return this;
  }

  /** What Quarkus has to know, by the names of its settings. */
  public Map<String, String> settings() {
    return Map.of(
        "quarkus.datasource.jdbc.url", url,
        "quarkus.datasource.username", application.name,
        "quarkus.datasource.password", application.password,
        "quarkus.flyway.jdbc-url", url,
        "quarkus.flyway.username", owner.name,
        "quarkus.flyway.password", owner.password,
        "quarkus.flyway.placeholders.application", application.name);
  }

  public Connection connectAsApplication() throws SQLException {
    return connect(url, application);
  }

  public Connection connectAsOwner() throws SQLException {
    return connect(url, owner);
  }

  private static void createRole(Statement statement, Login login) throws SQLException {
    if (exists(
        statement,
        "SELECT 1 FROM pg_roles WHERE rolname = " + statement.enquoteLiteral(login.name))) {
      return;
    }
    statement.execute(
        "CREATE ROLE "
            + statement.enquoteIdentifier(login.name, true)
            + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD "
            + statement.enquoteLiteral(login.password));
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static Connection connect(String url, Login login) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.name);
    properties.setProperty("password", login.password);
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(url, properties);
  }

  private static String needed(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw problem(
          "database-setting-missing",
          name,
          "With LACRIMA_JDBC_URL this must be set too.",
          "Two roles are needed: LACRIMA_JDBC_OWNER_USERNAME and _PASSWORD migrate,"
              + " LACRIMA_JDBC_USERNAME and _PASSWORD add answers.");
    }
    return value;
  }

  private static InvalidInputException unreachable(String url, SQLException e) {
    return problem(
        "database-not-reachable",
        url.replaceAll("\\?.*", ""),
        "The database cannot be used: "
            + String.valueOf(e.getMessage()).replaceAll("\\.+$", "")
            + ".",
        "Maybe host, port, database name, role or password is wrong.");
  }

  private static InvalidInputException problem(
      String code, String place, String message, String remedy) {
    return new InvalidInputException(new Problem(code, Place.file(place), message, remedy));
  }
}
