package org.lacrima.report;

import java.io.IOException;
import java.util.List;

/** Blocks as plain text. */
final class TextBlocks implements Block.Writer {

  private static final int WIDTH = 100;
  private static final int TEXT_WIDTH = 80;
  private static final int MARK = 16;

  private final Appendable out;
  private final Messages messages;
  private final Numbering numbering;

  TextBlocks(Appendable out, Messages messages) {
    this.out = out;
    this.messages = messages;
    this.numbering = new Numbering(messages);
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
    paragraph(text.tag().isEmpty() ? text.text() : text.text().and(" [" + text.tag() + "]"));
  }

  @Override
  public void write(Block.Notice notice) throws IOException {
    paragraph(notice.text());
  }

  @Override
  public void write(Block.Heading heading) throws IOException {
    lines(Texts.wrap(sentence(heading.text()), TEXT_WIDTH));
    line("");
  }

  @Override
  public void write(Block.Tabular table) throws IOException {
    line(messages.text("report.table", numbering.table()));
    table(table.table());
  }

  private void table(Table table) throws IOException {
    lines(Texts.wrap(sentence(table.title()), TEXT_WIDTH));
    line("");
    StringBuilder drawn = new StringBuilder();
    new TextTable(table, WIDTH, messages.rightToLeft()).write(drawn);
    lines(drawn.toString().lines().toList());
    if (table.notes().isEmpty()) {
      line("");
    } else {
      paragraph(messages.phrase("report.note").and(" ").and(Phrase.join(table.notes(), " ")));
    }
  }

  @Override
  public void write(Block.Figure figure) throws IOException {
    paragraph(
        Phrase.of(messages.text("report.figure", numbering.figure()) + " ")
            .and(figure.caption())
            .and(" ")
            .and(figure.alternative())
            .and(numbering.elsewhere(figure)));
    for (Table table : figure.numbers().folded()) {
      table(table);
    }
  }

  @Override
  public void write(Block.Terms terms) throws IOException {
    for (Block.Term term : terms.terms()) {
      lines(Texts.wrap(sentence(term.name().and(": ").and(term.meaning())), TEXT_WIDTH));
    }
    line("");
  }

  @Override
  public void write(Block.Entries entries) throws IOException {
    for (Block.Entry entry : entries.entries()) {
      String mark = entry.mark().text();
      String number = entry.number().isEmpty() ? "" : " \u2014 " + sentence(entry.number());
      String indent = mark.isEmpty() ? "" : " ".repeat(MARK);
      List<String> lines =
          Texts.wrap(sentence(entry.what()) + number, TEXT_WIDTH - indent.length());
      for (int i = 0; i < lines.size(); i++) {
        String start = i > 0 ? indent : mark.isEmpty() ? "" : Texts.padded(mark, MARK);
        line(start + lines.get(i));
      }
      for (Phrase detail : entry.details()) {
        for (String text : Texts.wrap(sentence(detail), TEXT_WIDTH - MARK)) {
          line(" ".repeat(MARK) + text);
        }
      }
    }
    line("");
  }

  @Override
  public void write(Block.Flow flow) throws IOException {
    for (Block.Step step : flow.steps()) {
      String count = (step.dropped() ? ApaNumber.MINUS : "") + ApaNumber.count(step.rows());
      String indent = step.dropped() ? "  " : "";
      String what = indent + Texts.cut(step.what().text(), TEXT_WIDTH - 14);
      line(
          what
              + " ".repeat(StrictMath.max(1, TEXT_WIDTH - Texts.width(what) - Texts.width(count)))
              + count);
    }
    line("");
  }

  void heading(Phrase text, char underline) throws IOException {
    String plain = text.text();
    lines(Texts.wrap(messages.rightToLeft() ? Texts.isolated(text) : plain, TEXT_WIDTH));
    line(String.valueOf(underline).repeat(StrictMath.min(TEXT_WIDTH, Texts.width(plain))));
    line("");
  }

  void paragraph(Phrase text) throws IOException {
    lines(Texts.wrap(sentence(text), TEXT_WIDTH));
    line("");
  }

  private void lines(List<String> lines) throws IOException {
    for (String line : lines) {
      line(line);
    }
  }

  private void line(String line) throws IOException {
    // every line of a text is a paragraph of its own, and takes the direction of its first letter
    boolean mark = messages.rightToLeft() && !line.isEmpty();
    out.append(mark ? "\u200f" : "").append(line).append('\n');
  }

  private String sentence(Phrase phrase) {
    return messages.rightToLeft() ? Texts.isolated(phrase) : Texts.sentence(phrase);
  }
}
