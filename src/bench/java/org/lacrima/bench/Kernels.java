package org.lacrima.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The kernels under JMH, and NumPy on the same work beside them. */
final class Kernels {

  private static final Map<String, String> WORK =
      Map.ofEntries(
          Map.entry("correlationMatrix", "correlation matrix, 100,000 × 100 doubles"),
          Map.entry(
              "contingencyTables", "all 4,950 tables, 100,000 × 100 five-point items, one core"),
          Map.entry("moments", "moments to the fourth, 100,000 × 10 doubles, one core"),
          Map.entry("exactMoments", "the same, 100,000 × 10 items, exactly"),
          Map.entry("fieldParsing", "reading 100,000 × 53 fields from memory, one core"),
          Map.entry("bcaPearson", "BCa, 9,999 resamples, Pearson"),
          Map.entry("bcaSpearman", "BCa, 9,999 resamples, Spearman"),
          Map.entry("bcaKendall", "BCa, 9,999 resamples, Kendall"),
          Map.entry("pOfT", "p of t"),
          Map.entry("pOfF", "p of F"),
          Map.entry("pOfChiSquare", "p of χ²"),
          Map.entry("intervalOfNoncentralT", "95 % interval of a noncentrality (t)"));

  private final Workbench bench;
  private final int runs;
  private final boolean markdown;

  Kernels(Workbench bench, int runs, boolean markdown) {
    this.bench = bench;
    this.runs = runs;
    this.markdown = markdown;
  }

  void measure() throws IOException, InterruptedException, RunnerException {
    Map<String, Double> numpy = numpy();
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("org\\.lacrima\\.bench\\..*Kernels")
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(700))
                    .measurementIterations(runs)
                    .measurementTime(TimeValue.milliseconds(700))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    Table table = new Table("kernel", "median", "fastest", "NumPy: fastest", "ours is faster");
    for (RunResult result : results) {
      String method = result.getPrimaryResult().getLabel();
      double unit = (result.getPrimaryResult().getScoreUnit().startsWith("ns") ? 1e-9 : 1e-6);
      double ours = result.getPrimaryResult().getStatistics().getMin() * unit;
      Double theirs = numpy.get(method);
      List<String> words = new ArrayList<>(List.of(WORK.getOrDefault(method, method)));
      result
          .getParams()
          .getParamsKeys()
          .forEach(key -> words.add(key + " = " + result.getParams().getParam(key)));
      table.add(
          String.join(", ", words),
          Table.seconds(result.getPrimaryResult().getStatistics().getPercentile(50) * unit),
          Table.seconds(ours),
          theirs == null ? "" : Table.seconds(theirs),
          theirs == null ? "" : Table.ratio(theirs, ours));
    }
    System.out.println("\nKernels, JMH, warm:\n");
    System.out.print(table.print(markdown));
  }

  private Map<String, Double> numpy() throws IOException, InterruptedException {
    Map<String, Double> seconds = new HashMap<>();
    String python = bench.python("numpy");
    if (python == null) {
      System.out.println("Left out, not installed: Python with NumPy");
      return seconds;
    }
    Path log = bench.work().resolve("numpy.log");
    Measured.run(List.of(python, bench.peer("numpy_kernels.py"), Integer.toString(runs)), log);
    for (String line : Files.readAllLines(log)) {
      String[] fields = line.split(",", -1);
      seconds.put(fields[0], Double.parseDouble(fields[1]));
    }
    return seconds;
  }
}
