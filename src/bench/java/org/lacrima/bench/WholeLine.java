package org.lacrima.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The kernels' work as a user has it done: `analyze` of a file, from start to written results. */
final class WholeLine {

  private final Workbench bench;
  private final int runs;
  private final boolean markdown;

  WholeLine(Workbench bench, int runs, boolean markdown) {
    this.bench = bench;
    this.runs = runs;
    this.markdown = markdown;
  }

  void measure() throws IOException, InterruptedException {
    Path folder = bench.work();
    Path doubles = WideData.doubles(folder);
    Path items = WideData.items(folder);
    String pearson = "correlation: {variables: v1 .. v100%s}";
    Table table = new Table("analyze, whole process", "median", "fastest", "peak memory");
    measure(table, "100,000 × 100 doubles, all correlations", doubles, pearson.formatted(""));
    measure(
        table,
        "the same, cases complete on all",
        doubles,
        pearson.formatted(", missing: listwise"));
    measure(table, "100,000 × 100 items, all correlations", items, pearson.formatted(""));
    measure(
        table,
        "100,000 × 100 items, all rank correlations (4,950 tables)",
        items,
        pearson.formatted(", method: spearman"));
    measure(
        table,
        "one BCa interval of a pair of items, 9,999 resamples",
        items,
        "correlation: {variables: [v1, v2], interval: bca}");
    measure(
        table, "one correlation of a pair of items", items, "correlation: {variables: [v1, v2]}");
    System.out.println("\nThe work of kernels through the whole line, from file to results:\n");
    System.out.print(table.print(markdown));
  }

  private void measure(Table table, String what, Path data, String analysis)
      throws IOException, InterruptedException {
    Path spec = WideData.spec(bench.work(), "kernel", analysis);
    List<String> command =
        List.of(
            bench.lacrima(),
            "analyze",
            spec.toString(),
            "--data",
            data.toString(),
            "--out",
            bench.work().resolve("out-kernel").toString(),
            "--format",
            "csv,json");
    List<Double> times = new ArrayList<>();
    long peak = 0;
    for (int run = 0; run < Math.max(2, (runs + 1) / 2); run++) {
      Measured measured = Measured.run(command, bench.work().resolve("run.log"));
      times.add(measured.seconds());
      peak = Math.max(peak, measured.peak());
    }
    table.add(
        what,
        Table.seconds(Study.median(times)),
        Table.seconds(times.stream().mapToDouble(time -> time).min().orElse(0)),
        Table.megabytes(peak));
  }
}
