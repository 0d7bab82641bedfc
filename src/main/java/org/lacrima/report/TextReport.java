package org.lacrima.report;

import java.io.IOException;
import org.lacrima.analysis.AnalysisResults;

/** The report as plain text, for mail, version control and eyes that like it plain. */
public final class TextReport {

  private final Report report;
  private final Messages messages;
  private final TextBlocks blocks;

  private TextReport(Report report, Appendable out) {
    this.report = report;
    this.messages = report.messages();
    this.blocks = new TextBlocks(out, messages);
  }

  /** Writes a report of results alone. */
  public static void write(AnalysisResults results, Appendable out) throws IOException {
    write(Evidence.of(results), out);
  }

  /** Writes the report; the same evidence gives the same bytes. */
  public static void write(Evidence evidence, Appendable out) throws IOException {
    new TextReport(ReportBuilder.build(evidence), out).write();
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
    for (Block block : section.blocks()) {
      block.writeTo(blocks);
    }
  }
}
