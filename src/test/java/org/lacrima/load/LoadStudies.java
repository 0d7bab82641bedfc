package org.lacrima.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** Studies for many who do not exist: in a home's folder, ready to be opened. */
public final class LoadStudies {

  private LoadStudies() {}

  /** The project's study with the places of its consent filled and its contacts confirmed. */
  public static SurveyDefinition crying(Path home) throws IOException {
    Path surveys = Path.of("surveys");
    Path studies = Files.createDirectories(home.resolve("studies"));
    Path instruments = Files.createDirectories(studies.resolve("instruments"));
    try (Stream<Path> files = Files.list(surveys.resolve("instruments"))) {
      for (Path file : files.toList()) {
        Files.copy(file, instruments.resolve(file.getFileName().toString()));
      }
    }
    String text =
        Files.readString(surveys.resolve("crying-in-therapy.yaml"))
            .replace("demo: true\n", "")
            .replace("confirmed: false", "confirmed: true")
            .replaceAll("(?m)^(    [a-z-]+: )\"\"$", "$1filled in");
    return load(Files.writeString(studies.resolve("crying-in-therapy.yaml"), text));
  }

  /**
   * A survey of so many pages, each with a line of text and five-point items, and nothing that
   * decides what is shown.
   *
   * @param items of all pages together, the lines of text included
   */
  public static SurveyDefinition generated(Path home, String id, int pages, int items)
      throws IOException {
    Path studies = Files.createDirectories(home.resolve("studies"));
    StringBuilder blocks = new StringBuilder();
    StringBuilder shown = new StringBuilder();
    for (int page = 1; page <= pages; page++) {
      int here = items / pages;
      blocks
          .append("  - id: part-%d\n    unscored: true\n    items:\n".formatted(page))
          .append(item("line_%d".formatted(page), "short-text: {longest: 200}"));
      for (int item = 2; item <= here; item++) {
        blocks.append(item("item_%d_%03d".formatted(page, item), "rating: five"));
      }
      shown.append(
          "  - {id: page-%1$d, title: {en: Part %1$d}, show: [%2$s/part-%1$d]}\n"
              .formatted(page, id));
    }
    Files.createDirectories(studies.resolve("instruments"));
    Files.writeString(
        studies.resolve("instruments").resolve(id + ".yaml"), INSTRUMENT.formatted(id) + blocks);
    return load(Files.writeString(studies.resolve(id + ".yaml"), SURVEY.formatted(id, id) + shown));
  }

  private static String item(String id, String format) {
    return "      - {id: %1$s, text: {en: How true is sentence %1$s of you?}, %2$s}\n"
        .formatted(id, format);
  }

  private static SurveyDefinition load(Path file) {
    return SurveyLoader.load(file).get();
  }

  private static final String INSTRUMENT =
      """
      format: lacrima/instrument/1
      id: %s
      version: 1.0.0
      languages: [en]
      title: {en: Sentences}
      wording: own
      rights: {holder: The Lacrima project, terms: Free to use., licence: own}
      response-scales:
        five: {from: 1, to: 5, low: {en: not at all}, high: {en: very much}}
      blocks:
      """;

  private static final String SURVEY =
      """
      format: lacrima/survey/1
      id: %s
      version: 1.0.0
      languages: [en]
      title: {en: Many sentences}
      minutes: 20
      instruments: [%s]
      landing: {en: Sentences for people who do not exist.}
      consent:
        version: 1.0.0
        places:
          {responsible-researcher: R, ethics-board: B, data-controller: C, withdrawal-until: 2030}
        text:
          en: "{responsible-researcher}, {ethics-board}, {data-controller}, {withdrawal-until}"
      help:
        note: {en: Nobody reads this.}
        contacts:
          en: [{label: Emergency, number: "112", note: None., checked: 2026-11-22, confirmed: true}]
      closing: {en: Thank you.}
      pages:
      """;
}
