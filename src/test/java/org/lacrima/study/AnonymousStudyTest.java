package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.cli.Commands;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** A researcher's way: licensed words, an anonymous study, its file, its analysis. */
@QuarkusTest
class AnonymousStudyTest {

  @TempDir private Path folder = Path.of("");

  @Inject TestStudies studies;

  /** The study of crying with the alliance in the words of somebody who gave leave. */
  private SurveyDefinition licensed() throws IOException {
    Path surveys = folder.resolve("surveys");
    Rewritten.copy(surveys);
    Path file = surveys.resolve("crying-in-therapy.yaml");
    Path licensed = surveys.resolve("licensed.yaml");
    Files.writeString(
        licensed,
        Files.readString(file)
            .replace("id: crying-in-therapy", "id: licensed")
            .replace("instruments: [", "overlays: [wai-sr]\ninstruments: ["));
    Files.delete(file);
    String items =
        IntStream.rangeClosed(1, 12)
            .mapToObj("  wai_%1$02d: {en: The words of the holder %1$d.}\n"::formatted)
            .collect(Collectors.joining());
    Files.createDirectories(surveys.resolve("overlays"));
    Files.writeString(
        surveys.resolve("overlays/wai-sr.yaml"),
        "format: lacrima/overlay/1\nversion: 1.0.0\nlanguages: [en]\ninstrument: wai-sr\n"
            + "wording: original\npermission: By letter.\nitems:\n"
            + items);
    return SurveyLoader.load(licensed).get();
  }

  private static void answer(String study, int how) {
    JsonPath begun =
        TestStudies.begin(study, Map.of("consentVersion", "1.0.0", "language", "en")).jsonPath();
    ResponsesApiTest.Begun response =
        new ResponsesApiTest.Begun(
            begun.getString("id"), begun.getString("secret"), begun.getString("page.id"));
    Map<String, Object> alliance =
        IntStream.rangeClosed(1, 12)
            .boxed()
            .collect(Collectors.toMap("wai_%02d"::formatted, i -> 1 + (i + how) % 5));
    ResponsesApiTest.walk(
        response, Map.of("about-you", Map.of("age", 20 + how), "alliance", alliance));
    ResponsesApiTest.submit(response).then().statusCode(200);
  }

  @Test
  void its_words_are_asked_and_its_file_without_times_is_analysed() throws IOException {
    String study = studies.make(licensed(), Map.of("anonymous", true));
    Visitor visitor = new Visitor();
    String page = Visitor.path(WaysTest.begin(visitor, study));
    for (String html = ""; !html.contains("wai_01"); ) {
      html = visitor.get(page).asString();
      assertThat(html.contains("The words of the holder 12.")).isEqualTo(html.contains("wai_12"));
      page = Visitor.path(visitor.post(page));
    }
    IntStream.range(0, 5).forEach(how -> answer(study, how));

    String file =
        studies.api().get("/api/v1/studies/" + study + "/export.csv").then().extract().asString();
    List<String> rows = file.lines().filter(row -> row.contains(",submitted,")).toList();
    assertThat(rows).hasSize(5).allMatch(row -> !row.matches(".*\\d{2}:\\d{2}.*"));
    Path data = Files.writeString(folder.resolve("data.csv"), file);
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            format: lacrima/analysis/1
            id: alliance
            title: Alliance
            language: en
            data: {survey: licensed}
            analyses:
              - {id: d, descriptives: {variables: [age, wai_total, duration_s]}}
              - {id: r, correlation: {x: [age], y: [wai_total]}}
            """);
    Commands.Ended ended =
        Commands.run(
            "analyze",
            spec.toString(),
            "--data",
            data.toString(),
            "--out",
            folder.resolve("out").toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readString(folder.resolve("out/results.csv")))
        .contains("d,descriptives,,n,age,,,,5,5,")
        .contains("d,descriptives,,mean,age,,,,5,22,");
    assertThat(Files.readString(folder.resolve("out/results.json")))
        .contains("\"rows\" : 6")
        .contains("not submitted");
  }
}
