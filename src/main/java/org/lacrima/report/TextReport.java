package org.lacrima.report;

import java.io.IOException;
import java.util.List;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.report.Report.Chapter;
import org.lacrima.report.Report.Derived;
import org.lacrima.report.Report.Finding;
import org.lacrima.report.Report.Numbered;
import org.lacrima.report.Report.SampleStep;
import org.lacrima.report.Report.Wording;

/** The report as plain text, for mail, version control and eyes that like it plain. */
public final class TextReport {

  private static final int WIDTH = 100;
  private static final int TEXT_WIDTH = 80;

  private final Report report;
  private final Messages messages;
  private final Appendable out;

  private TextReport(Report report, Appendable out) {
    this.report = report;
    this.messages = report.messages();
    this.out = out;
  }

  /** Writes the report; the same results give the same bytes. */
  public static void write(AnalysisResults results, Appendable out) throws IOException {
    new TextReport(ReportBuilder.build(results), out).write(ReportBuilder.general(results));
  }

  private void write(List<String> general) throws IOException {
    heading(report.title(), '=');
    paragraph(Phrase.join(report.meta(), " · "));
    if (!report.synthetic().isEmpty()) {
      paragraph(Phrase.of(messages.text("synthetic.title") + " ").and(report.synthetic()));
    }
    heading(messages.text("report.findings"), '-');
    for (Finding finding : report.findings()) {
      String id =
          finding.chapter() > 0
              ? " [" + report.chapters().get(finding.chapter() - 1).id() + "]"
              : "";
      paragraph(finding.text().and(id));
    }
    sample();
    if (!general.isEmpty()) {
      heading(messages.text("report.notices"), '-');
      for (String notice : general) {
        paragraph(Phrase.of(notice));
      }
    }
    for (Chapter chapter : report.chapters()) {
      chapter(chapter);
    }
    methods();
  }

  private void sample() throws IOException {
    if (report.sample().isEmpty()) {
      return;
    }
    heading(messages.text("report.sample"), '-');
    for (SampleStep step : report.sample()) {
      String count = (step.dropped() ? ApaNumber.MINUS : "") + ApaNumber.count(step.rows());
      String what = Texts.cut(step.what().text(), TEXT_WIDTH - 14);
      int space = StrictMath.max(1, TEXT_WIDTH - Texts.width(what) - Texts.width(count));
      line(
          (step.dropped() ? "  " : "")
              + what
              + " ".repeat(space - (step.dropped() ? StrictMath.min(2, space - 1) : 0))
              + count);
    }
    line("");
  }

  private void chapter(Chapter chapter) throws IOException {
    heading(chapter.title().text() + " (" + chapter.id() + ")", '-');
    for (Phrase notice : chapter.notices()) {
      paragraph(notice);
    }
    for (Numbered numbered : chapter.tables()) {
      line(messages.text("report.table", numbered.number()));
      lines(Texts.wrap(numbered.table().title().text(), TEXT_WIDTH));
      line("");
      new TextTable(numbered.table(), WIDTH).write(out);
      if (!numbered.table().notes().isEmpty()) {
        paragraph(
            messages
                .phrase("report.note")
                .and(" ")
                .and(Phrase.join(numbered.table().notes(), " ")));
      } else {
        line("");
      }
    }
  }

  private void methods() throws IOException {
    heading(messages.text("report.methods"), '-');
    for (Phrase paragraph : report.methods()) {
      paragraph(paragraph);
    }
    if (!report.derived().isEmpty()) {
      line(messages.text("report.derived"));
      line("");
      for (Derived derived : report.derived()) {
        lines(Texts.wrap(derived.name() + " = " + derived.formula(), TEXT_WIDTH));
      }
      line("");
    }
    if (!report.wordings().isEmpty()) {
      line(messages.text("report.wordings"));
      line("");
      for (Wording wording : report.wordings()) {
        lines(Texts.wrap(wording.name() + ": " + wording.text(), TEXT_WIDTH));
      }
    }
  }

  private void heading(String text, char underline) throws IOException {
    for (String line : Texts.wrap(text, TEXT_WIDTH)) {
      line(line);
    }
    line(String.valueOf(underline).repeat(StrictMath.min(TEXT_WIDTH, Texts.width(text))));
    line("");
  }

  private void paragraph(Phrase text) throws IOException {
    lines(Texts.wrap(Texts.sentence(text), TEXT_WIDTH));
    line("");
  }

  private void lines(List<String> lines) throws IOException {
    for (String line : lines) {
      line(line);
    }
  }

  private void line(String line) throws IOException {
    out.append(line).append('\n');
  }
}
