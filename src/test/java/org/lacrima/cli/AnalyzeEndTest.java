package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code analyze} says last: what it wrote, and what one must know before using it. */
class AnalyzeEndTest {

  @TempDir private Path folder = Path.of("");

  private String end(String analyses) throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            "format: lacrima/analysis/1\nid: end\ntitle: End\nanalyses:\n" + analyses);
    Path data =
        Files.writeString(
            folder.resolve("data.csv"), "x,y,c,g\n1,2,7,a\n2,1,7,b\n3,5,7,c\n4,3,7,a\n5,4,7,b\n");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "analyze",
            spec.toString(),
            "--data",
            data.toString(),
            "--out",
            folder.toString(),
            "--format",
            "csv,json");
    assertThat(code).as(err.toString()).isZero();
    assertThat(err.toString()).isEmpty();
    String text = out.toString();
    return text.substring(text.indexOf("Written to ")).replace(folder.toString(), "DIR");
  }

  @Test
  void a_clean_run_ends_with_what_it_wrote() throws IOException {
    assertThat(end("  - {id: r, correlation: {x: [x], y: [y], method: spearman, exact: true}}\n"))
        .isEqualToIgnoringNewLines("Written to DIR: results.csv, results.json.");
  }

  @Test
  void notices_that_matter_stand_at_the_end() throws IOException {
    assertThat(
            end(
                "  - {id: r, correlation: {x: [x], y: [c, y]}}\n"
                    + "  - {id: t, t-test: {outcome: [x], group: g, tests: [t]}}\n"))
        .startsWith("Written to DIR: results.csv, results.json.")
        .contains("- r: All values are equal, so nothing can be computed: x \u00d7 c.")
        .contains("- t: 'g' has 3 levels (a, b, c)");
  }
}
