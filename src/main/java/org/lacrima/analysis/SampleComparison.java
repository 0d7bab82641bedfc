package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacrima.analysis.samples.Forest;
import org.lacrima.analysis.samples.ForestRow;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.correlation.CorrelationComparison;
import org.lacrima.statistics.effectsize.CorrelationMetaAnalysis;

/**
 * One analysis of correlations in several samples: each two of them compared on Fisher's z scale,
 * and all pooled by a random-effects model. Samples without a usable correlation (none at all, ±1,
 * fewer than four cases) are left out and told.
 *
 * @param results {@code ID@compared} and {@code ID@pooled}; empty of other kinds of analyses
 */
record SampleComparison(List<AnalysisResult> results, List<Forest> forests) {

  private static final Set<String> TERMS = Set.of("r", "rho");
  private static final Set<String> KINDS =
      Set.of(CorrelationSpec.KIND, PartialCorrelationSpec.KIND);

  /** One sample's correlation and its variance on Fisher's z scale. */
  private record Part(String sample, ResultRecord record, double variance) {

    static Part of(String sample, ResultRecord record) {
      int k = record.given().isEmpty() ? 0 : record.given().split("\\+", -1).length;
      double factor =
          record.term().equals("rho") ? 1 + record.estimate() * record.estimate() / 2 : 1;
      return new Part(sample, record, factor / (record.n() - 3 - k));
    }

    boolean usable() {
      return Math.abs(record.estimate()) < 1 && variance > 0 && variance < Double.POSITIVE_INFINITY;
    }
  }

  /**
   * @param first the analysis of any sample, under the spec's id
   * @param samples the results of each, in order
   */
  static SampleComparison of(
      AnalysisResult first, Map<String, AnalysisResult> samples, double confidence) {
    Map<String, List<Part>> pairs = new LinkedHashMap<>();
    samples.forEach(
        (sample, result) -> {
          for (ResultRecord record : result.records()) {
            if (KINDS.contains(result.kind()) && TERMS.contains(record.term())) {
              String pair = record.x() + " " + record.y() + " " + record.given();
              pairs.computeIfAbsent(pair, of -> new ArrayList<>()).add(Part.of(sample, record));
            }
          }
        });
    if (pairs.isEmpty()) {
      return new SampleComparison(List.of(), List.of());
    }
    Records compared =
        new Records(SampleSpec.id(first.id(), SampleSpec.COMPARED), CorrelationComparisons.KIND);
    Records pooled =
        new Records(SampleSpec.id(first.id(), SampleSpec.POOLED), MetaAnalysisSpec.KIND);
    List<Forest> forests = new ArrayList<>();
    for (List<Part> parts : pairs.values()) {
      compare(parts, compared, confidence);
      forests.add(pool(first.id(), parts, pooled, confidence));
    }
    return new SampleComparison(
        List.of(
            result(compared, SampleSpec.COMPARED, first), result(pooled, SampleSpec.POOLED, first)),
        forests);
  }

  private static AnalysisResult result(Records records, String what, AnalysisResult first) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("sample", what);
    return new AnalysisResult(
        SampleSpec.id(first.id(), what),
        what.equals(SampleSpec.POOLED) ? MetaAnalysisSpec.KIND : CorrelationComparisons.KIND,
        first.where(),
        options,
        records.records(),
        records.notices());
  }

  private static Records.Entry about(Records records, ResultRecord record) {
    Records.Entry entry = records.about(record.x(), record.y());
    return record.given().isEmpty() ? entry : entry.given(List.of(record.given()));
  }

  private static void compare(List<Part> parts, Records records, double confidence) {
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        Part a = parts.get(i);
        Part b = parts.get(j);
        Estimate difference =
            CorrelationComparison.independent(
                a.record.estimate(),
                a.usable() ? a.variance : Double.NaN,
                b.record.estimate(),
                b.usable() ? b.variance : Double.NaN,
                a.record.n() + b.record.n(),
                Alternative.TWO_SIDED,
                confidence);
        about(records, a.record)
            .level(a.sample + ":" + b.sample)
            .add("fisher-z", CorrelationComparisons.DIFFERENCE, difference, confidence);
      }
    }
  }

  private static Forest pool(
      String analysis, List<Part> parts, Records records, double confidence) {
    List<Part> used = parts.stream().filter(Part::usable).toList();
    ResultRecord any = parts.get(0).record;
    Records.Entry entry = about(records, any);
    if (used.size() < parts.size()) {
      List<String> left =
          parts.stream().filter(part -> !part.usable()).map(part -> part.sample).toList();
      records.notice(
          "sample-left-out",
          Statement.counted(
              "told.sample-left-out",
              left.size(),
              Statement.name(any.x()),
              Statement.name(any.y()),
              String.join(", ", left)));
      entry = entry.note("sample-left-out");
    }
    double[] r = used.stream().mapToDouble(part -> part.record.estimate()).toArray();
    double[] v = used.stream().mapToDouble(part -> part.variance).toArray();
    long cases = used.stream().mapToLong(part -> part.record.n()).sum();
    CorrelationMetaAnalysis all = CorrelationMetaAnalysis.of(r, v, cases, confidence);
    MetaAnalysisSpec.add(entry, all, confidence);
    List<ForestRow> rows = new ArrayList<>();
    double weights = 0;
    for (double variance : v) {
      weights += 1 / (variance + all.tauSquared());
    }
    for (Part part : parts) {
      ResultRecord record = part.record;
      rows.add(
          new ForestRow(
              ForestRow.Kind.SAMPLE,
              part.sample,
              record.n(),
              record.estimate(),
              record.ciLow(),
              record.ciHigh(),
              part.usable() ? 1 / (part.variance + all.tauSquared()) / weights : Double.NaN));
    }
    Interval interval = all.r().interval();
    if (!Double.isNaN(all.r().value())) {
      Interval prediction = all.prediction(confidence);
      rows.add(row(ForestRow.Kind.POOLED, cases, all.r().value(), interval.low(), interval.high()));
      rows.add(
          row(
              ForestRow.Kind.PREDICTION,
              cases,
              all.r().value(),
              prediction.low(),
              prediction.high()));
    }
    return new Forest(
        analysis,
        any.term(),
        any.x(),
        any.y(),
        any.given(),
        confidence,
        rows,
        all.q().statistic(),
        all.q().df(),
        all.q().p(),
        all.iSquared(),
        all.tauSquared());
  }

  private static ForestRow row(
      ForestRow.Kind kind, long n, double estimate, double low, double high) {
    return new ForestRow(kind, "", n, estimate, low, high, Double.NaN);
  }
}
