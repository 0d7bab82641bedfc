package org.lacrima.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What people wait for: the flagship analysis of 124 responses, and the service's start. */
final class Starts {

  private final Workbench bench;
  private final int runs;
  private final boolean markdown;

  Starts(Workbench bench, int runs, boolean markdown) {
    this.bench = bench;
    this.runs = runs;
    this.markdown = markdown;
  }

  void measure(int port) throws IOException, InterruptedException {
    Path data = bench.work().resolve("responses.csv");
    Path out = bench.work().resolve("out-katz");
    Path log = bench.work().resolve("run.log");
    Measured.run(
        List.of(
            bench.lacrima(),
            "simulate",
            "crying-in-therapy",
            "--n",
            "124",
            "--seed",
            "7",
            "--out",
            data.toString()),
        log);
    List<String> analyze =
        List.of(
            bench.lacrima(),
            "analyze",
            "analysis-specs/katz-2024.yaml",
            "--data",
            data.toString(),
            "--out",
            out.toString());
    List<String> names =
        new ArrayList<>(List.of("results only", "with reports", "lacrima --version"));
    List<List<String>> commands = new ArrayList<>();
    List<String> resultsOnly = new ArrayList<>(analyze);
    resultsOnly.addAll(List.of("--format", "csv,json"));
    commands.add(resultsOnly);
    commands.add(analyze);
    commands.add(List.of(bench.lacrima(), "--version"));
    if (!bench.ask(List.of("Rscript", "-e", "library(psych); cat('yes')")).isEmpty()) {
      names.add("R, the same work");
      commands.add(
          List.of(
              "Rscript", bench.peer("katz-2024.R"), data.toString(), bench.work() + "/katz-r.csv"));
    }
    boolean hyperfine = Workbench.has("hyperfine");
    List<List<Double>> times = new ArrayList<>();
    long[] peaks = new long[commands.size()];
    for (int c = 0; c < commands.size(); c++) {
      times.add(new ArrayList<>());
      peaks[c] = Measured.run(commands.get(c), log).peak();
    }
    for (int round = 0; round < runs; round++) {
      for (int c = 0; c < commands.size(); c++) {
        List<String> command = commands.get(c);
        times
            .get(c)
            .add(
                hyperfine
                    ? Measured.hyperfine(command, bench.work())
                    : Measured.run(command, log).seconds());
      }
    }
    Table table = new Table("", "wall time", "fastest", "peak memory");
    for (int c = 0; c < commands.size(); c++) {
      table.add(
          names.get(c),
          "%.3f s".formatted(Study.median(times.get(c))),
          "%.3f s".formatted(times.get(c).stream().mapToDouble(t -> t).min().orElse(0)),
          Table.megabytes(peaks[c]));
    }
    System.out.println("\nThe flagship study, 124 responses, analysis-specs/katz-2024.yaml:\n");
    System.out.print(table.print(markdown));
    serve(port);
  }

  // the first start unpacks PostgreSQL and makes the database; a researcher waits for the second
  private void serve(int port) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(bench.work(), "home");
    URI ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    System.out.println();
    for (String which : new String[] {"first", "second", "third"}) {
      Path log = bench.work().resolve("serve.log");
      long begin = System.nanoTime();
      Process service =
          new ProcessBuilder(
                  bench.lacrima(),
                  "serve",
                  "--demo",
                  "--home",
                  home.toString(),
                  "--port",
                  Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      HttpClient client = HttpClient.newHttpClient();
      while (!answers(client, ready)) {
        if (!service.isAlive() || System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(2)) {
          service.destroy();
          throw new Measured.FailedException("serve: " + Files.readString(log));
        }
        Thread.sleep(10);
      }
      System.out.printf(
          "serve --demo, %s start, ready after %.2f s%n", which, (System.nanoTime() - begin) / 1e9);
      service.destroy();
      service.waitFor();
    }
  }

  private static boolean answers(HttpClient client, URI uri) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }
}
