package org.lacrima.analysis.script;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.PrintedCorrelationsSpec;
import org.lacrima.analysis.PrintedTTestSpec;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.analysis.samples.Samples;
import org.lacrima.dataset.NumberText;

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
      data.read(file.files());
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
    printed(spec, data, lines);
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
    analysis.spec().by(new SpsAnalyses(result, data));
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

  /** What needs no data is computed in a file of one row, after everything else. */
  private static void printed(SpecFile spec, SpsData data, List<String> lines) {
    List<SpecFile.Analysis> printed =
        spec.analyses().stream()
            .filter(
                analysis ->
                    analysis.spec() instanceof PrintedTTestSpec
                        || analysis.spec() instanceof PrintedCorrelationsSpec)
            .toList();
    if (printed.isEmpty()) {
      return;
    }
    lines.add("");
    data.comment("What is computed from print alone");
    data.add("INPUT PROGRAM");
    data.add("COMPUTE one = 1");
    data.add("END CASE");
    data.add("END FILE");
    data.add("END INPUT PROGRAM");
    for (SpecFile.Analysis analysis : printed) {
      data.add(
          "ECHO", SpsText.label(analysis.id() + ": " + analysis.spec().kind() + ", from print"));
      if (analysis.spec() instanceof PrintedTTestSpec t) {
        means(t, data);
      } else if (analysis.spec() instanceof PrintedCorrelationsSpec r) {
        set(data, "r1", NumberText.of(r.first().r()));
        set(data, "n1", Long.toString(r.first().n()));
        set(data, "r2", NumberText.of(r.second().r()));
        set(data, "n2", Long.toString(r.second().n()));
        set(data, "zr1", "LN((1 + r1) / (1 - r1)) / 2");
        set(data, "zr2", "LN((1 + r2) / (1 - r2)) / 2");
        set(data, "z", "(zr1 - zr2) / SQRT(1 / (n1 - 3) + 1 / (n2 - 3))");
        set(data, "p", "2 * CDFNORM(-ABS(z))");
        list(data, "r1 r2 z p");
      }
    }
  }

  private static void means(PrintedTTestSpec t, SpsData data) {
    set(data, "n1", Long.toString(t.first().n()));
    set(data, "m1", NumberText.of(t.first().mean()));
    set(data, "s1", NumberText.of(t.first().sd()));
    set(data, "n2", Long.toString(t.second().n()));
    set(data, "m2", NumberText.of(t.second().mean()));
    set(data, "s2", NumberText.of(t.second().sd()));
    set(data, "df_student", "n1 + n2 - 2");
    set(data, "sp", "SQRT(((n1 - 1) * s1 ** 2 + (n2 - 1) * s2 ** 2) / df_student)");
    set(data, "t_student", "(m1 - m2) / (sp * SQRT(1 / n1 + 1 / n2))");
    set(data, "p_student", "2 * CDF.T(-ABS(t_student), df_student)");
    set(data, "v1", "s1 ** 2 / n1");
    set(data, "v2", "s2 ** 2 / n2");
    set(data, "t_welch", "(m1 - m2) / SQRT(v1 + v2)");
    set(data, "df_welch", "(v1 + v2) ** 2 / (v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1))");
    set(data, "p_welch", "2 * CDF.T(-ABS(t_welch), df_welch)");
    set(data, "d", "(m1 - m2) / sp");
    list(data, "t_student df_student p_student t_welch df_welch p_welch d");
  }

  private static void set(SpsData data, String name, String value) {
    data.add("COMPUTE", name, "=", value);
  }

  private static void list(SpsData data, String names) {
    data.add("FORMATS", names, "(F16.6)");
    data.add("LIST", "/VARIABLES=" + names);
  }
}
