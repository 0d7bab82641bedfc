package org.lacrima.report.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * One panel and its layers, in the words of Lets-Plot's grammar: the only class that knows it. All
 * values are drawn as they are (no statistics, no scales of its own), and every colour is an {@link
 * Ink}.
 */
final class Chart {

  static final double WIDTH = 480;

  /** Lets-Plot's unit of text is two pixels. */
  static final double SMALL = 11;

  static final double NORMAL = 12;

  /** Pixels of a line of size 1. */
  static final double LINE_WIDTH = 2.2;

  private static final int LONGEST_MARK = 10;

  private final List<Object> layers = new ArrayList<>();
  private final List<Object> scales = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Object> theme = new LinkedHashMap<>();
  private final double[] corner = new double[2];
  private double height = 320;
  private double width = WIDTH;

  Chart() {
    theme.put("name", "none");
    theme.put("plot_background", "blank");
    theme.put("panel_background", "blank");
    theme.put("panel_border", "blank");
    theme.put("legend_position", "none");
    theme.put("panel_grid", "blank");
    theme.put("axis_ticks", "blank");
    theme.put("axis_line", "blank");
    theme.put("axis_title", text(Ink.TEXT, NORMAL));
    theme.put("axis_text", text(Ink.SOFT, SMALL));
    // a given angle keeps Lets-Plot from turning numbers that stand close
    Map<String, Object> upright = text(Ink.SOFT, SMALL);
    upright.put("angle", 0.0);
    theme.put("axis_text_x", upright);
    for (String aesthetic : List.of("color", "fill", "alpha", "size")) {
      scales.add(map("aesthetic", aesthetic, "scale_mapper_kind", "identity"));
    }
  }

  Chart width(double pixels) {
    width = pixels;
    return this;
  }

  Chart height(double pixels) {
    height = pixels;
    return this;
  }

  /** An axis across, with lines of the grid at its marks. */
  Chart x(Axis axis) {
    return axis("x", axis);
  }

  Chart y(Axis axis) {
    return axis("y", axis);
  }

  private Chart axis(String name, Axis axis) {
    corner[name.equals("x") ? 0 : 1] = axis.low();
    List<Object> breaks = new ArrayList<>();
    List<Object> labels = new ArrayList<>();
    for (Axis.Mark mark : axis.marks()) {
      breaks.add(mark.at());
      labels.add(token(mark.text()));
    }
    scales.add(
        map(
            "aesthetic",
            name,
            "name",
            token(axis.title()),
            "limits",
            list(axis.low(), axis.high()),
            "breaks",
            breaks,
            "labels",
            labels,
            "expand",
            list(0.0, 0.0)));
    if (axis.title().isEmpty()) {
      theme.put("axis_title_" + name, "blank");
    }
    if (axis.marks().isEmpty()) {
      theme.put("axis_text_" + name, "blank");
    } else if (axis.grid()) {
      theme.put(
          "panel_grid_major_" + name, map("color", Ink.HAIR.hex, "size", 1.0, "blank", false));
    }
    return this;
  }

  /**
   * What stands for a text while Lets-Plot draws: it would make links and formulas of some. As long
   * as the text, because room is kept for the numbers of an axis.
   */
  private String token(String text) {
    if (text.isEmpty()) {
      return "";
    }
    texts.add(text);
    return (char) (Redrawing.FIRST_TOKEN + texts.size() - 1)
        + "0".repeat(StrictMath.min(LONGEST_MARK, text.length() - 1));
  }

  private static Map<String, Object> text(Ink ink, double size) {
    return map("color", ink.hex, "size", size, "blank", false);
  }

