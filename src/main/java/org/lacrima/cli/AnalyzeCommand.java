package org.lacrima.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.Plots;
import org.lacrima.analysis.ResultsCsv;
import org.lacrima.analysis.ResultsJson;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.SpecRun;
import org.lacrima.analysis.multiverse.Multiverse;
import org.lacrima.analysis.multiverse.MultiverseCsv;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.analysis.published.Bindings;
import org.lacrima.analysis.script.RScript;
import org.lacrima.analysis.script.SpsScript;
import org.lacrima.analysis.seal.SealCheck;
import org.lacrima.analysis.seal.SealFile;
import org.lacrima.analysis.seal.SealFindings;
import org.lacrima.analysis.seal.SealJson;
import org.lacrima.analysis.seal.SealWords;
import org.lacrima.analysis.verdict.Verdict;
import org.lacrima.analysis.verdict.Verdicts;
import org.lacrima.analysis.verdict.VerdictsCsv;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Problems;
import org.lacrima.export.OutputFiles;
import org.lacrima.report.Evidence;
import org.lacrima.report.NoticeSummary;
import org.lacrima.report.ReportWriter;
import org.lacrima.report.TerminalSummary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an analysis spec on a data file and writes results and reports. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description =
        "Runs an analysis spec; writes report.html, report.txt, results.csv, results.json,"
            + " verdicts.csv where it names published values, multiverse.csv where it names"
            + " alternatives.")
final class AnalyzeCommand implements Callable<Integer> {

  enum Format {
    HTML,
    TEXT,
    CSV,
    JSON
  }

  private static final int WIDTH = 100;

  @Parameters(paramLabel = "SPEC", description = "The analysis spec, a YAML file.")
  private Path specPath = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "A CSV file, or jdbc:...?table=NAME; several as NAME=FILE, one for each sample. Not needed"
              + " by a spec of printed summaries.")
  private List<String> data = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go; results/ID of the spec if not given.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description = "Any of html, text, csv, json; all of them if not given.")
  private List<Format> formats = List.of(Format.values());

  @Option(names = "--no-plots", description = "Reports without figures, whatever the spec says.")
  private boolean noPlots;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  AnalyzeCommand() {
    this.command = CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter terminal = command.commandLine().getOut();
    SummarySource source = DataArgument.open(data);
    List<String> header = source == null ? null : source.header();
    SurveyShelf shelf = new SurveyShelf(specPath);
    Loaded<SpecFile> loaded = AnalysisSpecLoader.load(specPath, header, shelf);
    SpecFile spec = loaded.get();
    SealFile seals = seals();
    boolean shown = formats.contains(Format.HTML) || formats.contains(Format.TEXT);
    Plots plots = shown && !noPlots ? spec.plots() : Plots.NONE;
    AnalysisResults results = SpecRun.run(spec, source, Engine.name(), plots);
    SealFindings sealed =
        seals == null ? null : SealCheck.check(specPath, spec, shelf.measures(spec), seals, source);
    Bindings published = spec.published();
    List<Verdict> verdicts = published == null ? List.of() : Verdicts.of(published, results);
    Evidence evidence =
        (published == null
                ? Evidence.of(results)
                : Evidence.of(results).against(published.published(), verdicts))
            .sealed(sealed)
            .drawn(plots)
            .starred(spec.stars());
    Path folder = out != null ? out : Path.of("results", spec.id());
    ReportWriter report = ReportWriter.of(evidence);
    try (OutputFiles files = new OutputFiles()) {
      if (formats.contains(Format.HTML)) {
        files.write(folder.resolve("report.html"), report::html);
        files.write(folder.resolve("analysis.R"), writer -> RScript.write(spec, results, writer));
        files.write(
            folder.resolve("analysis.sps"), writer -> SpsScript.write(spec, results, writer));
      }
      if (formats.contains(Format.TEXT)) {
        files.write(folder.resolve("report.txt"), report::text);
      }
      if (formats.contains(Format.CSV)) {
        files.write(folder.resolve("results.csv"), writer -> ResultsCsv.write(results, writer));
        if (published != null) {
          files.write(
              folder.resolve("verdicts.csv"), writer -> VerdictsCsv.write(verdicts, writer));
        }
        Multiverse multiverse = results.multiverse();
        if (multiverse != null) {
          files.write(
              folder.resolve("multiverse.csv"), writer -> MultiverseCsv.write(multiverse, writer));
        }
      }
      if (formats.contains(Format.JSON)) {
        files.write(
            folder.resolve("results.json"),
            writer -> ResultsJson.write(results, SealJson.of(sealed), writer));
      }
      files.finish();
    }
    TerminalSummary.write(results, width(), terminal);
    terminal.println();
    terminal.println("Written to " + folder + ": " + written(spec) + ".");
    NoticeSummary.write(results, width(), terminal);
    if (sealed != null) {
      terminal.println(SealWords.summary(sealed));
    }
    terminal.flush();
    return 0;
  }

  /** A broken seal stops the run: whoever passed its report on would not know that it is broken. */
  private @Nullable SealFile seals() {
    Problems problems = new Problems();
    SealFile seals = SealFile.find(specPath, problems);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems.all());
    }
    return seals;
  }

  private String written(SpecFile spec) {
    return formats.stream()
        .distinct()
        .sorted()
        .map(
            format ->
                switch (format) {
                  case HTML -> "report.html, analysis.R, analysis.sps";
                  case TEXT -> "report.txt";
                  case CSV ->
                      "results.csv"
                          + (spec.published() == null ? "" : ", verdicts.csv")
                          + (spec.multiverse() == null ? "" : ", multiverse.csv");
                  case JSON -> "results.json";
                })
        .reduce((a, b) -> a + ", " + b)
        .orElse("nothing");
  }

  private static int width() {
    String columns = System.getenv("COLUMNS");
    if (columns == null || !columns.matches("[0-9]{2,4}")) {
      return WIDTH;
    }
    return Math.max(60, Integer.parseInt(columns));
  }
}
