package org.lacrima.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.correlation.PartialCorrelation;
import org.lacrima.statistics.multiplicity.Adjustment;
import org.lacrima.statistics.summary.CrossProductMatrix;

/** Correlations with other variables held constant. */
public record PartialCorrelationSpec(
    CovariateProducts products,
    Alternative alternative,
    @Nullable Adjustment adjust,
    double confidence)
    implements AnalysisSpec {

  static final String KIND = "partial-correlation";

  static @Nullable AnalysisSpec read(Options options) {
    return new PartialCorrelationSpec(
        CovariateProducts.read(options, VariablePair.read(options)),
        options.alternative(),
        options.adjust(),
        options.confidence());
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
    return "r";
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
              "r",
              PartialCorrelation.test(of, 0, 1, products.covariates(), alternative, confidence),
              confidence);
    }
  }
}
