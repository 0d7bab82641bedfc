package org.lacrima.report;

import java.io.IOException;
import org.lacrima.report.Phrase.Span;

/** Writes markup; everything that is not markup goes through {@link #text}. */
final class HtmlWriter {

  private final Appendable out;
  private final boolean rightToLeft;

  HtmlWriter(Appendable out, boolean rightToLeft) {
    this.out = out;
    this.rightToLeft = rightToLeft;
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
    if (!rightToLeft) {
      return spans(phrase);
    }
    for (Direction.Run run : Direction.runs(phrase)) {
      switch (run.direction()) {
        case OF_PAGE -> spans(run.phrase());
        case LEFT_TO_RIGHT -> raw("<bdi dir=\"ltr\">").spans(run.phrase()).raw("</bdi>");
        case OF_ITSELF -> raw("<bdi>").spans(run.phrase()).raw("</bdi>");
      }
    }
    return this;
  }

  private HtmlWriter spans(Phrase phrase) throws IOException {
    for (Span span : phrase.spans()) {
      switch (span.role()) {
        case PLAIN, QUOTED -> text(span.text());
        case SYMBOL -> raw("<i>").text(span.text()).raw("</i>");
        case LABEL -> raw("<b>").text(span.text()).raw("</b>");
        case CODE -> raw("<code>").text(span.text()).raw("</code>");
        case YES -> raw("<span class=\"chip yes\">").text(span.text()).raw("</span>");
        case NO -> raw("<span class=\"chip no\">").text(span.text()).raw("</span>");
        case OPEN -> raw("<span class=\"chip open\">").text(span.text()).raw("</span>");
        case STARS -> raw("<span class=\"stars\">").text(span.text()).raw("</span>");
        case ASIDE -> raw("<span class=\"aside\">").text(span.text()).raw("</span>");
      }
    }
    return this;
  }
}
