package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lacrima.definition.Problem;

/** Every file of the folder gives exactly the problems of its first line, code and line. */
class BadSpecsTest {

  private static final List<String> HEADER = List.of("id", "site", "x", "y", "z", "g");

  static Stream<Path> files() throws IOException {
    return Files.list(Path.of("src/test/resources/bad/specs"))
        .filter(file -> !file.endsWith("published.yaml"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_bad_spec_gives_its_problems(Path file) throws IOException {
    String first = Files.readAllLines(file).get(0);
    assertThat(first).startsWith("# expect: ");
    List<String> expected = Arrays.asList(first.substring("# expect: ".length()).split(" "));
    List<Problem> problems = AnalysisSpecLoader.load(file, HEADER, Specs.NO_SURVEYS).problems();
    assertThat(problems)
        .extracting(p -> p.code() + ":" + p.place().line())
        .containsExactlyElementsOf(expected);
  }
}
