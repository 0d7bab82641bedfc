package org.lacrima.report;

import java.io.IOException;

/**
 * A report, built and checked once, and written down in as many forms as are asked for. The same
 * evidence gives the same bytes.
 */
public final class ReportWriter {

  private final Report report;

  private ReportWriter(Report report) {
    this.report = report;
  }

  /**
   * Builds the report.
   *
   * @throws org.lacrima.definition.InvalidInputException with code {@code self-audit} where a
   *     printed test contradicts its own numbers
   */
  public static ReportWriter of(Evidence evidence) {
    return new ReportWriter(ReportBuilder.build(evidence));
  }

  /** As one self-contained HTML file. */
  public void html(Appendable out) throws IOException {
    HtmlReport.write(report, out);
  }

  /** As plain text. */
  public void text(Appendable out) throws IOException {
    TextReport.write(report, out);
  }
}
