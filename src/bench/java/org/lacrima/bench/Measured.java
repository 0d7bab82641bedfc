package org.lacrima.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a whole process.
 *
 * @param seconds from start to end
 * @param peak most memory it had at once, in bytes; 0 where the system does not tell
 */
record Measured(double seconds, long peak) {

  /** A program failed; the message has the end of what it said. */
  static final class FailedException extends IOException {
    private static final long serialVersionUID = 1;

    FailedException(String message) {
      super(message);
    }
  }

  /** Runs a command to its end; what it prints goes into the log. */
  static Measured run(List<String> command, Path log) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .start();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    long peak = 0;
    // what the system calls the high-water mark only grows, so the last look before the end counts
    while (!process.waitFor(1, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, highWater(status));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (process.exitValue() != 0) {
      List<String> said = Files.readAllLines(log);
      throw new FailedException(
          String.join(" ", command)
              + " ended with "
              + process.exitValue()
              + "\n"
              + String.join("\n", said.subList(Math.max(0, said.size() - 15), said.size())));
    }
    return new Measured(seconds, peak);
  }

  /** The time of one run as hyperfine takes it, which starts processes with less ado. */
  static double hyperfine(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Path table = folder.resolve("hyperfine.csv");
    List<String> all =
        new ArrayList<>(
            List.of("hyperfine", "-N", "--style", "none", "--runs", "1", "--export-csv"));
    all.add(table.toString());
    all.add(quoted(command));
    run(all, folder.resolve("hyperfine.log"));
    String line = Files.readAllLines(table).get(1);
    String[] fields = line.split(",", -1);
    return Double.parseDouble(fields[fields.length - 1]);
  }

  private static String quoted(List<String> command) {
    return String.join(" ", command.stream().map(word -> "'" + word + "'").toList());
  }

  private static long highWater(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      return 0; // it ended meanwhile, or this system keeps no such file
    }
    return 0;
  }
}
