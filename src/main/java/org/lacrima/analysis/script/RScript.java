package org.lacrima.analysis.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.multiverse.MultiverseSpec;
import org.lacrima.analysis.plan.DataFile;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.dataset.Variable;

/** Writes {@code analysis.R}: base R only, no package has to be installed. */
public final class RScript {

  private final SpecFile spec;
  private final AnalysisResults results;
  private final List<String> lines = new ArrayList<>();

  private RScript(SpecFile spec, AnalysisResults results) {
    this.spec = spec;
    this.results = results;
  }

  /** Writes the script of a spec as it was run. */
  public static void write(SpecFile spec, AnalysisResults results, Writer out) throws IOException {
    RScript script = new RScript(spec, results);
    script.head();
    script.lines.add(functions());
    script.data();
    script.parts();
    script.multiverse();
    for (String line : script.lines) {
      out.write(line);
      out.write('\n');
    }
  }

  private static String functions() {
    try (InputStream in = RScript.class.getResourceAsStream("/script/analysis.R")) {
      if (in == null) {
        throw new IllegalStateException("The functions of the script are not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head() {
    AnalysisResults.Data data = results.data();
    List<DataFile> parts = data == null ? List.of() : data.files();
    boolean bySample = parts.size() > 1;
    String files =
        bySample
            ? parts.stream()
                .map(file -> file.sample() + "=" + file.name())
                .collect(Collectors.joining(" "))
            : "DATA.csv";
    boolean decided = spec.multiverse() != null;
    lines.add("# " + RText.comment(spec.title()));
    lines.add("#");
    lines.add(
        "# Does the analyses of "
            + RText.comment(spec.id())
            + " again, in R (base R, 4.0 or newer), from the same "
            + (bySample ? "files:" : "file:"));
    lines.add("#   Rscript analysis.R " + RText.comment(files));
    lines.add("# prints the numbers;");
    lines.add(
        "#   Rscript analysis.R "
            + RText.comment(files)
            + " OUT.csv"
            + (decided ? " MULTIVERSE.csv" : ""));
    lines.add(
        "# writes them with the columns of results.csv"
            + (decided ? ", and those of all universes with the columns of multiverse.csv." : "."));
    if (bySample) {
      lines.add("# One file of all samples, with a column 'sample', does as well.");
    }
    lines.add("# Made by " + results.engine() + "; spec SHA-256 " + spec.sha256());
    if (data != null && !data.sha256().isEmpty()) {
      lines.add("# from " + RText.comment(data.file()) + ", SHA-256 " + data.sha256());
    }
    lines.add("# What R cannot do in the same way is said where it would stand.");
    lines.add("");
    lines.add("arguments <- commandArgs(TRUE)");
  }

  private static String rule(String title) {
    String begin = "# ---- " + title + " ";
    return begin + "-".repeat(Math.max(4, 110 - begin.length()));
  }

  private void data() {
    AnalysisResults.Data data = results.data();
    if (data == null) {
      lines.add("given <- data.frame()");
      return;
    }
    lines.add(rule("the data"));
    lines.add("");
    String files =
        data.files().stream()
            .map(
                file ->
                    (file.sample().isEmpty() ? "" : RText.text(file.sample()) + " = ")
                        + RText.text(file.name()))
            .collect(Collectors.joining(", ", "c(", ")"));
    lines.add("fields <- read_files(data_files(" + files + "))");
    lines.add("given <- data.frame(row.names = seq_len(nrow(fields)))");
    for (Variable variable : UsedVariables.of(spec)) {
      String name = RText.text(variable.name());
      lines.add(
          "given[["
              + name
              + "]] <- column(fields, "
              + name
              + ", "
              + RText.texts(variable.missing())
              + (variable.forcedText() ? ", text = TRUE)" : ")"));
    }
    lines.add("");
  }

  /** The spec: its parts as functions, which are called for all rows and for each sample. */
  private void parts() {
    lines.add(rule("the analyses"));
    lines.add("");
    lines.add("spec <- list(analyses = list())");
    RParts parts = new RParts(spec);
    parts.frame().forEach((name, part) -> assign("spec$" + name, part));
    parts.analyses().forEach((id, part) -> assign("spec$analyses[[" + RText.text(id) + "]]", part));
    lines.add("samples <- list()  # for each, which rows are of the others");
    lines.add("sampled <- character()");
    SampleSpec declared = spec.samples();
    if (declared != null) {
      for (SampleSpec.Sample sample : declared.samples()) {
        assign(
            "samples[[" + RText.text(sample.name()) + "]]",
            parts.dropped(List.of(sample.others())));
      }
      lines.add(
          "sampled <- "
              + RText.texts(
                  spec.analyses().stream()
                      .map(SpecFile.Analysis::id)
                      .filter(declared.analyses()::contains)
                      .toList()));
    }
    lines.add("show(everything(given, spec, samples, sampled), 1)");
  }

  private void assign(String target, List<String> part) {
    lines.add(target + " <- " + part.get(0));
    lines.addAll(part.subList(1, part.size()));
  }

  private void multiverse() {
    MultiverseSpec multiverse = spec.multiverse();
    if (multiverse != null) {
      lines.add("");
      lines.add(rule("the multiverse"));
      lines.add("");
      lines.addAll(RMultiverse.lines(multiverse));
      lines.add("show(multiverse_of(given, spec, samples, sampled, choices, decided, focal), 2)");
    }
  }
}
