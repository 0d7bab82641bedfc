package org.lacrima.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.report.Phrase.Span;
import org.lacrima.report.Report.Chapter;
import org.lacrima.report.Report.Derived;
import org.lacrima.report.Report.Finding;
import org.lacrima.report.Report.Numbered;
import org.lacrima.report.Report.SampleStep;
import org.lacrima.report.Report.Wording;

/** The report as one self-contained HTML file: no script, no network, light, dark and print. */
public final class HtmlReport {

  private final Report report;
  private final Messages messages;
  private final HtmlWriter html;

  private HtmlReport(Report report, Appendable out) {
    this.report = report;
    this.messages = report.messages();
    this.html = new HtmlWriter(out);
  }

  /** Writes the report; the same results give the same bytes. */
  public static void write(AnalysisResults results, Appendable out) throws IOException {
    new HtmlReport(ReportBuilder.build(results), out).write(ReportBuilder.general(results));
  }

  private void write(List<String> general) throws IOException {
    head();
    html.raw("<body>\n<a class=\"skip\" href=\"#findings\">")
        .text(messages.text("report.skip"))
        .raw("</a>\n<main>\n<header>\n<h1>")
        .text(report.title())
        .raw("</h1>\n<p class=\"meta\">");
    html.phrase(Phrase.join(report.meta(), " · ")).raw("</p>\n</header>\n");
    if (!report.synthetic().isEmpty()) {
      html.raw("<p class=\"synthetic\" role=\"note\"><strong>")
          .text(messages.text("synthetic.title"))
          .raw("</strong> ")
          .phrase(report.synthetic())
          .raw("</p>\n");
    }
    findings();
    contents();
    sample(general);
    for (int i = 0; i < report.chapters().size(); i++) {
      chapter(report.chapters().get(i), i + 1);
    }
    methods();
    html.raw("</main>\n</body>\n</html>\n");
  }

