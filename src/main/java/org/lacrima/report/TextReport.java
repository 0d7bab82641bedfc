package org.lacrima.report;

import java.io.IOException;

/** The report as plain text, for mail, version control and eyes that like it plain. */
final class TextReport {

  private final Report report;
  private final Messages messages;
  private final TextBlocks blocks;

  private TextReport(Report report, Appendable out) {
    this.report = report;
    this.messages = report.messages();
    this.blocks = new TextBlocks(out, messages);
  }

  static void write(Report report, Appendable out) throws IOException {
    new TextReport(report, out).write();
  }

  private void write() throws IOException {
    blocks.heading(Phrase.of(report.title()), '=');
    if (!report.question().isEmpty()) {
      blocks.paragraph(report.question());
    }
    blocks.paragraph(Phrase.join(report.meta(), " \u00b7 "));
    if (!report.synthetic().isEmpty()) {
      blocks.paragraph(Phrase.of(messages.text("synthetic.title") + " ").and(report.synthetic()));
    }
    for (Section section : report.first()) {
      section(section);
    }
    for (Section section : report.sections()) {
      section(section);
    }
  }

  private void section(Section section) throws IOException {
    String tag = section.tag().isEmpty() ? "" : " (" + section.tag() + ")";
    blocks.heading(section.title().and(tag), '-');
    blocks.write(section.blocks());
  }
}
