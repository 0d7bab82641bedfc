package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.analysis.seal.SealFile;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.definition.SchemaAgreement;

/** The JSON Schema of seals and their reader take the same files. */
class SealSchemaTest {

  private static final Set<String> STRUCTURAL =
      Set.of("unknown-key", "missing-key", "not-a-mapping", "not-a-text", "unknown-format");

  @TempDir private Path folder = Path.of("");

  private static List<Problem> problems(Node node) {
    Problems problems = new Problems();
    SealFile.read(node, problems);
    return problems.all();
  }

  private Path sealed() throws IOException {
    for (String name : List.of("katz-2024.yaml", "published.yaml")) {
      Files.copy(Path.of("analysis-specs", name), folder.resolve(name));
    }
    try (Stream<Path> files = Files.walk(Path.of("surveys"))) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(file.toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    StringWriter err = new StringWriter();
    StringWriter out = new StringWriter();
    Path spec = folder.resolve("katz-2024.yaml");
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), "seal", spec.toString());
    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Hash: ", "A wrong clock, or a spec sealed anew");
    return folder.resolve("katz-2024.seal.yaml");
  }

  @Test
  void the_schema_takes_what_is_written_and_refuses_what_the_reader_refuses() throws IOException {
    Path file = sealed();
    SchemaAgreement agreement = new SchemaAgreement("seal", STRUCTURAL, SealSchemaTest::problems);
    assertThat(agreement.complaints(file)).isEmpty();
    agreement.compareMutants(file, 1);
    assertThat(agreement.disagreements()).isEmpty();
  }
}
