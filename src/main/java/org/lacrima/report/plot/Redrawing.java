package org.lacrima.report.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes Lets-Plot's SVG ours. Its random ids and its style sheet go, everything stands at its place
 * without nested shifts and with two decimals at most (the plot is a fifth of the size), colours
 * become {@link Ink}, and words of right-to-left languages keep their own direction wherever they
 * stand.
 */
final class Redrawing {

  /** A page shows plots a little larger than they are drawn, where it has the room. */
  private static final double SHOWN = 1.15;

  /** Wider plots scroll on a phone rather than becoming too small to read. */
  private static final double WIDE = 1.05 * Chart.WIDTH;

  private static final String FONT = "system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif";
  private static final char RIGHT_TO_LEFT_ISOLATE = '\u2067';
  private static final char END_OF_ISOLATE = '\u2069';

  /** Of the characters that stand for texts; Unicode leaves these to whoever needs some. */
  static final char FIRST_TOKEN = '\uE000';

  private static final char LAST_TOKEN = '\uF8FF';

  private static final String END = "\"/>\n";

  private final List<String> texts;
  private final StringBuilder out = new StringBuilder(8192);

  /** Where the last line ended, while nothing else was written. */
  private int afterLine = -1;

  /** The look of the group that is open; "" while none is. */
  private String look = "";

  private Redrawing(List<String> texts) {
    this.texts = texts;
  }

  /**
   * @param texts those that tokens stand for, in their order
   */
  static String of(String drawn, double width, double height, Heading heading, List<String> texts) {
    Redrawing redrawing = new Redrawing(texts);
    redrawing.head(width, height, heading);
    redrawing.element(Markup.read(drawn), 0, 0, "");
    redrawing.close();
    return redrawing.out.append("</svg>").toString();
  }

  private void head(double width, double height, Heading heading) {
    // Anchors are those of left-to-right writing, in a Hebrew page too.
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot")
        .append(width > WIDE ? " wide" : "")
        .append("\" role=\"img\" direction=\"ltr\" aria-labelledby=\"")
        .append(heading.id())
        .append("-t ")
        .append(heading.id())
        .append("-d\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\" width=\"")
        .append(StrictMath.round(SHOWN * width))
        .append("\" height=\"")
        .append(StrictMath.round(SHOWN * height))
        .append("\" font-family=\"")
        .append(FONT)
        .append("\">\n<title id=\"")
        .append(heading.id())
        .append("-t\">")
        .append(escaped(heading.title()))
        .append("</title>\n<desc id=\"")
        .append(heading.id())
        .append("-d\">")
        .append(escaped(heading.description()))
        .append("</desc>\n");
  }

  private void element(Markup markup, double left, double top, String turn) {
    switch (markup.name()) {
      case "svg", "g" -> group(markup, left, top, turn);
      case "path" -> path(markup, left, top);
      case "line" -> {
        double x = left + value(markup, "x1");
        double y = top + value(markup, "y1");
        double toX = left + value(markup, "x2");
        double toY = top + value(markup, "y2");
        if (look(markup, false)) {
          // lines of one look that follow each other are one path
          boolean more = out.length() == afterLine;
          out.setLength(more ? afterLine - END.length() : out.length());
          out.append(more ? "M" : "<path d=\"M");
          out.append(number(x)).append(' ').append(number(y));
          if (y == toY) {
            out.append('H').append(number(toX));
          } else if (x == toX) {
            out.append('V').append(number(toY));
          } else {
            out.append('L').append(number(toX)).append(' ').append(number(toY));
          }
          afterLine = out.append(END).length();
        }
      }
      case "rect" -> {
        if (look(markup, true)) {
          out.append("<rect x=\"").append(number(left + value(markup, "x")));
          out.append("\" y=\"").append(number(top + value(markup, "y")));
          out.append("\" width=\"").append(number(value(markup, "width")));
          out.append("\" height=\"").append(number(value(markup, "height"))).append("\"/>\n");
        }
      }
      case "circle" -> {
        if (look(markup, true)) {
          out.append("<circle cx=\"").append(number(left + value(markup, "cx")));
          out.append("\" cy=\"").append(number(top + value(markup, "cy")));
          out.append("\" r=\"").append(number(value(markup, "r"))).append("\"/>\n");
        }
      }
      case "text" -> text(markup, left, top, turn);
      case "style", "defs" -> {
        // none of it is needed: nothing is clipped, and the style is our own
      }
      default -> throw new IllegalStateException("Lets-Plot drew a " + markup.name());
    }
  }

