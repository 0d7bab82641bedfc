package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.multiverse.Multiverse;
import org.lacrima.analysis.plan.DataFile;
import org.lacrima.analysis.samples.Samples;
import org.lacrima.dataset.Variable;

/**
 * Everything one run of a spec found; results.csv, results.json and every report print from this
 * and from nothing else.
 *
 * @param engine {@code lacrima 0.1.0}
 * @param data null where the spec needs no data
 * @param variables the variables that the analyses use, also the derived ones, by name
 * @param analyses those of the spec, in its order, of all rows
 * @param samples what each sample shows; null where the data are one
 * @param multiverse what other decisions would have shown; null where the spec names none
 * @param derived formulas of the derived variables as written, by name, in the order of the spec
 */
public record AnalysisResults(
    String engine,
    Spec spec,
    @Nullable Data data,
    Map<String, Variable> variables,
    Map<String, String> derived,
    List<AnalysisResult> analyses,
    List<Notice> notices,
    @Nullable Samples samples,
    @Nullable Multiverse multiverse) {

  /** Of one sample, decided one way. */
  public AnalysisResults(
      String engine,
      Spec spec,
      @Nullable Data data,
      Map<String, Variable> variables,
      Map<String, String> derived,
      List<AnalysisResult> analyses,
      List<Notice> notices) {
    this(engine, spec, data, variables, derived, analyses, notices, null, null);
  }

  /**
   * @param question what is asked, in a sentence or two; empty where the spec does not say
   * @param language of the report: {@code en}, {@code it}, {@code he}
   * @param sha256 of the spec file's bytes, lower-case hexadecimal
   * @param confidence the spec's default level of intervals, 0.95
   * @param alpha what "significant" means in sentences
   */
  public record Spec(
      String id,
      String title,
      String question,
      String language,
      String sha256,
      double confidence,
      double alpha) {}

  /**
   * @param file the file's name without its folder, or the table's name
   * @param files the same, and what is in it; one for each sample where they have files
   * @param sha256 of the file's bytes; empty for a database
   * @param rows of the file, before exclusions
   * @param synthetic rows of status synthetic among those analysed
   * @param analysed rows left after status and exclusions
   */
  public record Data(
      String file,
      List<DataFile> files,
      String sha256,
      long rows,
      long synthetic,
      long analysed,
      List<Exclusion> excluded) {
    public Data {
      files = List.copyOf(files);
      excluded = List.copyOf(excluded);
    }
  }

  /** Rows dropped for one reason; a row counts for the first reason that drops it. */
  public record Exclusion(String reason, long n) {}

  public AnalysisResults {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
    analyses = List.copyOf(analyses);
    notices = List.copyOf(notices);
  }

  /** The same with what other decisions would have shown. */
  AnalysisResults with(Multiverse found) {
    return new AnalysisResults(
        engine, spec, data, variables, derived, analyses, notices, samples, found);
  }

  /** The analyses of the spec, then those of its samples. */
  public List<AnalysisResult> everything() {
    List<AnalysisResult> all = new ArrayList<>(analyses);
    if (samples != null) {
      all.addAll(samples.analyses());
    }
    return all;
  }

  /** All records in spec order: the rows of results.csv. */
  public List<ResultRecord> records() {
    return everything().stream().flatMap(analysis -> analysis.records().stream()).toList();
  }
}
