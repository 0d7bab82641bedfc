package org.lacrima.report;

import java.io.IOException;
import java.util.List;

/** Blocks as HTML. */
final class HtmlBlocks implements Block.Writer {

  private final HtmlWriter html;
  private final Messages messages;
  private final Numbering numbering;
  private final List<String> drawings;

  /**
   * @param drawings the figures drawn, in their order
   */
  HtmlBlocks(HtmlWriter html, Messages messages, List<String> drawings) {
    this.html = html;
    this.messages = messages;
    this.numbering = new Numbering(messages);
    this.drawings = drawings;
  }

  /** A section. */
  void write(List<Block> blocks) throws IOException {
    numbering.section();
    for (Block block : blocks) {
      numbering.next(block);
      block.writeTo(this);
    }
  }

  @Override
  public void write(Block.Text text) throws IOException {
    html.raw("<p>").phrase(text.text());
    if (!text.about().isEmpty()) {
      html.raw(" <a class=\"id\" href=\"#" + text.about() + "\">").text(text.tag()).raw("</a>");
    }
    html.raw("</p>\n");
  }

  @Override
  public void write(Block.Notice notice) throws IOException {
    html.raw("<p class=\"notice\">").phrase(notice.text()).raw("</p>\n");
  }

  @Override
  public void write(Block.Heading heading) throws IOException {
    html.raw("<h3>").phrase(heading.text()).raw("</h3>\n");
  }

  @Override
  public void write(Block.Tabular table) throws IOException {
    HtmlTable written = new HtmlTable(html, numbering.table(), table.table(), messages);
    if (!table.folded()) {
      written.write();
      return;
    }
    html.raw("<details><summary>").text(messages.text("report.table", numbering.table()));
    html.raw(": ").phrase(table.table().title()).raw("</summary>\n");
    written.write();
    html.raw("</details>\n");
  }

  @Override
  public void write(Block.Figure figure) throws IOException {
    int number = numbering.figure();
    html.raw("<figure>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html.text(messages.text("report.figure.scroll", number)).raw("\">\n");
    html.raw(drawings.get(number - 1)).raw("\n</div>\n");
    html.raw("<figcaption><b>").text(messages.text("report.figure", number)).raw("</b> ");
    html.phrase(figure.caption().and(numbering.elsewhere(figure))).raw("</figcaption>\n");
    if (!figure.numbers().folded().isEmpty()) {
      html.raw("<details><summary>").text(messages.text("report.figure.numbers", number));
      html.raw("</summary>\n");
      for (Table table : figure.numbers().folded()) {
        new HtmlTable(html, 0, table, messages).write();
      }
      html.raw("</details>\n");
    }
    html.raw("</figure>\n");
  }

  @Override
  public void write(Block.Terms terms) throws IOException {
    html.raw("<dl>\n");
    for (Block.Term term : terms.terms()) {
      html.raw("<dt>").phrase(term.name()).raw("</dt><dd>").phrase(term.meaning());
      html.raw("</dd>\n");
    }
    html.raw("</dl>\n");
  }

  @Override
  public void write(Block.Entries entries) throws IOException {
    html.raw("<ul class=\"entries\">\n");
    for (Block.Entry entry : entries.entries()) {
      html.raw(entry.mark().isEmpty() ? "<li class=\"unmarked\">" : "<li>");
      html.phrase(entry.mark());
      html.raw("<div><span>").phrase(entry.what()).raw("</span>");
      for (Phrase detail : entry.details()) {
        html.raw("<p>").phrase(detail).raw("</p>");
      }
      html.raw("</div>");
      if (!entry.number().isEmpty()) {
        html.raw("<span class=\"num\">").phrase(entry.number()).raw("</span>");
      }
      html.raw("</li>\n");
    }
    html.raw("</ul>\n");
  }

  @Override
  public void write(Block.Flow flow) throws IOException {
    html.raw("<table class=\"flow\">\n<thead><tr><th scope=\"col\">")
        .text(messages.text("sample.step"))
        .raw("</th><th scope=\"col\">")
        .text(messages.text("sample.count"))
        .raw("</th></tr></thead>\n<tbody>\n");
    for (Block.Step step : flow.steps()) {
      html.raw(step.dropped() ? "<tr class=\"dropped\">" : "<tr>").raw("<th scope=\"row\">");
      html.phrase(step.what()).raw("</th><td>");
      html.phrase(
          Phrase.of((step.dropped() ? ApaNumber.MINUS : "") + ApaNumber.count(step.rows())));
      html.raw("</td></tr>\n");
    }
    html.raw("</tbody>\n</table>\n");
  }
}
