package org.lacrima.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What every plot is, whatever is drawn. */
class PlotTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/plot");
  private static final Map<String, Plot> PLOTS = SomePlots.all();

  static Stream<String> names() {
    return PLOTS.keySet().stream();
  }

  private static String svg(String name) {
    Plot plot = Objects.requireNonNull(PLOTS.get(name));
    return plot.svg(new Heading("plot-1", "Title of " + name, "A description <with> & signs."));
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> elements(Document document) {
    NodeList nodes = document.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_plot_is_well_formed_and_says_what_it_shows(String name) throws Exception {
    Document document = parsed(svg(name));
    Element root = document.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("plot-1-t plot-1-d");
    assertThat(elements(document))
        .filteredOn(element -> element.getTagName().equals("desc"))
        .singleElement()
        .satisfies(
            desc -> assertThat(desc.getTextContent()).isEqualTo("A description <with> & signs."));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_plot_holds_only_shapes_and_words(String name) throws Exception {
    for (Element element : elements(parsed(svg(name)))) {
      assertThat(element.getTagName())
          .isIn("svg", "title", "desc", "g", "path", "rect", "circle", "text");
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        assertThat(attribute).doesNotContain("href").doesNotStartWith("on").isNotEqualTo("style");
        assertThat(element.getAttributes().item(i).getNodeValue()).doesNotContain("url(");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everything_that_is_drawn_lies_within_the_plot(String name) throws Exception {
    String svg = svg(name);
    Element root = parsed(svg).getDocumentElement();
    String[] box = root.getAttribute("viewBox").split(" ", -1);
    double width = Double.parseDouble(box[2]);
    double height = Double.parseDouble(box[3]);
    for (Element element : elements(root.getOwnerDocument())) {
      for (String key : List.of("x", "cx", "y", "cy")) {
        if (element.hasAttribute(key)) {
          assertThat(Double.parseDouble(element.getAttribute(key)))
              .as(element.getTagName() + " " + element.getTextContent())
              .isBetween(0.0, key.endsWith("x") ? width : height);
        }
      }
    }
    assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_same_plot_is_the_same_bytes(String name) throws Exception {
    String first = svg(name);
    assertThat(svg(name)).isEqualTo(first);
    List<String> together =
        Stream.generate(() -> name).limit(8).parallel().map(PlotTest::svg).distinct().toList();
    assertThat(together).containsExactly(first);
  }

  @ParameterizedTest
  @MethodSource("names")
  void plots_stay_as_they_were_looked_at(String name) throws IOException {
    Path golden = GOLDEN.resolve(name + ".svg");
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, svg(name) + "\n");
    }
    assertThat(golden).hasContent(svg(name) + "\n");
  }

  @Test
  void every_ink_has_its_rule_in_the_style_sheet() throws IOException {
    try (var in = Plot.class.getResourceAsStream("/report/plot.css")) {
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Ink ink : Ink.values()) {
        assertThat(css)
            .containsPattern("[.]f-" + ink.word() + "[ ,]")
            .containsPattern("[.]s-" + ink.word() + "[ ,]");
      }
    }
  }

  @Test
  void words_are_drawn_as_they_are_and_never_as_links_or_formulas() throws Exception {
    String evil = "<a href=\"https://example.org\">x</a> \\(\\alpha\\) ]]> &amp;";
    Plot plot =
        new ForestPlot(
            Axis.around(evil, 0, 1, 3, value -> evil),
            0,
            List.of(ForestPlot.Row.estimate("\u0001ab", 0.5, 0.2, 0.7, evil)));
    Document document = parsed(plot.svg(new Heading("a", evil, evil)));
    assertThat(elements(document)).noneMatch(element -> element.getTagName().equals("a"));
    assertThat(elements(document))
        .filteredOn(element -> element.getTagName().equals("text"))
        .filteredOn(element -> element.getTextContent().equals(evil))
        .isNotEmpty();
  }

  @Test
  void hebrew_words_keep_their_direction_and_stand_on_the_right() throws Exception {
    List<Element> texts =
        elements(parsed(svg("forest-hebrew"))).stream()
            .filter(element -> element.getTextContent().contains("CTSC-R"))
            .filter(element -> element.getTagName().equals("text"))
            .toList();
    assertThat(texts)
        .singleElement()
        .satisfies(
            text -> {
              assertThat(text.getTextContent()).startsWith("\u2067").endsWith("\u2069");
              assertThat(text.getAttribute("text-anchor")).isEqualTo("end");
              assertThat(Double.parseDouble(text.getAttribute("x"))).isGreaterThan(400);
            });
  }

  @Test
  void an_id_that_could_break_out_is_refused() {
    assertThatThrownBy(() -> new Heading("a\" onload=\"b", "", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A Java that has nothing but its base module: no AWT, no fonts, no XML. */
  @Test
  void plots_need_nothing_of_java_but_its_base() throws Exception {
    List<String> jars = new ArrayList<>();
    for (String entry :
        System.getProperty("java.class.path")
            .split(Pattern.quote(System.getProperty("path.separator")), -1)) {
      if (entry.matches(
          ".*(classes|kotlin-stdlib-[0-9.]+jar|kotlin-logging-jvm.*|slf4j-api.*|jspecify.*|[a-z-]+-4[.]1[.]0[.]jar)/?")) {
        jars.add(entry);
      }
    }
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base",
                "-Djava.awt.headless=true",
                "-cp",
                String.join(System.getProperty("path.separator"), jars),
                PlotAlone.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String drawn = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(drawn)
        .isEqualTo(String.join("", PLOTS.keySet().stream().map(PlotTest::svg).toList()));
  }
}
