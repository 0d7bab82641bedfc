package org.lacrima.study.web;

import io.quarkus.qute.RawString;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Authors' texts as HTML. They are restricted Markdown; whatever else stands in them is shown as
 * text, and what comes out passes a list of what is allowed.
 */
public final class SafeText {

  private static final Parser PARSER = Parser.builder().build();

  private static final Parser INLINE = Parser.builder().enabledBlockTypes(Set.of()).build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "em", "strong", "ul", "ol", "li", "h2", "h3", "blockquote", "a")
          .allowUrlProtocols("https", "mailto", "tel")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("start")
          .matching(Pattern.compile("\\d{1,3}"))
          .onElements("ol")
          .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
          .toFactory();

  /** Inside a legend or a label: no blocks, no links to get lost with. */
  private static final PolicyFactory ALLOWED_INLINE =
      new HtmlPolicyBuilder().allowElements("em", "strong", "br").toFactory();

  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().build();

  /** A page has dozens of texts, which every participant gets again: they are rendered once. */
  private static final Map<String, RawString> BLOCKS = new ConcurrentHashMap<>();

  private static final Map<String, RawString> INLINES = new ConcurrentHashMap<>();
  private static final Map<String, String> PLAINS = new ConcurrentHashMap<>();

  /** Beyond what a few hundred surveys say, in all their languages. */
  private static final int MOST = 20_000;

  private SafeText() {}

  /** Paragraphs, lists, headings, links. */
  public static RawString block(String markdown) {
    return once(
        BLOCKS,
        markdown,
        text -> new RawString(ALLOWED.sanitize(RENDERER.render(PARSER.parse(text)))));
  }

  /** Emphasis alone. */
  public static RawString inline(String markdown) {
    return once(
        INLINES,
        markdown,
        text ->
            new RawString(
                ALLOWED_INLINE.sanitize(RENDERER.render(INLINE.parse(text)).strip()).strip()));
  }

  /** Without any mark-up, for titles and lists of errors: the template escapes it. */
  public static String plain(String markdown) {
    return once(PLAINS, markdown, text -> PLAIN.render(INLINE.parse(text)).strip());
  }

  private static <T> T once(Map<String, T> known, String text, Function<String, T> render) {
    T rendered = known.get(text);
    if (rendered == null) {
      if (known.size() >= MOST) {
        known.clear();
      }
      rendered = render.apply(text);
      known.put(text, rendered);
    }
    return rendered;
  }
}