  private void group(Markup group, double left, double top, String turn) {
    double x = left;
    double y = top;
    String turned = turn;
    String transform = group.attribute("transform").strip();
    while (!transform.isEmpty()) {
      int open = transform.indexOf('(');
      int end = transform.indexOf(')', open);
      String[] values = transform.substring(open + 1, end).strip().split("[ ,]+", -1);
      switch (transform.substring(0, open)) {
        case "translate" -> {
          x += Double.parseDouble(values[0]);
          y += values.length > 1 ? Double.parseDouble(values[1]) : 0;
        }
        case "rotate" -> turned = Double.parseDouble(values[0]) == 0 ? turned : values[0];
        default -> throw new IllegalStateException("Lets-Plot transformed by " + transform);
      }
      transform = transform.substring(end + 1).strip();
    }
    for (Markup child : group.children()) {
      element(child, x, y, turned);
    }
  }

  private void path(Markup path, double left, double top) {
    String d = path.attribute("d");
    if (d.isEmpty() || !look(path, true)) {
      return;
    }
    out.append("<path d=\"");
    String before = "";
    for (String step : d.split("(?=[A-Za-z])", -1)) {
      if (step.isBlank()) {
        continue;
      }
      char command = step.charAt(0);
      String[] values = step.substring(1).strip().split("[ ,]+", -1);
      switch (command) {
        case 'Z', 'z' -> out.append('Z');
        case 'M', 'L' -> {
          String here =
              number(left + Double.parseDouble(values[0]))
                  + ' '
                  + number(top + Double.parseDouble(values[1]));
          if (!here.equals(before)) {
            out.append(command).append(here);
          }
          before = here;
        }
        case 'A' ->
            out.append('A')
                .append(number(Double.parseDouble(values[0])))
                .append(' ')
                .append(number(Double.parseDouble(values[1])))
                .append(' ')
                .append(String.join(" ", List.of(values).subList(2, 5)))
                .append(' ')
                .append(number(left + Double.parseDouble(values[5])))
                .append(' ')
                .append(number(top + Double.parseDouble(values[6])));
        default -> throw new IllegalStateException("Lets-Plot drew a path of " + step);
      }
    }
    out.append("\"/>\n");
  }

  private void text(Markup text, double left, double top, String turn) {
    if (text.text().isEmpty()) {
      return;
    }
    char token = text.text().charAt(0);
    if (token < FIRST_TOKEN || token > LAST_TOKEN) {
      throw new IllegalStateException("Nobody asked for the text " + text.text());
    }
    Map<String, String> style = style(text);
    String kind = text.attribute("class");
    Ink ink = kind.startsWith("axis-text") ? Ink.SOFT : Ink.TEXT;
    double size = kind.startsWith("axis-text") ? Chart.SMALL : Chart.NORMAL;
    String size0 = style.get("font-size");
    if (size0 != null) {
      size = Double.parseDouble(size0.replace("px", ""));
    }
    String fill = style.get("fill");
    if (fill != null) {
      ink = Ink.of(rendered(fill));
    }
    double x = left + value(text, "x");
    double y = top + value(text, "y");
    String shift = text.attribute("dy");
    if (!shift.isEmpty()) {
      y += Double.parseDouble(shift.replace("em", "")) * size;
    }
    String anchor = text.attribute("text-anchor");
    open(
        "class=\"f-"
            + ink.word()
            + "\" fill=\""
            + ink.hex
            + "\" font-size=\""
            + number(size)
            + '"');
    out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append('"');
    if (!anchor.isEmpty() && !anchor.equals("start")) {
      out.append(" text-anchor=\"").append(anchor).append('"');
    }
    if ("bold".equals(style.get("font-weight"))) {
      out.append(" font-weight=\"600\"");
    }
    if (!turn.isEmpty()) {
      out.append(" transform=\"rotate(").append(number(Double.parseDouble(turn))).append(' ');
      out.append(number(x)).append(' ').append(number(y)).append(")\"");
    }
    out.append('>').append(escaped(isolated(texts.get(token - FIRST_TOKEN)))).append("</text>\n");
  }

