package org.lacrima.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Grouped;
import org.lacrima.analysis.plan.Level;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Problems;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.effectsize.CohenD;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.Moments;

/**
 * Two groups of which only n, mean and sd are printed somewhere; it needs no data.
 *
 * @param levels what the two groups are called: {@code a} and {@code b} where the spec does not say
 */
public record PrintedTTestSpec(
    String outcome,
    String group,
    List<String> levels,
    Moments first,
    Moments second,
    TTests.Variances variances,
    Alternative alternative,
    @Nullable Adjustment adjust,
    double confidence)
    implements AnalysisSpec {

  public PrintedTTestSpec {
    levels = List.copyOf(levels);
  }

  static @Nullable AnalysisSpec read(Options options) {
    TTests.Variances variances =
        options.choice("variances", TTests.Variances.class, TTests.Variances.BOTH);
    Alternative alternative = options.alternative();
    Adjustment adjust = options.adjust();
    double confidence = options.confidence();
    Fields summary = options.fields().fields("summary");
    if (summary == null) {
      return null;
    }
    try (summary) {
      String outcome = summary.requiredText("outcome");
      String group = summary.requiredText("group");
      List<String> levels = new ArrayList<>();
      Moments first = moments(summary, "a", levels, options.problems());
      Moments second = moments(summary, "b", levels, options.problems());
      if (levels.size() == 2 && levels.get(0).equals(levels.get(1))) {
        options
            .problems()
            .add(
                "duplicate-level",
                summary.place("b"),
                "Both groups are called '" + levels.get(0) + "'.",
                "Maybe give each a 'level' of its own.");
      }
      return first == null || second == null
          ? null
          : new PrintedTTestSpec(
              outcome, group, levels, first, second, variances, alternative, adjust, confidence);
    }
  }

  private static @Nullable Moments moments(
      Fields summary, String key, List<String> levels, Problems problems) {
    summary.required(key);
    Fields fields = summary.fields(key);
    if (fields == null) {
      return null;
    }
    try (fields) {
      String level = fields.text("level");
      levels.add(level == null || level.isBlank() ? key : level.strip());
      fields.required("n");
      fields.required("mean");
      fields.required("sd");
      Integer n = fields.integer("n");
      BigDecimal mean = fields.number("mean");
      BigDecimal sd = fields.number("sd");
      if (n == null || mean == null || sd == null) {
        return null;
      }
      if (n < 1) {
        problems.add("out-of-range", fields.place("n"), "'n' must be at least 1, not " + n + ".");
        return null;
      }
      if (sd.signum() < 0) {
        problems.add(
            "out-of-range",
            fields.place("sd"),
            "'sd' must not be negative: " + sd.toPlainString() + ".");
        return null;
      }
      return Moments.printed(n, mean.doubleValue(), sd.doubleValue());
    }
  }

  @Override
  public <R> R by(ByKind<R> reader) {
    return reader.of(this);
  }

  @Override
  public String kind() {
    return TTests.KIND;
  }

  @Override
  public String mainTerm() {
    return "difference";
  }

  @Override
  public Map<String, String> options() {
    return Map.of("alternative", Fields.written(alternative));
  }

  @Override
  public List<Need<?>> needs() {
    return List.of();
  }

  @Override
  public void compute(Answer answer, Records records) {
    Records.Entry entry = records.about(outcome, group);
    IndependentTTestSpec.groupMoments(
        new Grouped<>(levels.stream().map(Level::of).toList(), List.of(first, second)),
        entry,
        confidence);
    if (variances != TTests.Variances.WELCH) {
      entry.add(
          "student",
          "difference",
          TTest.student(first, second, alternative, confidence),
          confidence);
    }
    if (variances != TTests.Variances.STUDENT) {
      entry.add(
          "welch", "difference", TTest.welch(first, second, alternative, confidence), confidence);
    }
    Estimate d = CohenD.pooled(first, second, confidence);
    entry.add("pooled-sd", "cohen_d", TTests.withoutTest(d), confidence);
    entry.add("pooled-sd", "hedges_g", TTests.withoutTest(CohenD.hedges(d)), confidence);
  }
}
