package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Crosstab;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Grid;
import org.lacrima.analysis.plan.Level;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.correlation.ExactSpearman;
import org.lacrima.statistics.correlation.Kendall;
import org.lacrima.statistics.correlation.Pearson;
import org.lacrima.statistics.correlation.Spearman;
import org.lacrima.statistics.correlation.TableBootstrap;
import org.lacrima.statistics.inference.LeastSquaresLine;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.CellCorrelation;
import org.lacrima.statistics.summary.CrossProducts;
import org.lacrima.statistics.summary.Ranks;

/** Correlations of pairs of variables: Pearson from moments, ranks from joint frequencies. */
public record CorrelationSpec(
    List<VariablePair> pairs,
    Method method,
    boolean exact,
    @Nullable Bootstrap bootstrap,
    MissingRule missing,
    Alternative alternative,
    @Nullable Adjustment adjust,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "correlation";

  public enum Method {
    PEARSON("r"),
    SPEARMAN("rho"),
    KENDALL("tau");

    private final String term;

    Method(String term) {
      this.term = term;
    }
  }

  public enum IntervalMethod {
    FISHER_Z,
    BCA
  }

  /** How the bootstrap interval is made; null where there is none. */
  public record Bootstrap(int samples, long seed) {}

  private static final int MOST_CELLS = 5_000;

  /** More plots than these nobody looks at one by one. */
  private static final int MOST_DRAWN = 24;

  private static final int STEPS = 24;

  static @Nullable AnalysisSpec read(Options options) {
    Method method = options.choice("method", Method.class, Method.PEARSON);
    boolean exact = options.flag("exact");
    if (exact && method != Method.SPEARMAN) {
      options.problem(
          "unknown-choice",
          "exact",
          "Only Spearman's correlation has an exact p here.",
          "Maybe add method: spearman.");
    }
    boolean bca =
        options.choice("interval", IntervalMethod.class, IntervalMethod.FISHER_Z)
            == IntervalMethod.BCA;
    int samples = options.count("samples", 100, 1_000_000, 9_999);
    long seed = options.count("seed", 0, Integer.MAX_VALUE, 1);
    return new CorrelationSpec(
        VariablePair.read(options),
        method,
        exact,
        bca ? new Bootstrap(samples, seed) : null,
        options.missing(),
        options.alternative(),
        options.adjust(),
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
  public String mainTerm() {
    return method.term;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("missing", Fields.written(missing));
    options.put("alternative", Fields.written(alternative));
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    if (bootstrap != null) {
      options.put("interval", Fields.written(IntervalMethod.BCA));
      options.put("samples", Integer.toString(bootstrap.samples));
      options.put("seed", Long.toString(bootstrap.seed));
    }
    return options;
  }

  private List<String> others() {
    return missing == MissingRule.LISTWISE ? VariablePair.variables(pairs) : List.of();
  }

  private Need.CrossProductsOf products(VariablePair pair, List<String> others) {
    return new Need.CrossProductsOf(where, List.of(pair.x(), pair.y()), others);
  }

  private Need.JointFrequencies joint(VariablePair pair, List<String> others) {
    return new Need.JointFrequencies(where, pair.x(), pair.y(), others, true);
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    List<String> others = others();
    for (VariablePair pair : pairs) {
      if (method == Method.PEARSON) {
        needs.add(products(pair, others));
      }
      if (method != Method.PEARSON || bootstrap != null) {
        needs.add(joint(pair, others));
      }
    }
    return needs;
  }

  private Need.GridOf grid(VariablePair pair) {
    return new Need.GridOf(where, pair.x(), pair.y(), others(), true);
  }

  private boolean isDrawn(Plots plots) {
    return plots != Plots.NONE && pairs.size() <= MOST_DRAWN;
  }

  @Override
  public List<Need<?>> drawnNeeds(Plots plots) {
    return isDrawn(plots) ? List.copyOf(pairs.stream().map(this::grid).toList()) : List.of();
  }

  @Override
  public List<Drawn> drawn(Answer answer, Plots plots) {
    List<Drawn> drawn = new ArrayList<>();
    for (VariablePair pair : isDrawn(plots) ? pairs : List.<VariablePair>of()) {
      Grid grid = answer.get(grid(pair));
      // ranks know no straight line
      List<Drawn.Fitted> line =
          method == Method.PEARSON
              ? line(answer.get(products(pair, others())).pair(0, 1), grid)
              : List.of();
      drawn.add(new Drawn.Pair(pair.x(), pair.y(), grid, line));
    }
    return drawn;
  }

  private List<Drawn.Fitted> line(CrossProducts products, Grid grid) {
    List<Drawn.Fitted> fitted = new ArrayList<>();
    List<Level> xs = grid.cells().rows();
    LeastSquaresLine line = LeastSquaresLine.of(products);
    if (xs.size() > 1 && Double.isFinite(line.slope())) {
      double low = xs.get(0).number();
      double step = (xs.get(xs.size() - 1).number() - low) / STEPS;
      for (int i = 0; i <= STEPS; i++) {
        double x = low + i * step;
        double middle = line.at(x);
        double half = line.halfWidth(x, confidence);
        double around = Double.isFinite(half) ? half : 0;
        fitted.add(new Drawn.Fitted(x, middle - around, middle, middle + around));
      }
    }
    return fitted;
  }

  @Override
  public void compute(Answer answer, Records records) {
    List<String> others = others();
    for (VariablePair pair : pairs) {
      Estimate estimate =
          switch (method) {
            case PEARSON ->
                Pearson.test(
                    answer.get(products(pair, others)).pair(0, 1), alternative, confidence);
            case SPEARMAN -> spearman(answer.get(joint(pair, others)));
            case KENDALL -> kendall(answer.get(joint(pair, others)));
          };
      Records.Entry entry = records.about(pair.x(), pair.y());
      if (exact && !Double.isNaN(estimate.p())) {
        Estimate exactly =
            ExactSpearman.test(estimate, ranked(answer.get(joint(pair, others))), alternative);
        boolean possible = exactly.validity() != Validity.TOO_MANY;
        entry = entry.note(possible ? "exact-p" : "no-exact-p");
        estimate = possible ? exactly : estimate;
      }
      if (bootstrap != null) {
        Crosstab cells = answer.get(joint(pair, others));
        if (cells.countOf().length > MOST_CELLS) {
          entry = entry.note("no-bootstrap");
          estimate = estimate.withInterval(Interval.NONE);
        } else if (estimate.validity().defined()) {
          entry = entry.note("bootstrap");
          estimate = bootstrapped(estimate, cells, bootstrap);
        }
      }
      entry.add(Fields.written(method), method.term, estimate, confidence);
    }
    if (bootstrap != null) {
      records.notice(
          "bootstrap", Statement.of("told.bootstrap", bootstrap.samples, bootstrap.seed));
    }
  }

  private Estimate bootstrapped(Estimate estimate, Crosstab cells, Bootstrap how) {
    CellCorrelation measure =
        new CellCorrelation(
            cells.rowOf(),
            cells.columnOf(),
            cells.countOf(),
            cells.rows().stream().mapToDouble(Level::number).toArray(),
            cells.columns().stream().mapToDouble(Level::number).toArray());
    return TableBootstrap.bca(
        estimate,
        measure,
        switch (method) {
          case PEARSON -> measure::pearson;
          case SPEARMAN -> measure::spearman;
          case KENDALL -> measure::kendall;
        },
        how.samples,
        how.seed,
        alternative,
        confidence);
  }

  private static CrossProducts ranked(Crosstab cells) {
    return cells.isSmall()
        ? Ranks.crossProducts(cells.table())
        : Ranks.crossProducts(cells.xs(), cells.ys());
  }

  private Estimate spearman(Crosstab cells) {
    return Spearman.test(ranked(cells), alternative, confidence);
  }

  private Estimate kendall(Crosstab cells) {
    return cells.isSmall()
        ? Kendall.test(cells.table(), alternative)
        : Kendall.test(cells.xs(), cells.ys(), alternative);
  }
}
