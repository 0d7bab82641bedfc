package org.lacrima.pushdown;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some columns of a table as the records of a CSV file, one row after the other: for what only the
 * streaming source can compute.
 */
final class RowStream extends InputStream {

  private final ResultSet rows;
  private final List<SourceColumn> columns;
  private byte[] record = new byte[0];
  private int next;

  private RowStream(ResultSet rows, List<SourceColumn> columns) {
    this.rows = rows;
    this.columns = List.copyOf(columns);
  }

  /** Begins to read; whoever reads closes. */
  static RowStream open(Session session, String table, List<SourceColumn> columns)
      throws IOException {
    StringBuilder select = new StringBuilder("SELECT ");
    for (SourceColumn column : columns) {
      select.append(select.length() > 7 ? ", " : "").append(column.field());
    }
    try {
      return new RowStream(session.stream(select + " FROM " + table), columns);
    } catch (SQLException e) {
      throw new IOException(Session.firstLine(e), e);
    }
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? record[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    while (done < length && hasMore()) {
      int some = Math.min(length - done, record.length - next);
      System.arraycopy(record, next, bytes, from + done, some);
      next += some;
      done += some;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  private boolean hasMore() throws IOException {
    if (next < record.length) {
      return true;
    }
    try {
      if (!rows.next()) {
        return false;
      }
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        line.append(i == 0 ? "" : ",").append(field(columns.get(i), rows.getString(i + 1)));
      }
      record = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
      next = 0;
      return true;
    } catch (SQLException e) {
      throw new IOException(Session.firstLine(e), e);
    }
  }

  private String field(SourceColumn column, @Nullable String value) {
    if (value == null) {
      return columns.size() == 1 ? "\"\"" : ""; // an empty line would be no record
    }
    String text = value;
    if (column.kind() == ColumnKind.DOUBLE
        && !column.variable().forcedText()
        && text.matches("-?[0-9.]+[eE][-+]?[0-9]+")) {
      text = new BigDecimal(text).toPlainString();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + text.replace("\"", "\"\"") + '"';
      }
    }
    return text;
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
    } catch (SQLException e) {
      throw new IOException(Session.firstLine(e), e);
    }
  }
}
