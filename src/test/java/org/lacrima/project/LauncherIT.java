package org.lacrima.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as its users call it: the packaged application, a real shell. */
class LauncherIT {

  private record Ended(int code, String out, String err) {}

  @TempDir private Path folder = Path.of("");

  private Ended run(Path program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static Path launcher() {
    return Path.of("lacrima").toAbsolutePath();
  }

  @Test
  void link_in_a_folder_with_spaces_runs_from_anywhere() throws Exception {
    Path link = Files.createDirectories(folder.resolve("my tools")).resolve("a link");
    Files.createSymbolicLink(link, launcher());
    Ended ended = run(link, "--version");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("lacrima ");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void wrong_usage_ends_with_2_and_problems_of_the_input_with_1() throws Exception {
    assertThat(run(launcher(), "analyse").code()).isEqualTo(2);
    Ended missing = run(launcher(), "analyze", "no-such-spec.yaml");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("no-such-spec.yaml");
  }

  @Test
  void second_run_finds_the_class_archive_and_writes_the_same_bytes() throws Exception {
    Path spec = Path.of("src/test/resources/reference/specs/summary.yaml").toAbsolutePath();
    List<byte[]> results = new ArrayList<>();
    for (String name : List.of("first", "second")) {
      Ended ended = run(launcher(), "analyze", spec.toString(), "--out", name);
      assertThat(ended.code()).as(ended.err()).isZero();
      results.add(Files.readAllBytes(folder.resolve(name).resolve("report.html")));
    }
    assertThat(results.get(1)).isEqualTo(results.get(0));
  }
}
