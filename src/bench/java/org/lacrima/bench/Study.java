package org.lacrima.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The study's analysis on files of several sizes: whole processes, ours and the others, by turns.
 */
final class Study {

  /** A run that takes longer than this is not repeated. */
  private static final double LONG = 20;

  private final Workbench bench;
  private final int runs;
  private final boolean markdown;

  Study(Workbench bench, int runs, boolean markdown) {
    this.bench = bench;
    this.runs = runs;
    this.markdown = markdown;
  }

  /** Gives back false where a peer found other numbers. */
  boolean measure(List<Long> sizes) throws IOException, InterruptedException {
    List<String> leftOut = new ArrayList<>();
    List<Program> programs = new ArrayList<>(List.of(Program.ours(bench)));
    programs.addAll(Program.peers(bench, leftOut));
    leftOut.forEach(name -> System.out.println("Left out, not installed: " + name));
    boolean hyperfine = Workbench.has("hyperfine");
    boolean agreed = true;
    for (long rows : sizes) {
      Path data = StudyData.file(bench.work(), rows);
      System.out.printf(
          "%n%,d rows, %s; whole process, by turns; times%s: median (fastest)%n%n",
          rows, size(Files.size(data)), hyperfine ? " by hyperfine" : "");
      agreed &= measure(rows, data, programs, hyperfine);
    }
    return agreed;
  }

  private boolean measure(long rows, Path data, List<Program> programs, boolean hyperfine)
      throws IOException, InterruptedException {
    List<List<Double>> times = new ArrayList<>();
    List<Numbers> numbers = new ArrayList<>();
    long[] peaks = new long[programs.size()];
    Path log = bench.work().resolve("run.log");
    // the first run warms the file system's cache, and shows memory and results
    for (int p = 0; p < programs.size(); p++) {
      Path out = out(p, rows);
      Measured first = Measured.run(programs.get(p).on(data, out), log);
      peaks[p] = first.peak();
      numbers.add(programs.get(p).reads().read(out));
      times.add(new ArrayList<>());
      if (first.seconds() > LONG) {
        times.get(p).add(first.seconds());
      }
    }
    for (int round = 0; round < runs; round++) {
      for (int p = 0; p < programs.size(); p++) {
        if (times.get(p).stream().anyMatch(time -> time > LONG)) {
          continue;
        }
        List<String> command = programs.get(p).on(data, out(p, rows));
        if (hyperfine) {
          times.get(p).add(Measured.hyperfine(command, bench.work()));
        } else {
          Measured run = Measured.run(command, log);
          times.get(p).add(run.seconds());
          peaks[p] = Math.max(peaks[p], run.peak());
        }
      }
    }
    Table table =
        new Table("", "wall time", "peak memory", "ours is faster", "its memory", "numbers");
    double ours = median(times.get(0));
    boolean agreed = true;
    for (int p = 0; p < programs.size(); p++) {
      double theirs = median(times.get(p));
      String agreement = p == 0 ? "" : numbers.get(0).agreement(numbers.get(p));
      agreed &= !agreement.startsWith("DIFFERS");
      table.add(
          programs.get(p).name(),
          "%.3f s (%.3f)"
              .formatted(theirs, times.get(p).stream().mapToDouble(t -> t).min().orElse(0)),
          Table.megabytes(peaks[p]),
          p == 0 ? "" : Table.ratio(theirs, ours),
          p == 0 || peaks[0] == 0 ? "" : Table.ratio(peaks[p], peaks[0]),
          agreement);
    }
    System.out.print(table.print(markdown));
    return agreed;
  }

  private Path out(int program, long rows) {
    return bench.work().resolve("out-" + program + "-" + rows + (program == 0 ? "" : ".csv"));
  }

  static double median(List<Double> times) {
    double[] sorted = times.stream().mapToDouble(time -> time).sorted().toArray();
    int n = sorted.length;
    return n == 0
        ? Double.NaN
        : Arrays.stream(sorted, (n - 1) / 2, n / 2 + 1).average().orElse(Double.NaN);
  }

  private static String size(long bytes) {
    return bytes < 1_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
  }
}
