package org.lacrima.report;

import java.io.IOException;
import java.util.List;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Kind;
import org.lacrima.report.Table.Row;

/** One table as HTML: caption, scoped heads, a body for each section, notes below. */
final class HtmlTable {

  private final HtmlWriter html;
  private final int number;
  private final Table table;
  private final Messages messages;

  /**
   * @param number 0 where the table has none
   */
  HtmlTable(HtmlWriter html, int number, Table table, Messages messages) {
    this.html = html;
    this.number = number;
    this.table = table;
    this.messages = messages;
  }

  void write() throws IOException {
    // A region that scrolls sideways must be reachable by keyboard and say what it is.
    html.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html.text(number > 0 ? messages.text("report.scroll", number) : table.title().text());
    html.raw("\">\n<table>\n<caption>");
    if (number > 0) {
      html.raw("<b>").text(messages.text("report.table", number)).raw("</b>");
    }
    html.raw("<span class=\"title\">");
    html.phrase(table.title()).raw("</span></caption>\n<thead>\n");
    for (int i = 0; i < table.heads().size(); i++) {
      html.raw("<tr>");
      String lines =
          (i == 0 ? "border-top:1.5px solid;" : "")
              + (i == table.heads().size() - 1 ? "border-bottom:1px solid;" : "");
      for (Cell cell : table.heads().get(i).cells()) {
        head(cell, lines);
      }
      html.raw("</tr>\n");
    }
    html.raw("</thead>\n<tbody>\n");
    for (int i = 0; i < table.rows().size(); i++) {
      row(table.rows().get(i), i == 0, i == table.rows().size() - 1);
    }
    html.raw("</tbody>\n</table>\n</div>\n");
    notes();
  }

  /**
   * @param lines the rules of APA, on the cells themselves: so they go along when a table is copied
   */
  private void head(Cell cell, String lines) throws IOException {
    String style = lines.isEmpty() ? "" : " style=\"" + lines + "\"";
    String span = cell.span() > 1 ? " colspan=\"" + cell.span() + "\"" : "";
    if (cell.lines().isEmpty()) {
      html.raw("<td" + span + style + "></td>");
      return;
    }
    html.raw(
        cell.span() > 1
            ? "<th scope=\"colgroup\" class=\"span\"" + span + style + ">"
            : "<th scope=\"col\"" + style + ">");
    lines(cell.lines());
    html.raw("</th>");
  }

  private void row(Row row, boolean first, boolean last) throws IOException {
    if (row.kind() == Kind.SECTION) {
      if (!first) {
        html.raw("</tbody>\n<tbody>\n");
      }
      html.raw("<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"" + table.columns() + "\">");
      lines(row.cells().get(0).lines());
      html.raw("</th></tr>\n");
      return;
    }
    html.raw(row.kind() == Kind.TOTAL ? "<tr class=\"total\">" : "<tr>");
    String style = last ? " style=\"border-bottom:1.5px solid\"" : "";
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      html.raw((i == 0 ? "<th scope=\"row\"" : "<td") + style + ">");
      lines(cell.lines());
      html.raw(i == 0 ? "</th>" : "</td>");
    }
    html.raw("</tr>\n");
  }

  private void lines(List<Phrase> lines) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      html.raw(i == 0 ? "" : "<br>").phrase(lines.get(i));
    }
  }

  private void notes() throws IOException {
    if (!table.notes().isEmpty()) {
      html.raw("<p class=\"note\">")
          .phrase(messages.phrase("report.note"))
          .raw(" ")
          .phrase(Phrase.join(table.notes(), " "))
          .raw("</p>\n");
    }
  }
}
