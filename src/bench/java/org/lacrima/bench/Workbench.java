package org.lacrima.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Where things are: the project, and a folder for what the measuring needs. */
record Workbench(Path project, Path work) {

  static Workbench here() throws IOException {
    Path project = Path.of("").toAbsolutePath();
    Path work = project.resolve("target/bench");
    Files.createDirectories(work);
    return new Workbench(project, work);
  }

  String peer(String file) {
    return project.resolve("src/bench/peers").resolve(file).toString();
  }

  String lacrima() {
    return project.resolve("lacrima").toString();
  }

  /** Whether a program is on the path. */
  static boolean has(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The first line that a command prints; empty where it cannot be run or fails. */
  String ask(List<String> command) throws IOException, InterruptedException {
    Path log = work.resolve("ask.log");
    try {
      Measured.run(command, log);
    } catch (IOException e) {
      return "";
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> !line.isBlank()).findFirst().orElse("");
    }
  }

  /** A Python that has these modules, the system's own first; null where there is none. */
  @org.jspecify.annotations.Nullable
  String python(String... modules) throws IOException, InterruptedException {
    for (String python : new String[] {"python3", "/usr/bin/python3"}) {
      String found =
          ask(List.of(python, "-c", "import " + String.join(", ", modules) + "; print('yes')"));
      if (found.equals("yes")) {
        return python;
      }
    }
    return null;
  }

  /** What the figures were measured on. */
  String machine() throws IOException {
    String processor = "processor unknown";
    long memory = 0;
    if (Files.isReadable(Path.of("/proc/cpuinfo"))) {
      try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
        processor =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(processor);
      }
      try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
        memory =
            lines
                .filter(line -> line.startsWith("MemTotal"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
      }
    }
    return "%s, %d cores, %d GB, %s %s, Java %s"
        .formatted(
            processor,
            Runtime.getRuntime().availableProcessors(),
            Math.round(memory / 1e6),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }
}
