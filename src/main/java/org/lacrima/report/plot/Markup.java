package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of the SVG that Lets-Plot writes: well-formed, without comments, CDATA and doctype.
 * Read by hand, because the JDK's XML parsers take longer to start than a plot to draw.
 */
record Markup(String name, Map<String, String> attributes, List<Markup> children, String text) {

  /** Reads one element and all that is in it. */
  static Markup read(String source) {
    return new Reader(source).element();
  }

  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  private static final class Reader {

    private final String source;
    private int at;

    Reader(String source) {
      this.source = source;
      this.at = source.indexOf('<');
    }

    private Markup element() {
      expect('<');
      String name = word();
      Map<String, String> attributes = new LinkedHashMap<>();
      skipSpace();
      while (source.charAt(at) != '>' && source.charAt(at) != '/') {
        String key = word();
        expect('=');
        expect('"');
        int end = source.indexOf('"', at);
        attributes.put(key, plain(source.substring(at, end)));
        at = end + 1;
        skipSpace();
      }
      if (source.charAt(at) == '/') {
        at++;
        expect('>');
        return new Markup(name, attributes, List.of(), "");
      }
      expect('>');
      List<Markup> children = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      while (true) {
        int next = source.indexOf('<', at);
        text.append(source, at, next);
        at = next;
        if (source.startsWith("</", at)) {
          at = source.indexOf('>', at) + 1;
          return new Markup(name, attributes, children, plain(text.toString()).strip());
        }
        children.add(element());
      }
    }

    private void expect(char c) {
      if (source.charAt(at) != c) {
        throw new IllegalStateException("Not the SVG that is known, at character " + at);
      }
      at++;
    }

    private String word() {
      int from = at;
      while (" \n\t=/>".indexOf(source.charAt(at)) < 0) {
        at++;
      }
      return source.substring(from, at);
    }

    private void skipSpace() {
      while (Character.isWhitespace(source.charAt(at))) {
        at++;
      }
    }

    private static String plain(String escaped) {
      return escaped.indexOf('&') < 0
          ? escaped
          : escaped
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&#39;", "'")
              .replace("&apos;", "'")
              .replace("&amp;", "&");
    }
  }
}
