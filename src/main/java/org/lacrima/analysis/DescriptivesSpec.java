package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.inference.Descriptives;
import org.lacrima.statistics.inference.ShapiroWilk;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Moments;

/** Descriptive statistics of variables, one after the other. */
public record DescriptivesSpec(
    List<String> variables,
    Set<Statistic> statistics,
    MissingRule missing,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "descriptives";
  private static final int LARGEST_SHAPIRO = 5000;

  public enum Statistic {
    N,
    MISSING,
    MEAN,
    SD,
    VARIANCE,
    MEDIAN,
    MIN,
    MAX,
    Q1,
    Q3,
    SKEWNESS,
    KURTOSIS,
    SHAPIRO_W
  }

  private static final Set<Statistic> FROM_FREQUENCIES =
      EnumSet.of(
          Statistic.MEDIAN,
          Statistic.MIN,
          Statistic.MAX,
          Statistic.Q1,
          Statistic.Q3,
          Statistic.SHAPIRO_W);

  static @Nullable AnalysisSpec read(Options options) {
    return new DescriptivesSpec(
        options.variables("variables", 1),
        options.choices("statistics", Statistic.class, EnumSet.allOf(Statistic.class)),
        options.missing(),
        options.confidence(),
        options.where());
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
  public Map<String, String> options() {
    return Map.of("missing", Fields.written(missing));
  }

  private List<String> others() {
    return missing == MissingRule.LISTWISE ? variables : List.of();
  }

  private boolean wantsFrequencies() {
    return statistics.stream().anyMatch(FROM_FREQUENCIES::contains);
  }

  private Need.MomentsOf moments(String variable) {
    return new Need.MomentsOf(where, variable, others());
  }

  private Need.FrequenciesOf frequencies(String variable) {
    return new Need.FrequenciesOf(where, variable, others());
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    needs.add(new Need.RowCount(where));
    for (String variable : variables) {
      needs.add(moments(variable));
      if (wantsFrequencies()) {
        needs.add(frequencies(variable));
      }
    }
    return needs;
  }

  private Need.GridOf grid(String outcome) {
    return new Need.GridOf(where, outcome, "", others(), false);
  }

  @Override
  public List<Need<?>> drawnNeeds(Plots plots) {
    return plots == Plots.NONE || plots == Plots.MAIN
        ? List.of()
        : List.copyOf(variables.stream().map(this::grid).toList());
  }

  @Override
  public List<Drawn> drawn(Answer answer, Plots plots) {
    return drawnNeeds(plots).isEmpty()
        ? List.of()
        : variables.stream()
            .<Drawn>map(
                name ->
                    new Drawn.Groups(
                        name,
                        "",
                        answer.get(grid(name)),
                        List.of(Drawn.Mean.of("", answer.get(moments(name)), confidence))))
            .toList();
  }

  @Override
  public void compute(Answer answer, Records records) {
    long rows = answer.get(new Need.RowCount(where));
    for (String variable : variables) {
      Moments moments = answer.get(moments(variable));
      FrequencyTable table = FrequencyTable.of();
      if (wantsFrequencies()) {
        table = answer.get(frequencies(variable)).table();
      }
      Records.Entry entry = records.about(variable, "");
      for (Statistic statistic : statistics) {
        if (statistic == Statistic.SHAPIRO_W && moments.n() > LARGEST_SHAPIRO) {
          continue;
        }
        entry.add(
            "",
            statistic.name().toLowerCase(Locale.ROOT),
            estimate(statistic, moments, table, rows),
            confidence);
      }
    }
  }

  private Estimate estimate(Statistic statistic, Moments moments, FrequencyTable table, long rows) {
    long n = moments.n();
    return switch (statistic) {
      case N -> Estimate.of(n, n);
      case MISSING -> Estimate.of(n, rows - n);
      case MEAN -> Descriptives.mean(moments, confidence);
      case SD -> Descriptives.sd(moments);
      case VARIANCE -> Descriptives.variance(moments);
      case MEDIAN -> of(n, table.median());
      case MIN -> of(n, table.min());
      case MAX -> of(n, table.max());
      case Q1 -> of(n, table.quantile(0.25));
      case Q3 -> of(n, table.quantile(0.75));
      case SKEWNESS -> Descriptives.skewness(moments);
      case KURTOSIS -> Descriptives.kurtosis(moments);
      case SHAPIRO_W -> ShapiroWilk.test(table);
    };
  }

  private static Estimate of(long n, double value) {
    if (n == 0) {
      return Estimate.undefined(0, Validity.TOO_FEW);
    }
    return Double.isFinite(value)
        ? Estimate.of(n, value)
        : Estimate.undefined(n, Validity.NOT_FINITE);
  }
}
