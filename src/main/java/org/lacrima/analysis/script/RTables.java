package org.lacrima.analysis.script;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.ChiSquareSpec;
import org.lacrima.analysis.GoodnessOfFitSpec;

/** Tables of counts in R. */
final class RTables {

  private final RCall call;

  RTables(RCall call) {
    this.call = call;
  }

  List<String> of(ChiSquareSpec spec) {
    Set<ChiSquareSpec.Test> tests =
        spec.tests().isEmpty() ? EnumSet.allOf(ChiSquareSpec.Test.class) : spec.tests();
    boolean asked = spec.tests().contains(ChiSquareSpec.Test.FISHER);
    return call.to(
        "chi_square",
        spec.where(),
        RText.text(spec.rows()),
        RText.text(spec.columns()),
        RCall.written(tests),
        "samples = " + (asked ? Integer.toString(spec.samples()) : "0"),
        RCall.level(spec.confidence()));
  }

  List<String> of(GoodnessOfFitSpec spec) {
    return call.to(
        "goodness_of_fit",
        spec.where(),
        RText.text(spec.variable()),
        RText.numbers(spec.weights()));
  }
}
