package org.lacrima.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that does the study's work.
 *
 * @param command of one run on a file; the words {@code DATA} and {@code OUT} stand for the files
 * @param reads its results
 */
record Program(String name, List<String> command, Reader reads) {

  /** Where a program leaves what it found. */
  interface Reader {
    Numbers read(Path out) throws IOException;
  }

  List<String> on(Path data, Path out) throws IOException {
    List<String> words = new ArrayList<>();
    for (String word : command) {
      if (word.startsWith("SYNTAX ")) {
        // SPSS syntax has the name of the data inside
        Path syntax = Path.of(out + ".sps");
        String text = Files.readString(Path.of(word.substring("SYNTAX ".length())));
        Files.writeString(syntax, text.replace("\"DATA\"", "\"" + data + "\""));
        words.add(syntax.toString());
      } else {
        words.add(
            word.equals("DATA") ? data.toString() : word.equals("OUT") ? out.toString() : word);
      }
    }
    return words;
  }

  static Program ours(Workbench bench) {
    return new Program(
        "Lacrima",
        List.of(
            bench.lacrima(),
            "analyze",
            bench.peer("study.yaml"),
            "--data",
            "DATA",
            "--out",
            "OUT",
            "--format",
            "csv,json"),
        out -> Numbers.ofOurs(out.resolve("results.csv")));
  }

  /** The others that are installed; why one is left out goes into {@code leftOut}. */
  static List<Program> peers(Workbench bench, List<String> leftOut)
      throws IOException, InterruptedException {
    List<Program> peers = new ArrayList<>();
    String r =
        bench.ask(
            List.of(
                "Rscript",
                "-e",
                "suppressMessages({library(data.table); library(psych)});"
                    + "cat('R', format(getRversion()), 'data.table', format(packageVersion('data.table')))"));
    if (r.startsWith("R ")) {
      peers.add(
          new Program(
              r, List.of("Rscript", bench.peer("study.R"), "DATA", "OUT"), Numbers::ofPeer));
    } else {
      leftOut.add("R with its packages data.table and psych");
    }
    String python = bench.python("pandas", "scipy");
    if (python == null) {
      leftOut.add("Python with pandas and scipy");
    } else {
      String version = bench.ask(List.of(python, "-c", "import pandas; print(pandas.__version__)"));
      peers.add(
          new Program(
              "pandas " + version,
              List.of(python, bench.peer("study_pandas.py"), "DATA", "OUT"),
              Numbers::ofPeer));
    }
    if (Workbench.has("pspp")) {
      String version = bench.ask(List.of("pspp", "--version")).replaceAll("[^0-9.]", "");
      peers.add(
          new Program(
              "PSPP " + version,
              List.of("pspp", "-O", "format=csv", "-o", "OUT", "SYNTAX " + bench.peer("study.sps")),
              Numbers::ofPspp));
    } else {
      leftOut.add("PSPP");
    }
    String duckDb = duckDb();
    if (duckDb.isEmpty()) {
      leftOut.add("DuckDB");
    } else {
      String version = duckDb.replaceAll(".*duckdb_jdbc-([0-9.]+)\\.jar", "$1");
      String launcher = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String classes = bench.project().resolve("target/bench-classes").toString();
      peers.add(
          new Program(
              "DuckDB " + version + " (fewer statistics)",
              List.of(
                  launcher,
                  "-cp",
                  duckDb + java.io.File.pathSeparator + classes,
                  StudyDuckDb.class.getName(),
                  "DATA",
                  "OUT"),
              Numbers::ofPeer));
    }
    return peers;
  }

  private static String duckDb() {
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      if (entry.contains("duckdb_jdbc")) {
        return entry;
      }
    }
    return "";
  }
}