  private static Map<String, String> style(Markup text) {
    Map<String, String> style = new HashMap<>();
    for (String part : text.attribute("style").split(";", -1)) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        style.put(part.substring(0, colon).strip(), part.substring(colon + 1).strip());
      }
    }
    return style;
  }

  /** Opens the group of this look; false where there is nothing to be seen. */
  private boolean look(Markup markup, boolean filled) {
    StringBuilder words = new StringBuilder();
    StringBuilder attributes = new StringBuilder();
    boolean seen = false;
    String fill = markup.attribute("fill");
    double opacity = opacity(markup, "fill-opacity");
    if (filled && !fill.isEmpty() && !fill.equals("none") && opacity > 0) {
      Ink ink = Ink.of(rendered(fill));
      words.append("f-").append(ink.word());
      attributes.append(" fill=\"").append(ink.hex).append('"');
      if (opacity < 0.995) {
        attributes.append(" fill-opacity=\"").append(number(opacity)).append('"');
      }
      seen = true;
    } else {
      attributes.append(" fill=\"none\"");
    }
    String stroke = markup.attribute("stroke");
    double strokeOpacity = opacity(markup, "stroke-opacity");
    double width = value(markup, "stroke-width");
    if (!stroke.isEmpty() && !stroke.equals("none") && strokeOpacity > 0 && width > 0) {
      Ink ink = Ink.of(rendered(stroke));
      words.append(words.isEmpty() ? "" : " ").append("s-").append(ink.word());
      attributes.append(" stroke=\"").append(ink.hex).append('"');
      attributes.append(" stroke-width=\"").append(number(width)).append('"');
      if (strokeOpacity < 0.995) {
        attributes.append(" stroke-opacity=\"").append(number(strokeOpacity)).append('"');
      }
      String dashes = markup.attribute("stroke-dasharray");
      if (!dashes.isEmpty()) {
        attributes.append(" stroke-dasharray=\"");
        String[] lengths = dashes.split(",", -1);
        for (int i = 0; i < lengths.length; i++) {
          attributes.append(i == 0 ? "" : " ").append(number(Double.parseDouble(lengths[i])));
        }
        attributes.append('"');
      }
      seen = true;
    }
    if (seen) {
      open("class=\"" + words + '"' + attributes);
    }
    return seen;
  }

  private void open(String wanted) {
    if (!wanted.equals(look)) {
      close();
      out.append("<g ").append(wanted).append(">\n");
      look = wanted;
    }
  }

  private void close() {
    if (!look.isEmpty()) {
      out.append("</g>\n");
      look = "";
    }
  }

  private static double opacity(Markup markup, String key) {
    String value = markup.attribute(key);
    return value.isEmpty() ? 1 : Double.parseDouble(value);
  }

  private static double value(Markup markup, String key) {
    String value = markup.attribute(key);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }

  /** Lets-Plot writes colours in two ways. */
  private static String rendered(String colour) {
    if (!colour.startsWith("#")) {
      return colour.replace(" ", "");
    }
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return "rgb(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ")";
  }

  /** With two decimals at most. */
  static String number(double value) {
    long hundredths = StrictMath.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long whole = StrictMath.abs(hundredths) / 100;
    int rest = (int) (StrictMath.abs(hundredths) % 100);
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + '.' + (rest % 10 == 0 ? "" + rest / 10 : (rest < 10 ? "0" : "") + rest);
  }

  /** Words that are read from right to left, kept together. */
  private static String isolated(String text) {
    return Words.rightToLeft(text) ? RIGHT_TO_LEFT_ISOLATE + text + END_OF_ISOLATE : text;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> {
          // XML has no other control characters
          if (c >= ' ' || c == '\n' || c == '\t') {
            escaped.append(c);
          } else {
            escaped.append(' ');
          }
        }
      }
    }
    return escaped.toString();
  }
}
