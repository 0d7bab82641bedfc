package org.lacrima.pushdown;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lacrima.analysis.plan.Crosstab;
import org.lacrima.analysis.plan.Frequencies;
import org.lacrima.dataset.Shape;

/**
 * How often values and pairs of values occur among the rows that meet some conditions: many tables
 * in one scan, by grouping sets.
 */
final class GroupingQuery {

  /** PostgreSQL tells grouping sets apart by 31 columns at most. */
  private static final int MOST_KEYS = 31;

  private static final int MOST_SETS = 200;

  /** A value or a pair that occurs, and how often. */
  record Cell(List<Object> keys, long count) {}

  private final List<String> conditions;
  private final Map<List<SqlExpression>, List<Cell>> tables = new LinkedHashMap<>();

  GroupingQuery(List<String> conditions) {
    this.conditions = List.copyOf(conditions);
  }

  /** Asks for a table of one or two variables. */
  void add(List<SqlExpression> keys) {
    tables.computeIfAbsent(keys, k -> new ArrayList<>());
  }

  void run(Session session, String from) throws SQLException {
    List<List<SqlExpression>> together = new ArrayList<>();
    Set<SqlExpression> keys = new LinkedHashSet<>();
    for (List<SqlExpression> table : tables.keySet()) {
      Set<SqlExpression> more = new LinkedHashSet<>(keys);
      more.addAll(table);
      if (more.size() > MOST_KEYS || together.size() == MOST_SETS) {
        run(session, from, together, List.copyOf(keys));
        together.clear();
        more = new LinkedHashSet<>(table);
      }
      together.add(table);
      keys = more;
    }
    if (!together.isEmpty()) {
      run(session, from, together, List.copyOf(keys));
    }
  }

  private void run(
      Session session, String from, List<List<SqlExpression>> some, List<SqlExpression> keys)
      throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int k = 0; k < keys.size(); k++) {
      names.add("k" + k);
      values.add(SumQuery.key(keys.get(k)) + " AS k" + k);
    }
    String sets =
        some.stream()
            .map(table -> keys.stream().filter(table::contains).map(key -> "k" + keys.indexOf(key)))
            .map(set -> set.collect(Collectors.joining(", ", "(", ")")))
            .distinct() // x with y is y with x
            .collect(Collectors.joining(", "));
    String list = String.join(", ", names);
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    session.query(
        "SELECT grouping("
            + list
            + "), count(*), "
            + list
            + " FROM (SELECT "
            + String.join(", ", values)
            + " FROM "
            + from
            + where
            + ") AS k GROUP BY GROUPING SETS ("
            + sets
            + ")",
        row -> take(row, some, keys));
  }

  private void take(ResultSet row, List<List<SqlExpression>> some, List<SqlExpression> keys)
      throws SQLException {
    long left = row.getLong(1);
    for (List<SqlExpression> table : some) {
      long mine = (1L << keys.size()) - 1;
      for (SqlExpression key : table) {
        mine &= ~(1L << keys.size() - 1 - keys.indexOf(key));
      }
      if (mine != left) {
        continue;
      }
      List<Object> cell = new ArrayList<>();
      for (SqlExpression key : table) {
        int column = 3 + keys.indexOf(key);
        if (row.getObject(column) != null) {
          cell.add(SumQuery.level(row, column, key.shape()));
        }
      }
      List<Cell> cells = tables.get(table);
      if (cells != null && cell.size() == table.size()) { // where one is missing, none counts
        cells.add(new Cell(cell, row.getLong(2)));
      }
    }
  }

  private List<Cell> cells(List<SqlExpression> table) {
    return tables.getOrDefault(table, List.of());
  }

  /** How often each value occurs. */
  Frequencies frequencies(SqlExpression x) {
    List<Cell> cells = cells(List.of(x));
    Levels levels = levels(cells, 0, x.shape());
    long[] counts = new long[levels.ordered().size()];
    for (Cell cell : cells) {
      counts[levels.rank(cell.keys().get(0))] += cell.count();
    }
    return new Frequencies(levels.ordered(), Arrays.stream(counts).boxed().toList());
  }

  /** How often each pair of values occurs. */
  Crosstab crosstab(SqlExpression rows, SqlExpression columns) {
    List<Cell> cells = cells(List.of(rows, columns));
    Levels rowLevels = levels(cells, 0, rows.shape());
    Levels columnLevels = levels(cells, 1, columns.shape());
    TreeMap<Long, Long> sorted = new TreeMap<>();
    for (Cell cell : cells) {
      long r = rowLevels.rank(cell.keys().get(0));
      long c = columnLevels.rank(cell.keys().get(1));
      sorted.merge(r << 32 | c, cell.count(), Long::sum);
    }
    int[] rowOf = sorted.keySet().stream().mapToInt(key -> (int) (key >>> 32)).toArray();
    int[] columnOf = sorted.keySet().stream().mapToInt(Long::intValue).toArray();
    long[] countOf = sorted.values().stream().mapToLong(Long::longValue).toArray();
    return new Crosstab(rowLevels.ordered(), columnLevels.ordered(), rowOf, columnOf, countOf);
  }

  private static Levels levels(List<Cell> cells, int key, Shape shape) {
    return new Levels(shape, cells.stream().map(cell -> cell.keys().get(key)).distinct().toList());
  }
}
