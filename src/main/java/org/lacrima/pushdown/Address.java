package org.lacrima.pushdown;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;

/**
 * Where a table is: {@code jdbc:postgresql://host/database?user=…&table=NAME} or {@code
 * jdbc:duckdb:FILE?table=NAME}.
 *
 * @param url for the driver, without the table
 * @param place for messages, without the password
 */
record Address(Dialect dialect, String url, String place, String table) {

  static Address of(String given) {
    String place = withoutPassword(given);
    Dialect dialect = null;
    for (Dialect candidate : Dialect.values()) {
      if (given.toLowerCase(Locale.ROOT).startsWith(candidate.prefix())) {
        dialect = candidate;
      }
    }
    if (dialect == null) {
      throw problem(
          "unknown-database",
          place,
          "This database is not known.",
          "Maybe jdbc:postgresql://host/database?table=NAME, or jdbc:duckdb:FILE?table=NAME.");
    }
    int question = given.indexOf('?');
    String before = question < 0 ? given : given.substring(0, question);
    String table = "";
    List<String> rest = new ArrayList<>();
    for (String parameter : (question < 0 ? "" : given.substring(question + 1)).split("&")) {
      if (parameter.startsWith("table=")) {
        table = decoded(parameter.substring("table=".length()), place);
      } else if (!parameter.isEmpty()) {
        rest.add(parameter);
      }
    }
    if (table.isEmpty()) {
      throw problem(
          "no-table", place, "The URL names no table.", "Add ?table=NAME, or &table=NAME.");
    }
    return new Address(
        dialect, before + (rest.isEmpty() ? "" : "?" + String.join("&", rest)), place, table);
  }

  private static String decoded(String text, String place) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw problem(
          "no-table",
          place,
          "The table's name cannot be read: '" + text + "'.",
          "A percent sign is written %25 there, and '&' is %26.");
    }
  }

  /** Drivers repeat addresses in their messages, so messages go through this too. */
  static String withoutPassword(String text) {
    return text.replaceAll("(?i)(password=)[^&;\\s]*", "$1***")
        .replaceAll("(//[^/@:\\s]*:)[^/@\\s]*@", "$1***@");
  }

  InvalidInputException problem(String code, String message, String remedy) {
    return problem(code, place, withoutPassword(message), remedy);
  }

  private static InvalidInputException problem(
      String code, String place, String message, String remedy) {
    return new InvalidInputException(new Problem(code, Place.file(place), message, remedy));
  }
}
