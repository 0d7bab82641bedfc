package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacrima.analysis.ResultRecord;

/** The cells of a two-way table, put together again from the levels {@code row:column}. */
record Crosstab(List<String> rows, List<String> columns, Map<String, ResultRecord> counts) {

  static Crosstab of(Records records) {
    Map<String, ResultRecord> counts = new LinkedHashMap<>();
    records.ofTerm("count").forEach(r -> counts.put(r.level(), r));
    List<String> cells = List.copyOf(counts.keySet());
    String first = cells.isEmpty() ? "" : cells.get(0);
    for (int colon = first.indexOf(':'); colon >= 0; colon = first.indexOf(':', colon + 1)) {
      Crosstab table = split(cells, first.substring(0, colon), counts);
      if (table != null) {
        return table;
      }
    }
    return new Crosstab(cells, List.of(), counts);
  }

  /** A level may hold a colon itself: a split is right when the cells form a whole grid by it. */
  private static @org.jspecify.annotations.Nullable Crosstab split(
      List<String> cells, String firstRow, Map<String, ResultRecord> counts) {
    List<String> columns = new ArrayList<>();
    for (String cell : cells) {
      if (!cell.startsWith(firstRow + ":")) {
        break;
      }
      columns.add(cell.substring(firstRow.length() + 1));
    }
    if (cells.size() % columns.size() != 0) {
      return null;
    }
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String end = ":" + columns.get(i % columns.size());
      if (!cells.get(i).endsWith(end)) {
        return null;
      }
      String row = cells.get(i).substring(0, cells.get(i).length() - end.length());
      if (i % columns.size() == 0) {
        rows.add(row);
      } else if (!row.equals(rows.get(rows.size() - 1))) {
        return null;
      }
    }
    return new Crosstab(List.copyOf(rows), List.copyOf(columns), counts);
  }

  double count(String row, String column) {
    ResultRecord cell = counts.get(row + ":" + column);
    return cell == null ? 0 : cell.estimate();
  }

  double rowTotal(String row) {
    return columns.stream().mapToDouble(column -> count(row, column)).sum();
  }

  double columnTotal(String column) {
    return rows.stream().mapToDouble(row -> count(row, column)).sum();
  }
}
