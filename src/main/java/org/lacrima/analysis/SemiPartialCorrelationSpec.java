package org.lacrima.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.correlation.SemiPartialCorrelation;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.CrossProductMatrix;

/** Correlations of x, as it is, with what the covariates leave of y. */
public record SemiPartialCorrelationSpec(
    CovariateProducts products, Alternative alternative, @Nullable Adjustment adjust)
    implements AnalysisSpec {

  static final String KIND = "semi-partial-correlation";
  private static final String TERM = "semi_partial_r";

  static AnalysisSpec read(Options options) {
    return new SemiPartialCorrelationSpec(
        CovariateProducts.read(options, VariablePair.crossed(options)),
        options.alternative(),
        options.adjust());
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
  public @Nullable Adjustment adjust() {
    return adjust;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("missing", Fields.written(products.missing()));
    options.put("alternative", Fields.written(alternative));
    options.put("adjust", Fields.written(adjust == null ? Adjustment.NONE : adjust));
    return options;
  }

  @Override
  public List<Need<?>> needs() {
    return products.needs();
  }

  @Override
  public void compute(Answer answer, Records records) {
    for (VariablePair pair : products.pairs()) {
      CrossProductMatrix of = products.of(answer, pair);
      records
          .about(pair.x(), pair.y())
          .given(products.given())
          .add(
              Fields.written(products.method()),
              TERM,
              SemiPartialCorrelation.test(of, 0, 1, products.covariates(), alternative));
    }
  }
}