  /**
   * A layer of which each mark has a row of the columns.
   *
   * @param columns the aesthetics by their names in Lets-Plot, each a list
   * @param constants further settings, name and value by turns
   */
  Chart layer(String geometry, Map<String, List<?>> columns, Object... constants) {
    Map<String, Object> data = new LinkedHashMap<>();
    Map<String, Object> mapping = new LinkedHashMap<>();
    columns.forEach(
        (aesthetic, values) -> {
          data.put(aesthetic, new ArrayList<>(values));
          mapping.put(aesthetic, aesthetic);
        });
    if (data.values().stream().anyMatch(values -> ((List<?>) values).isEmpty())) {
      return this;
    }
    Map<String, Object> layer =
        map(
            "geom",
            geometry,
            "stat",
            "identity",
            "data",
            data,
            "mapping",
            mapping,
            "tooltips",
            "none");
    layer.putAll(map(constants));
    layers.add(layer);
    return this;
  }

  /** Points at their places. */
  Chart points(List<Double> x, List<Double> y, Ink ink, Shape shape, double size, double alpha) {
    return layer(
        "point",
        columns("x", x, "y", y),
        "color",
        ink.hex,
        "shape",
        shape.code,
        "size",
        size,
        "alpha",
        alpha);
  }

  Chart line(List<Double> x, List<Double> y, Ink ink, double size) {
    return layer("line", columns("x", x, "y", y), "color", ink.hex, "size", size);
  }

  Chart segment(double x, double y, double toX, double toY, Ink ink, double size) {
    return segments(List.of(x), List.of(y), List.of(toX), List.of(toY), ink, size);
  }

  Chart dashes(double x, double y, double toX, double toY, Ink ink, double size) {
    return layer(
        "segment",
        columns("x", List.of(x), "y", List.of(y), "xend", List.of(toX), "yend", List.of(toY)),
        "color",
        ink.hex,
        "size",
        size,
        "linetype",
        "dashed");
  }

  Chart segments(
      List<Double> x, List<Double> y, List<Double> toX, List<Double> toY, Ink ink, double size) {
    return layer(
        "segment",
        columns("x", x, "y", y, "xend", toX, "yend", toY),
        "color",
        ink.hex,
        "size",
        size);
  }

  Chart band(List<Double> x, List<Double> low, List<Double> high, Ink ink, double alpha) {
    return layer(
        "ribbon",
        columns("x", x, "ymin", low, "ymax", high),
        "fill",
        ink.hex,
        "alpha",
        alpha,
        "size",
        0.0);
  }

  /**
   * Words at places; {@code across} and {@code down} say which point of them stands there: 0 to 1.
   */
  Chart words(
      List<Double> x, List<Double> y, List<String> words, Ink ink, double size, double across) {
    return layer(
        "text",
        columns("x", x, "y", y, "label", words.stream().map(this::token).toList()),
        "color",
        ink.hex,
        "size",
        size / 2,
        "hjust",
        across);
  }

  Chart word(double x, double y, String word, Ink ink, double size, double across) {
    return words(List.of(x), List.of(y), List.of(word), ink, size, across);
  }

  String svg(Heading heading) {
    Map<String, Object> spec = map("kind", "plot", "theme", theme, "scales", scales);
    if (layers.isEmpty()) {
      // Lets-Plot wants something to draw; a point without ink is nothing.
      points(List.of(corner[0]), List.of(corner[1]), Ink.PAPER, Shape.DISC, 0, 0);
    }
    spec.put("layers", layers);
    String drawn =
        PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
            spec,
            new DoubleVector(width, height),
            (w, h, pixels) -> {
              throw new IllegalStateException("No plot has raster images");
            },
            false);
    return Redrawing.of(drawn, width, height, heading, texts);
  }

  /** Columns by name, name and list by turns. */
  static Map<String, List<?>> columns(Object... pairs) {
    Map<String, List<?>> columns = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      columns.put((String) pairs[i], (List<?>) pairs[i + 1]);
    }
    return columns;
  }

  // Lets-Plot changes the maps and lists that it is given.
  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static List<Object> list(Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  /** Shapes that differ by more than their colour. */
  enum Shape {
    DISC(16),
    SQUARE(15),
    TRIANGLE(17),
    DIAMOND(18);

    private final int code;

    Shape(int code) {
      this.code = code;
    }

    static Shape ofGroup(int i) {
      return values()[i % values().length];
    }
  }
}
