package org.lacrima.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report as one self-contained HTML file: no script, no network, light, dark and print. */
final class HtmlReport {

  private final Report report;
  private final Messages messages;
  private final HtmlWriter html;
  private final List<String> drawings;
  private final HtmlBlocks blocks;

  private HtmlReport(Report report, Appendable out) {
    this.report = report;
    this.messages = report.messages();
    this.html = new HtmlWriter(out, messages.rightToLeft());
    this.drawings = Drawings.of(report);
    this.blocks = new HtmlBlocks(html, messages, drawings);
  }

  static void write(Report report, Appendable out) throws IOException {
    new HtmlReport(report, out).write();
  }

  private void write() throws IOException {
    head();
    html.raw("<body>\n<a class=\"skip\" href=\"#findings\">")
        .text(messages.text("report.skip"))
        .raw("</a>\n<main>\n<header>\n<h1>")
        .phrase(Phrase.quoted(report.title()))
        .raw("</h1>\n");
    if (!report.question().isEmpty()) {
      html.raw("<p class=\"question\">").phrase(report.question()).raw("</p>\n");
    }
    html.raw("<p class=\"meta\">");
    html.phrase(Phrase.join(report.meta(), " · ")).raw("</p>\n</header>\n");
    if (!report.synthetic().isEmpty()) {
      html.raw("<p class=\"synthetic\" role=\"note\"><strong>")
          .text(messages.text("synthetic.title"))
          .raw("</strong> ")
          .phrase(report.synthetic())
          .raw("</p>\n<p class=\"running\" aria-hidden=\"true\">")
          .text(messages.text("synthetic.running"))
          .raw("</p>\n");
    }
    for (Section section : report.first()) {
      section(section, " class=\"find\"");
    }
    contents();
    for (Section section : report.sections()) {
      section(section, "");
    }
    html.raw("</main>\n</body>\n</html>\n");
  }

  private void head() throws IOException {
    html.raw("<!doctype html>\n<html lang=\"").text(messages.language());
    html.raw(messages.rightToLeft() ? "\" dir=\"rtl\">" : "\">");
    html.raw("\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .raw("style-src 'unsafe-inline'\">\n<title>")
        .text(report.title())
        .raw("</title>\n<style>\n")
        .raw(style("report"))
        .raw(drawings.isEmpty() ? "" : style("plot"))
        .raw(report.synthetic().isEmpty() ? "" : running())
        .raw("</style>\n</head>\n");
  }

  /** On every page of paper. Words of ours, without quotation marks: they cannot end the string. */
  private String running() {
    return "@page { @top-center { content: \""
        + messages.text("synthetic.running")
        + "\"; font: 9pt sans-serif; } }\n";
  }

  private static String style(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream("/report/" + name + ".css")) {
      if (in == null) {
        throw new IllegalStateException("The report's style sheet is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void section(Section section, String role) throws IOException {
    String id = section.id();
    html.raw("<section aria-labelledby=\"" + id + "\"" + role + ">\n<h2 id=\"" + id + "\">");
    html.phrase(section.title());
    tag(section);
    html.raw("</h2>\n");
    blocks.write(section.blocks());
    html.raw("</section>\n");
  }

  private void tag(Section section) throws IOException {
    if (!section.tag().isEmpty()) {
      html.raw(" <span class=\"id\">").phrase(Phrase.quoted(section.tag())).raw("</span>");
    }
  }

  private void contents() throws IOException {
    html.raw("<nav aria-label=\"").text(messages.text("report.contents")).raw("\">\n<ul>\n");
    for (Section section : report.sections()) {
      html.raw("<li><a href=\"#" + section.id() + "\">").phrase(section.title()).raw("</a>");
      tag(section);
      html.raw("</li>\n");
    }
    html.raw("</ul>\n</nav>\n");
  }
}
