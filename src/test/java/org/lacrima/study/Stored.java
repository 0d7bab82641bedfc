package org.lacrima.study;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is really in the database, asked past the service. */
final class Stored {

  private Stored() {}

  static Connection asOwner() throws SQLException {
    return DriverManager.getConnection(
        setting("quarkus.flyway.jdbc-url"),
        setting("quarkus.flyway.username"),
        setting("quarkus.flyway.password"));
  }

  static Connection asApplication() throws SQLException {
    return DriverManager.getConnection(
        setting("quarkus.datasource.jdbc.url"),
        setting("quarkus.datasource.username"),
        setting("quarkus.datasource.password"));
  }

  static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  static List<String> column(String sql, Object... parameters) {
    try (Connection connection = asOwner();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> values = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static long count(String sql, Object... parameters) {
    return Long.parseLong(column(sql, parameters).get(0));
  }

  /** Every row of a response's answers, oldest first: item=value. */
  static List<String> rows(String responseId) {
    return column(
        "select a.item || '=' || a.value from answer a join response r on r.id = a.response_id"
            + " where r.public_id = ? order by a.id",
        responseId);
  }

  static Map<String, String> newest(String responseId) {
    Map<String, String> newest = new LinkedHashMap<>();
    rows(responseId).forEach(row -> newest.put(row.split("=", 2)[0], row.split("=", 2)[1]));
    return newest;
  }

  /** The response that was begun last. */
  static String lastResponse() {
    return column("select public_id from response order by id desc limit 1").get(0);
  }
}
