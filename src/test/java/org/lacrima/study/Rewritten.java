package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** The study of crying, with something else in its file. */
final class Rewritten {

  private Rewritten() {}

  static SurveyDefinition crying(UnaryOperator<String> change) throws IOException {
    Path copy = Files.createTempDirectory("lacrima-surveys");
    copy(copy);
    Path file = copy.resolve("crying-in-therapy.yaml");
    String asked = Files.readString(file);
    String changed = change.apply(asked);
    assertThat(changed).as("the file has what is replaced").isNotEqualTo(asked);
    Files.writeString(file, changed);
    return SurveyLoader.load(file).get();
  }

  /** All surveys and instruments of the project, into an empty folder. */
  static void copy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("surveys"))) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(Path.of("surveys").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }
}
