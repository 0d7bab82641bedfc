package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.analysis.samples.Forest;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.analysis.samples.Samples;
import org.lacrima.analysis.statement.Statement;

/**
 * A spec, and the same spec for the rows of each of its samples.
 *
 * @param samples by name, in order; empty where the data are one
 */
record SampledSpec(SpecFile spec, Map<String, SpecFile> samples) {

  static SampledSpec of(SpecFile spec) {
    Map<String, SpecFile> samples = new LinkedHashMap<>();
    SampleSpec declared = spec.samples();
    if (declared != null) {
      declared.samples().forEach(sample -> samples.put(sample.name(), spec.in(declared, sample)));
    }
    return new SampledSpec(spec, samples);
  }

  /** Everything that must be answered. */
  List<SpecFile> parts() {
    List<SpecFile> parts = new ArrayList<>(List.of(spec));
    parts.addAll(samples.values());
    return parts;
  }

  /** What the samples show, each by itself and all together; null where the data are one. */
  @Nullable Samples results(SpecAnswers answers, SummarySource source) {
    SampleSpec declared = spec.samples();
    if (declared == null) {
      return null;
    }
    Map<String, List<AnalysisResult>> found = new LinkedHashMap<>();
    List<Samples.Sample> described = new ArrayList<>();
    for (SampleSpec.Sample sample : declared.samples()) {
      SpecFile part = samples.get(sample.name());
      if (part == null) {
        continue;
      }
      Answer answer = answers.of(part);
      found.put(sample.name(), SpecRun.analyses(part, answer));
      described.add(
          new Samples.Sample(
              sample.name(), sample.value(), own(SpecRun.data(part, source, answer))));
    }
    List<AnalysisResult> results = new ArrayList<>();
    List<Forest> forests = new ArrayList<>();
    int count = found.values().stream().mapToInt(List::size).findFirst().orElse(0);
    for (int a = 0; a < count; a++) {
      Map<String, AnalysisResult> each = new LinkedHashMap<>();
      for (Map.Entry<String, List<AnalysisResult>> of : found.entrySet()) {
        AnalysisResult named = named(of.getValue().get(a), of.getKey());
        each.put(of.getKey(), named);
        results.add(named);
      }
      SampleComparison comparison =
          SampleComparison.of(
              found.values().iterator().next().get(a), each, spec.defaults().confidence());
      results.addAll(comparison.results());
      forests.addAll(comparison.forests());
    }
    return new Samples(declared.column(), described, results, forests);
  }

  /** A sample's data without the rows of the others. */
  private static AnalysisResults.Data own(AnalysisResults.Data data) {
    List<AnalysisResults.Exclusion> others =
        data.excluded().stream().filter(e -> e.reason().equals(SampleSection.OTHERS)).toList();
    return new AnalysisResults.Data(
        data.file(),
        data.files(),
        data.sha256(),
        data.rows() - others.stream().mapToLong(AnalysisResults.Exclusion::n).sum(),
        data.synthetic(),
        data.analysed(),
        data.excluded().stream().filter(e -> !others.contains(e)).toList());
  }

  /** What must be known of the samples before anything about them is read. */
  static List<Notice> notices(Samples samples, AnalysisResults.Data whole) {
    List<Notice> notices = new ArrayList<>();
    long inSamples = 0;
    for (Samples.Sample sample : samples.samples()) {
      inSamples += sample.data().rows();
      if (sample.data().rows() == 0) {
        notices.add(
            new Notice(
                "empty-sample",
                samples.column(),
                Statement.of("told.empty-sample", sample.name())));
      }
    }
    long none = whole.rows() - inSamples;
    if (none > 0) {
      notices.add(
          new Notice(
              "no-sample", samples.column(), Statement.counted("told.no-sample", none, none)));
    }
    return notices;
  }

  /** The same result under the sample's name. */
  private static AnalysisResult named(AnalysisResult result, String sample) {
    String id = SampleSpec.id(result.id(), sample);
    Map<String, String> options = new LinkedHashMap<>(result.options());
    options.put("sample", sample);
    return new AnalysisResult(
        id,
        result.kind(),
        result.where(),
        options,
        result.records().stream().map(record -> record.in(id)).toList(),
        result.notices().stream()
            .map(
                notice ->
                    notice.about().equals(result.id())
                        ? new Notice(notice.code(), id, notice.said())
                        : notice)
            .toList());
  }
}
