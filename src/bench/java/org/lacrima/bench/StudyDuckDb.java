package org.lacrima.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * The work of study.yaml in DuckDB, as far as its SQL has it: reading, scoring, moments,
 * correlations, counts; no p-values, no partial correlations, no alpha. A process of its own.
 */
final class StudyDuckDb {

  private static final List<String> MEASURES =
      List.of(
          "wai_task",
          "wai_bond",
          "wai_goal",
          "wai_total",
          "ctsc",
          "cry_positive",
          "cry_meaning",
          "cry_negative",
          "rq_secure",
          "rq_self",
          "rq_other",
          "age",
          "sessions");

  private StudyDuckDb() {}

  private static String mean(String stem, int[] items, int least) {
    StringJoiner list = new StringJoiner(",", "[", "]");
    for (int item : items) {
      list.add(stem + item);
    }
    return "CASE WHEN list_count(" + list + ") >= " + least + " THEN list_avg(" + list + ") END";
  }

  private static String scoring(String data) {
    Map<String, String> scores = new LinkedHashMap<>();
    scores.put("wai_task", mean("wai", new int[] {1, 2, 10, 12}, 3));
    scores.put("wai_bond", mean("wai", new int[] {3, 5, 7, 9}, 3));
    scores.put("wai_goal", mean("wai", new int[] {4, 6, 8, 11}, 3));
    scores.put("wai_total", mean("wai", IntStream.rangeClosed(1, 12).toArray(), 10));
    scores.put("ctsc", mean("ctsc", IntStream.rangeClosed(1, 16).toArray(), 13));
    scores.put("cry_positive", mean("cry", new int[] {1, 2, 3, 4}, 3));
    scores.put("cry_meaning", mean("cry", new int[] {5, 6, 7, 8}, 3));
    scores.put("cry_negative", mean("cry", new int[] {9, 10, 11, 12}, 3));
    scores.put("rq_self", "rq_secure + rq_dismissing - rq_preoccupied - rq_fearful");
    scores.put("rq_other", "rq_secure + rq_preoccupied - rq_dismissing - rq_fearful");
    StringBuilder sql = new StringBuilder("CREATE TABLE scored AS SELECT *");
    scores.forEach((name, formula) -> sql.append(", ").append(formula).append(" ").append(name));
    return sql.append(" FROM read_csv('").append(data.replace("'", "''")).append("')").toString();
  }

  public static void main(String[] arguments) throws SQLException, IOException {
    List<String> lines = new ArrayList<>(List.of("test,x,y,value,p,n"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(scoring(arguments[0]));
      StringJoiner asked = new StringJoiner(",", "SELECT ", " FROM scored");
      List<String> names = new ArrayList<>();
      for (String x : MEASURES) {
        for (String[] f :
            new String[][] {
              {"mean", "avg"},
              {"sd", "stddev_samp"},
              {"skewness", "skewness"},
              {"kurtosis", "kurtosis"}
            }) {
          asked.add(f[1] + "(" + x + "), count(" + x + ")");
          names.add(f[0] + "," + x + ",");
        }
      }
      for (int i = 0; i < MEASURES.size(); i++) {
        for (int j = i + 1; j < MEASURES.size(); j++) {
          String pair = MEASURES.get(i) + "," + MEASURES.get(j);
          asked.add("corr(" + pair + "), regr_count(" + pair + ")");
          names.add("r," + pair);
        }
      }
      try (ResultSet row = statement.executeQuery(asked.toString())) {
        row.next();
        for (int i = 0; i < names.size(); i++) {
          lines.add(names.get(i) + "," + row.getDouble(2 * i + 1) + ",," + row.getLong(2 * i + 2));
        }
      }
      for (String outcome : List.of("ctsc", "wai_total", "sessions", "rq_secure")) {
        run(
            statement,
            "SELECT cried, avg(%1$s), var_samp(%1$s), count(%1$s) FROM scored GROUP BY 1"
                .formatted(outcome));
      }
      for (String group : List.of("gender", "orientation", "race")) {
        run(
            statement,
            "SELECT " + group + ", cried, count(*) FROM scored GROUP BY 1, 2 ORDER BY 1, 2");
      }
    }
    Files.write(Path.of(arguments[1]), lines);
  }

  private static void run(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }
}
