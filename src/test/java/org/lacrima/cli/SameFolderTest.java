package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input gives the same folder, byte by byte, on any machine; each run is a JVM. */
class SameFolderTest {

  private static final List<String> ONE_CORE = List.of("-XX:ActiveProcessorCount=1");
  private static final List<String> TURKISH =
      List.of(
          "-XX:ActiveProcessorCount=4",
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Duser.timezone=Asia/Tokyo",
          "-Dfile.encoding=ISO-8859-9");
  private static final List<String> HEBREW =
      List.of(
          "-XX:ActiveProcessorCount=7",
          "-Duser.language=he",
          "-Duser.country=IL",
          "-Duser.timezone=America/St_Johns");

  @TempDir private Path folder = Path.of("");

  private void run(List<String> machine, Object... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(machine);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log, StandardCharsets.ISO_8859_1)).isZero();
  }

  private static Map<String, String> files(Path folder) throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return files;
  }

  @BeforeEach
  void people() {
    int seed = 7;
    for (String sample : List.of("us", "it", "il")) {
      Path out = folder.resolve(sample + ".csv");
      Commands.Ended ended =
          Commands.run(
              "simulate", "crying-in-therapy", "--n=110", "--seed=" + seed++, "--out=" + out);
      assertThat(ended.code()).as(ended.err()).isZero();
    }
  }

  private Map<String, String> analysed(List<String> machine, String spec, String... data)
      throws Exception {
    List<Object> arguments = new ArrayList<>(List.of("analyze", "analysis-specs/" + spec));
    for (String each : data) {
      arguments.add("--data=" + each.replace("@", folder.toString()));
    }
    Path out = folder.resolve("out");
    arguments.add("--out=" + out);
    run(machine, arguments.toArray());
    return files(out);
  }

  private void same(String spec, String... data) throws Exception {
    Map<String, String> first = analysed(ONE_CORE, spec, data);
    assertThat(first)
        .containsKeys(
            "report.html",
            "report.txt",
            "results.csv",
            "results.json",
            "verdicts.csv",
            "analysis.R",
            "analysis.sps");
    assertThat(analysed(TURKISH, spec, data)).isEqualTo(first);
    assertThat(analysed(HEBREW, spec, data)).isEqualTo(first);
  }

  @Test
  void the_crying_study_is_the_same_for_any_cores_locale_and_time_zone() throws Exception {
    same("katz-2024.yaml", "@/us.csv");
  }

  @Test
  void three_samples_are_the_same_for_any_cores_locale_and_time_zone() throws Exception {
    same("three-samples.yaml", "us=@/us.csv", "it=@/it.csv", "il=@/il.csv");
  }

  /** Numbers, not bytes: sums of 16-digit scale means may differ in the last bit. */
  @Test
  void samples_by_file_and_by_column_have_the_same_results() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String sample : List.of("us", "it", "il")) {
      List<String> lines = Files.readAllLines(folder.resolve(sample + ".csv"));
      if (rows.isEmpty()) {
        rows.add(lines.get(0) + ",sample");
      }
      lines.stream().skip(1).forEach(line -> rows.add(line + "," + sample));
    }
    Files.write(folder.resolve("all.csv"), rows);
    Map<String, String> byFile =
        analysed(ONE_CORE, "three-samples.yaml", "us=@/us.csv", "it=@/it.csv", "il=@/il.csv");
    Map<String, String> byColumn = analysed(ONE_CORE, "three-samples.yaml", "@/all.csv");
    assertThat(byColumn.get("verdicts.csv")).isEqualTo(byFile.get("verdicts.csv"));
    assertThat(fields(byColumn)).isEqualTo(fields(byFile));
  }

  private static List<String> fields(Map<String, String> files) {
    return Stream.of(String.valueOf(files.get("results.csv")).split("[,\n]"))
        .map(
            field ->
                field.matches("-?[0-9.]+(e-?[0-9]+)?")
                    ? String.format(Locale.ROOT, "%.12g", Double.parseDouble(field))
                    : field)
        .toList();
  }
}
