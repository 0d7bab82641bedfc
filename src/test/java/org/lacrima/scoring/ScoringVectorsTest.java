package org.lacrima.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every instrument of the repository keeps what its own vectors promise. */
class ScoringVectorsTest {

  @Test
  void the_scoring_of_every_instrument_comes_out() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of("surveys/instruments"))) {
      files = found.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(files).hasSize(5);
    for (Path file : files) {
      assertThat(CheckedSurveys.instrument(file).problems()).as(file.toString()).isEmpty();
    }
  }
}
