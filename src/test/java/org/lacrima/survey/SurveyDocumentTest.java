package org.lacrima.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.scoring.CheckedSurveys;

/** The page that describes survey files says what is so. */
class SurveyDocumentTest {

  private static final Path PAGE = Path.of("docs/surveys.md");

  @TempDir private Path folder = Path.of("");

  private static List<String> examples() throws IOException {
    Matcher blocks = Pattern.compile("(?s)```yaml\\n(.*?)```").matcher(Files.readString(PAGE));
    List<String> found = new ArrayList<>();
    while (blocks.find()) {
      found.add(blocks.group(1));
    }
    return found;
  }

  @Test
  void its_examples_have_no_problems() throws IOException {
    Path instruments = Files.createDirectories(folder.resolve("instruments"));
    Files.copy(
        Path.of("src/test/resources/surveys/instruments/shuffled.yaml"),
        instruments.resolve("shuffled.yaml"));
    Path survey = Files.writeString(folder.resolve("moods.yaml"), examples().get(0));
    Path instrument = Files.writeString(instruments.resolve("mood.yaml"), examples().get(2));
    assertThat(CheckedSurveys.survey(survey).problems()).isEmpty();
    assertThat(CheckedSurveys.instrument(instrument).problems()).isEmpty();
  }

  @Test
  void its_overlay_lays_the_words_of_the_holder_over_an_instrument() throws IOException {
    Path from = Path.of("src/test/resources/surveys");
    Files.createDirectories(folder.resolve("instruments"));
    Files.createDirectories(folder.resolve("overlays"));
    for (String file : List.of("moods.yaml", "instruments/mood.yaml")) {
      Files.copy(from.resolve(file), folder.resolve(file));
    }
    Files.writeString(folder.resolve("overlays/mood.yaml"), examples().get(1));
    Instrument laid = SurveyLoader.load(folder.resolve("moods.yaml")).get().instruments().get(0);
    assertThat(laid.wording()).isEqualTo(Rights.Wording.ORIGINAL);
    assertThat(laid.items())
        .extracting(item -> item.text().in("en"))
        .containsExactly("The words of the holder.", "And these.");
  }

  @Test
  void it_names_every_key_of_the_schemas() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> keys = new TreeSet<>();
    for (String schema : List.of("survey", "instrument", "overlay")) {
      keys(
          new ObjectMapper()
              .readTree(Path.of("src/main/resources/schema/" + schema + "-1.json").toFile()),
          keys);
    }
    assertThat(keys).hasSizeGreaterThan(60);
    assertThat(keys)
        .allSatisfy(key -> assertThat(page).containsPattern("(?m)(^|[ {\\[`-])" + key + "(:|`)"));
  }

  private static void keys(JsonNode node, Set<String> keys) {
    if (node.path("type").asText().equals("object")) {
      node.path("properties").fieldNames().forEachRemaining(keys::add);
    }
    node.forEach(child -> keys(child, keys));
  }

  @Test
  void it_names_every_column_that_tells_how_a_response_was_given() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(SystemColumns.LAST).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }
}