  private void head() throws IOException {
    String language = messages.language();
    html.raw("<!doctype html>\n<html lang=\"").text(language);
    html.raw(language.equals("he") ? "\" dir=\"rtl\">" : "\">");
    html.raw("\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .raw("style-src 'unsafe-inline'\">\n<title>")
        .text(report.title())
        .raw("</title>\n<style>\n")
        .raw(style())
        .raw("</style>\n</head>\n");
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("/report/report.css")) {
      if (in == null) {
        throw new IllegalStateException("The report's style sheet is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heading(String id, String key) throws IOException {
    html.raw("<section aria-labelledby=\"").raw(id).raw("\">\n<h2 id=\"").raw(id).raw("\">");
    html.text(messages.text(key)).raw("</h2>\n");
  }

  private void findings() throws IOException {
    heading("findings", "report.findings");
    html.raw("<div class=\"find\">\n");
    for (Finding finding : report.findings()) {
      html.raw("<p>").phrase(finding.text());
      if (finding.chapter() > 0) {
        html.raw(" <a class=\"id\" href=\"#a" + finding.chapter() + "\">");
        html.text(report.chapters().get(finding.chapter() - 1).id()).raw("</a>");
      }
      html.raw("</p>\n");
    }
    html.raw("</div>\n</section>\n");
  }

  private void contents() throws IOException {
    html.raw("<nav aria-label=\"").text(messages.text("report.contents")).raw("\">\n<ul>\n");
    for (int i = 0; i < report.chapters().size(); i++) {
      Chapter chapter = report.chapters().get(i);
      html.raw("<li><a href=\"#a" + (i + 1) + "\">").phrase(chapter.title());
      html.raw("</a> <span class=\"id\">").text(chapter.id()).raw("</span></li>\n");
    }
    html.raw("<li><a href=\"#methods\">").text(messages.text("report.methods"));
    html.raw("</a></li>\n</ul>\n</nav>\n");
  }

  private void sample(List<String> general) throws IOException {
    if (!report.sample().isEmpty()) {
      heading("sample", "report.sample");
      html.raw("<table class=\"flow\">\n<thead><tr><th scope=\"col\">")
          .text(messages.text("sample.step"))
          .raw("</th><th scope=\"col\">")
          .text(messages.text("sample.count"))
          .raw("</th></tr></thead>\n<tbody>\n");
      for (SampleStep step : report.sample()) {
        html.raw(step.dropped() ? "<tr class=\"dropped\">" : "<tr>").raw("<th scope=\"row\">");
        html.phrase(step.what()).raw("</th><td>");
        html.text((step.dropped() ? ApaNumber.MINUS : "") + ApaNumber.count(step.rows()));
        html.raw("</td></tr>\n");
      }
      html.raw("</tbody>\n</table>\n</section>\n");
    }
    if (!general.isEmpty()) {
      heading("notices", "report.notices");
      for (String notice : general) {
        html.raw("<p class=\"notice\">").text(notice).raw("</p>\n");
      }
      html.raw("</section>\n");
    }
  }

  private void chapter(Chapter chapter, int number) throws IOException {
    String id = "a" + number;
    html.raw("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">");
    html.phrase(chapter.title()).raw(" <span class=\"id\">").text(chapter.id());
    html.raw("</span></h2>\n");
    for (Phrase notice : chapter.notices()) {
      html.raw("<p class=\"notice\">").phrase(notice).raw("</p>\n");
    }
    for (Numbered numbered : chapter.tables()) {
      html.table(numbered, messages);
    }
    html.raw("</section>\n");
  }

  private void methods() throws IOException {
    heading("methods", "report.methods");
    html.raw("<div class=\"methods\">\n");
    for (Phrase paragraph : report.methods()) {
      html.raw("<p>").phrase(paragraph).raw("</p>\n");
    }
    html.raw("</div>\n");
    if (!report.derived().isEmpty()) {
      html.raw("<h3>").text(messages.text("report.derived")).raw("</h3>\n<dl>\n");
      for (Derived derived : report.derived()) {
        html.raw("<dt><code>").text(derived.name()).raw("</code></dt><dd><code>");
        html.text(derived.formula()).raw("</code></dd>\n");
      }
      html.raw("</dl>\n");
    }
    if (!report.wordings().isEmpty()) {
      html.raw("<h3>").text(messages.text("report.wordings")).raw("</h3>\n<dl>\n");
      for (Wording wording : report.wordings()) {
        html.raw("<dt><code>").text(wording.name()).raw("</code></dt><dd>");
        html.text(wording.text()).raw("</dd>\n");
      }
      html.raw("</dl>\n");
    }
    html.raw("</section>\n");
  }

  /** Writes markup; everything that is not markup goes through {@link #text}. */
  static final class HtmlWriter {

    private final Appendable out;

    HtmlWriter(Appendable out) {
      this.out = out;
    }

    HtmlWriter raw(String markup) throws IOException {
      out.append(markup);
      return this;
    }

    HtmlWriter text(String text) throws IOException {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '&' -> out.append("&amp;");
          case '<' -> out.append("&lt;");
          case '>' -> out.append("&gt;");
          case '"' -> out.append("&quot;");
          case '\'' -> out.append("&#39;");
          default -> out.append(c);
        }
      }
      return this;
    }

    HtmlWriter phrase(Phrase phrase) throws IOException {
      for (Span span : phrase.spans()) {
        switch (span.role()) {
          case PLAIN -> text(span.text());
          case SYMBOL -> raw("<i>").text(span.text()).raw("</i>");
          case LABEL -> raw("<b>").text(span.text()).raw("</b>");
          case CODE -> raw("<code>").text(span.text()).raw("</code>");
        }
      }
      return this;
    }

    void table(Numbered numbered, Messages messages) throws IOException {
      new HtmlTable(this, numbered, messages).write();
    }
  }
}
