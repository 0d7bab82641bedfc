package org.lacrima.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures Lacrima beside others, in one run. */
@Command(
    name = "bench",
    description = "Measures Lacrima beside R, pandas, PSPP, DuckDB and NumPy, in one run.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {

  enum Part {
    STUDY,
    KERNELS,
    STARTS,
    LOAD,
    SOAK
  }

  @Parameters(
      paramLabel = "PART",
      description = "study, kernels, starts, load, soak; the first three where none is named.")
  private List<Part> parts = List.of(Part.STUDY, Part.KERNELS, Part.STARTS);

  @Option(
      names = "--rows",
      split = ",",
      description = "Sizes for the study; 10000000 on request. Default: ${DEFAULT-VALUE}.",
      defaultValue = "124,100000,1000000")
  private List<Long> rows = List.of();

  @Option(names = "--runs", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "5")
  private int runs = 5;

  @Option(names = "--markdown", description = "Tables as docs/benchmarks.md has them.")
  private boolean markdown;

  @Option(
      names = "--port",
      description = "For the service. Default: ${DEFAULT-VALUE}.",
      defaultValue = "18473")
  private int port;

  @Option(
      names = "--participants",
      split = ",",
      description = "At once, for load. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1,16,64,256")
  private List<Integer> participants = List.of();

  @Option(
      names = "--seconds",
      description = "Of load at each level. Default: ${DEFAULT-VALUE}.",
      defaultValue = "30")
  private int seconds;

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(
        new CommandLine(new Bench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  System.err.println("bench: " + failure.getMessage());
                  return 1;
                })
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Workbench bench = Workbench.here();
    System.out.println(bench.machine());
    boolean agreed = true;
    if (parts.contains(Part.STUDY)) {
      agreed = new Study(bench, runs, markdown).measure(rows);
    }
    if (parts.contains(Part.KERNELS)) {
      new Kernels(bench, runs, markdown).measure();
      new WholeLine(bench, runs, markdown).measure();
    }
    if (parts.contains(Part.STARTS)) {
      new Starts(bench, runs, markdown).measure(port);
    }
    if (parts.contains(Part.LOAD)) {
      agreed &= new Load(bench, markdown).measure(participants, seconds);
    }
    if (parts.contains(Part.SOAK)) {
      agreed &= new Soak(bench).measure();
    }
    return agreed ? 0 : 1;
  }
}
