package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Grouped;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.dataset.NumberText;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.inference.Equivalence;
import org.lacrima.statistics.inference.TTest;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.Moments;

/**
 * Two one-sided tests: is a difference, or a correlation, within bounds that do not matter?
 *
 * @param pairs outcome and group, first and second variable, or x and y; y is "" for one sample
 * @param mu what the mean of one sample is compared with
 * @param alpha of each one-sided test
 */
public record EquivalenceSpec(
    Form form,
    List<VariablePair> pairs,
    double mu,
    boolean pooled,
    Interval bounds,
    double alpha,
    @Nullable Adjustment adjust,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "equivalence";
  private static final String TERM = "equivalence";
  private static final double CONFIDENCE = 0.95; // of the t test, whose interval is not used

  public enum Form {
    GROUP("group"),
    PAIRED("paired"),
    ONE_SAMPLE("mu"),
    CORRELATION("x");

    private final String key;

    Form(String key) {
      this.key = key;
    }
  }

  private enum Variances {
    STUDENT,
    WELCH
  }

  static @Nullable AnalysisSpec read(Options options) {
    List<Form> forms = Stream.of(Form.values()).filter(form -> options.has(form.key)).toList();
    Interval bounds = options.bounds();
    double alpha = options.alpha();
    Adjustment adjust = options.adjust();
    if (forms.size() != 1) {
      options
          .problems()
          .add(
              "two-ways",
              options.place(),
              "An equivalence test has exactly one of group, paired, mu, x"
                  + (forms.isEmpty()
                      ? "."
                      : ", not " + String.join(" and ", forms.stream().map(f -> f.key).toList()))
                  + ".");
      Stream.of("outcome", "y", "variances").forEach(options::has);
      return null;
    }
    if (alpha >= 0.5) {
      options.problem("out-of-range", "alpha", "'alpha' must be below 0.5 here.", "");
    }
    Form form = forms.get(0);
    if (form == Form.CORRELATION && (bounds.low() <= -1 || bounds.high() >= 1)) {
      options.problem(
          "out-of-range", "bounds", "Bounds of a correlation lie between -1 and 1.", "");
    }
    boolean pooled =
        form == Form.GROUP
            && options.choice("variances", Variances.class, Variances.WELCH) == Variances.STUDENT;
    return new EquivalenceSpec(
        form,
        pairs(form, options),
        form == Form.ONE_SAMPLE ? options.number("mu", 0) : 0,
        pooled,
        bounds,
        alpha,
        adjust,
        options.where());
  }

  private static List<VariablePair> pairs(Form form, Options options) {
    List<VariablePair> pairs = new ArrayList<>();
    switch (form) {
      case GROUP -> {
        String group = options.variable("group");
        options.variables("outcome", 1).forEach(o -> pairs.add(new VariablePair(o, group)));
      }
      case ONE_SAMPLE ->
          options.variables("outcome", 1).forEach(o -> pairs.add(new VariablePair(o, "")));
      case PAIRED -> pairs.addAll(PairedTTestSpec.pairs(options));
      case CORRELATION -> pairs.addAll(VariablePair.crossed(options));
    }
    return pairs;
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
    return TERM;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("bounds", NumberText.of(bounds.low()) + ", " + NumberText.of(bounds.high()));
    options.put("alpha", NumberText.of(alpha));
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    return options;
  }

  private Need.GroupMoments groups(VariablePair pair) {
    return new Need.GroupMoments(where, pair.x(), pair.y(), List.of());
  }

  private Need.DifferencesOf differences(VariablePair pair) {
    return new Need.DifferencesOf(where, pair.x(), pair.y(), List.of());
  }

  private Need.MomentsOf moments(VariablePair pair) {
    return new Need.MomentsOf(where, pair.x(), List.of());
  }

  private Need.CrossProductsOf products(VariablePair pair) {
    return new Need.CrossProductsOf(where, List.of(pair.x(), pair.y()), List.of());
  }

  private Need<?> need(VariablePair pair) {
    return switch (form) {
      case GROUP -> groups(pair);
      case PAIRED -> differences(pair);
      case ONE_SAMPLE -> moments(pair);
      case CORRELATION -> products(pair);
    };
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    pairs.forEach(pair -> needs.add(need(pair)));
    return needs;
  }

  @Override
  public void compute(Answer answer, Records records) {
    records.notice(
        "equivalence-bounds",
        Statement.of(
            "told.equivalence-bounds",
            NumberText.of(bounds.low()),
            NumberText.of(bounds.high()),
            NumberText.of(alpha)));
    for (VariablePair pair : pairs) {
      Records.Entry entry = records.about(pair.x(), pair.y());
      if (form == Form.GROUP && answer.get(groups(pair)).levels().size() > 2) {
        entry = entry.note("more-than-two-groups");
        IndependentTTestSpec.tooManyLevels(pair.y(), answer.get(groups(pair)).levels(), records);
      }
      entry.add(method(), TERM, estimate(answer, pair), 1 - 2 * alpha);
    }
  }

  private String method() {
    return switch (form) {
      case GROUP -> pooled ? "student" : "welch";
      case PAIRED -> "paired";
      case ONE_SAMPLE -> "one-sample";
      case CORRELATION -> "pearson";
    };
  }

  private Estimate estimate(Answer answer, VariablePair pair) {
    return switch (form) {
      case GROUP -> ofGroups(answer.get(groups(pair)));
      case PAIRED ->
          Equivalence.ofMeans(
              TTest.paired(
                  answer.get(differences(pair)).table().moments(),
                  Alternative.TWO_SIDED,
                  CONFIDENCE),
              bounds,
              alpha);
      case ONE_SAMPLE ->
          Equivalence.ofMeans(
              TTest.oneSample(answer.get(moments(pair)), mu, Alternative.TWO_SIDED, CONFIDENCE),
              bounds,
              alpha);
      case CORRELATION -> {
        Estimate r =
            Pearson.test(answer.get(products(pair)).pair(0, 1), Alternative.TWO_SIDED, CONFIDENCE);
        yield Double.isNaN(r.value())
            ? r
            : Equivalence.ofCorrelation(r.value(), r.n(), bounds, alpha);
      }
    };
  }

  private Estimate ofGroups(Grouped<Moments> groups) {
    int k = groups.levels().size();
    if (k > 2) {
      return Estimate.of(groups.summaries().stream().mapToLong(Moments::n).sum(), Double.NaN);
    }
    Moments first = k == 0 ? Moments.EMPTY : groups.summaries().get(0);
    Moments second = k < 2 ? Moments.EMPTY : groups.summaries().get(1);
    Estimate difference =
        pooled
            ? TTest.student(first, second, Alternative.TWO_SIDED, CONFIDENCE)
            : TTest.welch(first, second, Alternative.TWO_SIDED, CONFIDENCE);
    return Equivalence.ofMeans(difference, bounds, alpha);
  }
}
