package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code --out} may point, and what stands there afterwards. */
class OutputFilesTest {

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... arguments) {
    String[] texts = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
    return Main.run(new PrintWriter(out), new PrintWriter(err), texts);
  }

  private int simulate(Path to) {
    return run("simulate", "crying-in-therapy", "--n", 3, "--seed", 7, "--out", to);
  }

  private int score(Path in, Path to) {
    return run("score", "src/test/resources/surveys/moods.yaml", "--data", in, "--out", to);
  }

  private Path raw() throws Exception {
    return Files.writeString(folder.resolve("raw.csv"), "mood_01,mood_02\n5,1\n");
  }

  private void nothingIsLeftBehind() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void a_directory_is_refused_and_stays() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("d"));
    assertThat(simulate(directory)).isEqualTo(1);
    assertThat(score(raw(), directory)).isEqualTo(1);
    assertThat(directory).isEmptyDirectory();
    assertThat(err.toString())
        .contains("d: [unwritable] This cannot be written: it is a directory.")
        .doesNotContain("Exception");
    nothingIsLeftBehind();
  }

  @Test
  void a_link_stays_a_link_and_its_target_gets_the_rows() throws Exception {
    Path target = Files.writeString(folder.resolve("target.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
    assertThat(score(Files.writeString(folder.resolve("bad.csv"), "x\n1\n"), link)).isEqualTo(1);
    assertThat(target).hasContent("old");
    assertThat(score(raw(), link)).as(err.toString()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(target).content().contains("mood_total").contains("5,1,5");
    Path nowhere = Files.createSymbolicLink(folder.resolve("n.csv"), folder.resolve("new.csv"));
    assertThat(simulate(nowhere)).isZero();
    assertThat(nowhere).isSymbolicLink();
    assertThat(Files.readAllLines(folder.resolve("new.csv"))).hasSize(4);
    nothingIsLeftBehind();
  }

  @Test
  void a_pipe_is_written_through() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    assertThat(simulate(pipe)).as(err.toString()).isZero();
    assertThat(read.get(20, TimeUnit.SECONDS)).contains(",synthetic,");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void what_cannot_be_written_is_told_in_words() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThat(simulate(file.resolve("x.csv"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("x.csv: [unwritable] This cannot be written: ")
        .contains("file is a file, not a folder.");
    assertThat(score(raw(), Path.of("/proc/x/y.csv"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("/proc/x/y.csv: [unwritable] This cannot be written: the folder /proc/x is not")
        .doesNotContain("raw.csv:")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
    assertThat(file).hasContent("mine");
  }

  @Test
  void a_run_that_fails_makes_no_folders() {
    Path deep = folder.resolve("a/b/out.csv");
    assertThat(score(folder.resolve("nowhere.csv"), deep)).isEqualTo(1);
    assertThat(err.toString()).contains("nowhere.csv: [no-such-file]");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void scores_are_not_written_over_their_own_items() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), raw());
    assertThat(score(folder.resolve("raw.csv"), link)).isEqualTo(1);
    assertThat(err.toString()).contains("link.csv: [same-file]");
    assertThat(folder.resolve("raw.csv")).hasContent("mood_01,mood_02\n5,1");
  }

  @Test
  void analyze_writes_all_its_files_or_none() throws Exception {
    Path data = folder.resolve("data.csv");
    assertThat(run("simulate", "crying-in-therapy", "--n", 124, "--seed", 7, "--out", data))
        .isZero();
    Path results = folder.resolve("results");
    Files.createDirectories(results.resolve("results.csv"));
    Object[] analyze = {
      "analyze", "analysis-specs/katz-2024.yaml", "--data", data, "--out", results
    };
    assertThat(run(analyze)).isEqualTo(1);
    assertThat(err.toString()).contains("results.csv: [unwritable]");
    assertThat(results).isDirectoryNotContaining(Files::isRegularFile);
    Files.delete(results.resolve("results.csv"));
    assertThat(run(analyze)).as(err.toString()).isZero();
    assertThat(results.resolve("report.html")).isNotEmptyFile();
    nothingIsLeftBehind();
  }

  @Test
  void the_service_is_among_the_commands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .containsPattern("(?m)^  serve +\\S")
        .containsPattern("(?m)^  export +");
    assertThat(run("exprot")).isEqualTo(2);
    assertThat(err.toString()).contains("export");
  }

  @Test
  void check_tells_a_problem_once_however_the_path_is_written() throws Exception {
    Path file = Path.of("src/test/resources/bad/surveys/../surveys/./minutes-zero.yaml");
    assertThat(run("check", file, file.normalize())).isEqualTo(1);
    assertThat(err.toString()).contains("[bad-range]").contains("1 problem.");
  }
}
