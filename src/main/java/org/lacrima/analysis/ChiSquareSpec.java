package org.lacrima.analysis;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Crosstab;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.effectsize.CramerV;
import org.lacrima.statistics.inference.ChiSquare;
import org.lacrima.statistics.inference.FisherExact;
import org.lacrima.statistics.inference.FisherMonteCarlo;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.ContingencyTable;

/** A table of two variables: counts, residuals, tests of independence, strength. */
public record ChiSquareSpec(
    String rows,
    String columns,
    Map<String, List<String>> declared,
    Set<Test> tests,
    int samples,
    long seed,
    @Nullable Adjustment adjust,
    double confidence,
    Filter where)
    implements AnalysisSpec {

  static final String KIND = "chi-square";
  private static final int MOST_CELLS = 10_000;

  public enum Test {
    PEARSON,
    LIKELIHOOD_RATIO,
    YATES,
    FISHER
  }

  static @Nullable AnalysisSpec read(Options options) {
    if (options.has("variable")) {
      return GoodnessOfFitSpec.read(options);
    }
    String rows = options.variable("rows");
    String columns = options.variable("columns");
    if (!rows.isEmpty() && rows.equals(columns)) {
      options.problem("duplicate-variable", "columns", "Rows and columns are the same.", "");
    }
    // Fisher's test beyond 2 x 2 is asked for by name; null says that nothing was asked
    Set<Test> tests = options.choices("tests", Test.class, EnumSet.noneOf(Test.class));
    int samples = (int) options.number("samples", 100_000);
    if (samples < 1 || samples > 100_000_000) {
      options.problem("out-of-range", "samples", "'samples' must lie between 1 and 100000000.", "");
    }
    return new ChiSquareSpec(
        rows,
        columns,
        options.declaredLevels(List.of(rows, columns)),
        tests,
        samples,
        (long) options.number("seed", 1),
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
    return "chi2";
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    if (tests.contains(Test.FISHER)) {
      options.put("samples", Integer.toString(samples));
      options.put("seed", Long.toString(seed));
    }
    return options;
  }

  private Need.JointFrequencies need() {
    return new Need.JointFrequencies(where, rows, columns, List.of(), false);
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(need());
  }

  private boolean wants(Test test) {
    return tests.isEmpty() || tests.contains(test);
  }

  @Override
  public void compute(Answer answer, Records records) {
    Crosstab cells = answer.get(need());
    Records.Entry entry = notedEmptyLevels(cells, records);
    if ((long) cells.rows().size() * cells.columns().size() > MOST_CELLS) {
      entry.note("too-many-levels").add("pearson", "chi2", Estimate.of(cells.total(), Double.NaN));
      records.notice(
          "too-many-levels",
          Statement.of("told.too-many-levels", cells.rows().size(), cells.columns().size()));
      return;
    }
    ContingencyTable table = cells.table();
    cellRecords(cells, table, entry);
    Records.Entry tested = entry;
    double smallest = ChiSquare.smallestExpected(table);
    if (smallest < 5) {
      tested = entry.note("expected-below-5");
      records.notice("expected-below-5", Statement.of("told.expected-below-5"));
    }
    boolean square = table.rows() == 2 && table.columns() == 2;
    if (wants(Test.PEARSON)) {
      tested.add("pearson", "chi2", ChiSquare.pearson(table));
    }
    if (wants(Test.LIKELIHOOD_RATIO)) {
      tested.add("likelihood-ratio", "chi2", ChiSquare.likelihoodRatio(table));
    }
    if (square && wants(Test.YATES)) {
      tested.add("yates", "chi2", ChiSquare.yates(table));
    } else if (tests.contains(Test.YATES)) {
      entry.note("not-two-by-two").add("yates", "chi2", Estimate.of(table.n(), Double.NaN));
      records.notice("not-two-by-two", Statement.of("told.not-two-by-two"));
    }
    if (square && wants(Test.FISHER)) {
      entry.add(
          "fisher",
          "odds_ratio",
          FisherExact.test(table, Alternative.TWO_SIDED, confidence),
          confidence);
    } else if (tests.contains(Test.FISHER)) {
      entry.add("fisher-monte-carlo", "fisher_p", FisherMonteCarlo.test(table, samples, seed));
    }
    if (square) {
      entry.add("", "phi", CramerV.phi(table));
    }
    entry.add("", "cramer_v", CramerV.of(table, confidence), confidence);
  }

  private Records.Entry notedEmptyLevels(Crosstab cells, Records records) {
    boolean any = emptyLevels(rows, cells.rows(), records);
    any |= emptyLevels(columns, cells.columns(), records);
    return records.about(rows, columns).note(any ? "empty-level" : "");
  }

  private boolean emptyLevels(
      String variable, List<org.lacrima.analysis.plan.Level> occurring, Records records) {
    List<String> empty = Levels.empty(declared.getOrDefault(variable, List.of()), occurring);
    if (!empty.isEmpty()) {
      records.notice(
          "empty-level",
          Statement.of("told.empty-level", Statement.name(variable), String.join(", ", empty)));
    }
    return !empty.isEmpty();
  }

  private static void cellRecords(Crosstab cells, ContingencyTable table, Records.Entry entry) {
    long n = table.n();
    for (int r = 0; r < table.rows(); r++) {
      for (int c = 0; c < table.columns(); c++) {
        Records.Entry cell =
            entry.level(cells.rows().get(r).text() + ":" + cells.columns().get(c).text());
        cell.add("", "count", Estimate.of(n, table.count(r, c)));
        cell.add("", "expected", Estimate.of(n, ChiSquare.expected(table, r, c)));
        double residual = ChiSquare.adjustedResidual(table, r, c);
        cell.add(
            "",
            "adjusted_residual",
            Estimate.of(n, residual)
                .because(Double.isNaN(residual) ? Validity.ONE_GROUP : Validity.DEFINED));
      }
    }
  }
}
