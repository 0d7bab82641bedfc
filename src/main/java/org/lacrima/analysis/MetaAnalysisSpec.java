package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.effectsize.CorrelationMetaAnalysis;

/** Correlations of several studies, as printed, pooled by a random-effects model; no data. */
public record MetaAnalysisSpec(String x, String y, List<Study> studies, double confidence)
    implements AnalysisSpec {

  static final String KIND = "meta-analysis";
  private static final String METHOD = "reml-hartung-knapp";

  /** One study. */
  public record Study(String id, PrintedCorrelationsSpec.Printed printed) {}

  public MetaAnalysisSpec {
    studies = List.copyOf(studies);
  }

  static @Nullable AnalysisSpec read(Options options) {
    Fields fields = options.fields();
    String x = fields.text("x");
    String y = fields.text("y");
    double confidence = options.confidence();
    fields.required("studies");
    List<Study> studies = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Node item : fields.list("studies")) {
      try (Fields study = Fields.of(item, "A study", options.problems())) {
        String id = study.requiredText("study");
        Place place = study.place("study");
        if (!id.isEmpty() && ids.contains(id)) {
          options.problems().add("duplicate-id", place, "Two studies are called '" + id + "'.");
        }
        ids.add(id);
        PrintedCorrelationsSpec.Printed printed =
            PrintedCorrelationsSpec.Printed.read(study, options.problems());
        if (printed != null) {
          studies.add(new Study(id, printed));
        }
      }
    }
    return new MetaAnalysisSpec(x == null ? "" : x, y == null ? "" : y, studies, confidence);
  }

  @Override
  public <R> R by(ByKind<R> reader) {
    return reader.of(this);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String mainTerm() {
    return "pooled_r";
  }

  @Override
  public Map<String, String> options() {
    return Map.of();
  }

  @Override
  public List<Need<?>> needs() {
    return List.of();
  }

  @Override
  public void compute(Answer answer, Records records) {
    Records.Entry entry = records.about(x, y);
    for (Study study : studies) {
      entry.level(study.id).add("pearson", "r", study.printed.estimate(confidence), confidence);
    }
    double[] r = studies.stream().mapToDouble(study -> study.printed.r()).toArray();
    long[] n = studies.stream().mapToLong(study -> study.printed.n()).toArray();
    CorrelationMetaAnalysis pooled = CorrelationMetaAnalysis.of(r, n, confidence);
    add(entry, pooled, confidence);
  }

  /** What the studies show together. */
  static void add(Records.Entry entry, CorrelationMetaAnalysis pooled, double confidence) {
    long cases = pooled.z().n();
    entry.add(METHOD, "pooled_r", pooled.r(), confidence);
    entry.add(METHOD, "pooled_z", pooled.z(), confidence);
    entry.add(
        METHOD,
        "prediction",
        Estimate.of(cases, pooled.r().value())
            .withInterval(pooled.prediction(confidence))
            .because(pooled.r().validity()),
        confidence);
    entry.add(METHOD, "tau_squared", of(pooled, pooled.tauSquared()));
    entry.add(METHOD, "i_squared", of(pooled, pooled.iSquared()));
    entry.add("cochran", "q", pooled.q());
  }

  private static Estimate of(CorrelationMetaAnalysis pooled, double value) {
    return Estimate.of(pooled.z().n(), value).because(pooled.z().validity());
  }
}
