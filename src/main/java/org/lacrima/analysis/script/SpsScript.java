package org.lacrima.analysis.script;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.analysis.samples.Samples;

/** Writes {@code analysis.sps}: syntax that SPSS and PSPP both read. */
public final class SpsScript {

  private SpsScript() {}

  /** Writes the script of a spec as it was run. */
  public static void write(SpecFile spec, AnalysisResults results, Writer out) throws IOException {
    List<String> lines = new ArrayList<>();
    SpsData data = new SpsData(spec, results, lines);
    lines.add("* Encoding: UTF-8.");
    data.comment(spec.title());
    data.comment(
        "Does the analyses of " + spec.id() + " again in SPSS, or in PSPP (pspp analysis.sps)");
    data.comment("Made by " + results.engine() + "; spec SHA-256 " + spec.sha256());
    data.comment("What they cannot do, or do by another rule, is said where it would stand");
    data.comment("SPSS takes texts that differ only in blanks at their end for the same");
    data.comment("p is not adjusted here: for several tests, see p_adjusted in results.csv");
    data.add("SET DECIMAL=DOT");
    AnalysisResults.Data file = results.data();
    if (file != null) {
      data.comment(
          "From "
              + file.file()
              + ", SHA-256 "
              + file.sha256()
              + ". Name its folder here where it is elsewhere");
      new SpsReading(spec, data).read(file.files());
      data.deriveAndExclude();
    }
    for (SpecFile.Analysis analysis : spec.analyses()) {
      lines.add("");
      analysis(analysis, analysis.id(), results.analyses(), data);
    }
    samples(spec, results, data, lines);
    if (spec.multiverse() != null) {
      lines.add("");
      data.comment("The alternatives of the multiverse are not run here; analysis.R runs them all");
    }
    SpsPrinted.write(spec, data, lines);
    for (String line : lines) {
      out.write(line);
      out.write('\n');
    }
  }

  private static void analysis(
      SpecFile.Analysis analysis, String id, List<AnalysisResult> results, SpsData data) {
    AnalysisResult result =
        results.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    String where = analysis.where().text();
    data.add(
        "ECHO",
        SpsText.label(id + ": " + result.kind() + (where.isEmpty() ? "" : ", where " + where)));
    analysis.spec().by(new SpsAnalyses(new SpsTask(result, data)));
  }

  /** The same analyses once more in each sample. */
  private static void samples(
      SpecFile spec, AnalysisResults results, SpsData data, List<String> lines) {
    SampleSpec declared = spec.samples();
    Samples found = results.samples();
    if (declared == null || found == null) {
      return;
    }
    for (SampleSpec.Sample sample : declared.samples()) {
      lines.add("");
      data.comment("Only sample " + sample.name() + " from here on");
      data.sample(sample);
      for (SpecFile.Analysis analysis : spec.analyses()) {
        if (declared.analyses().contains(analysis.id())) {
          lines.add("");
          analysis(analysis, SampleSpec.id(analysis.id(), sample.name()), found.analyses(), data);
        }
      }
    }
    lines.add("");
    data.comment(
        "Correlations of samples are not compared or pooled here (META CONTINUOUS in SPSS 28 and"
            + " newer pools; PSPP has none); analysis.R does both");
  }
}
