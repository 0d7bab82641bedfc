package org.lacrima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Problem;

/** Every file of a folder of bad examples gives exactly the codes that its first line lists. */
class BadFilesTest {

  private static final Path BAD = Path.of("src/test/resources/bad");

  @TestFactory
  Stream<DynamicTest> every_bad_instrument_gives_exactly_its_codes() throws IOException {
    return tests("instruments", CheckedSurveys::instrument);
  }

  @TestFactory
  Stream<DynamicTest> every_bad_survey_gives_exactly_its_codes() throws IOException {
    return tests("surveys", CheckedSurveys::survey);
  }

  @Test
  void the_instrument_of_the_bad_surveys_is_good() {
    assertThat(CheckedSurveys.instrument(BAD.resolve("surveys/instruments/mood.yaml")).problems())
        .isEmpty();
  }

  private static Stream<DynamicTest> tests(String folder, Function<Path, Loaded<?>> load)
      throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(BAD.resolve(folder))) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(15);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> check(file, load.apply(file))));
  }

  private static void check(Path file, Loaded<?> loaded) throws IOException {
    String first = Files.readAllLines(file).get(0);
    assertThat(first).startsWith("# expect: ");
    List<String> expected =
        Arrays.stream(first.substring("# expect: ".length()).split(" ")).sorted().toList();
    assertThat(loaded.problems().stream().map(Problem::code).sorted().toList())
        .as("%s", loaded.problems())
        .isEqualTo(expected);
    for (Problem problem : loaded.problems()) {
      assertThat(problem.place().file()).as("%s", problem).endsWith(".yaml");
      assertThat(problem.place().line()).as("%s", problem).isPositive();
      assertThat(problem.place().column()).as("%s", problem).isPositive();
    }
  }
}
