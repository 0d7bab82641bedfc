package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.definition.Node;
import org.lacrima.statistics.reliability.Omega;
import org.lacrima.statistics.reliability.Reliability;
import org.lacrima.statistics.summary.CrossProductMatrix;

/** Internal consistency of scales, over the cases complete on each scale's items. */
public record ReliabilitySpec(
    Map<String, List<String>> scales, Set<Statistic> statistics, double confidence, Filter where)
    implements AnalysisSpec {

  static final String KIND = "reliability";

  public enum Statistic {
    ALPHA,
    OMEGA,
    ITEM_TOTAL,
    ALPHA_IF_DROPPED
  }

  public ReliabilitySpec {
    scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
  }

  static AnalysisSpec read(Options options) {
    options.fields().required("scales");
    Map<String, List<String>> scales = new LinkedHashMap<>();
    for (Map.Entry<String, Node> scale : options.fields().entries("scales").entrySet()) {
      int before = options.problems().count();
      List<String> items = options.variables(scale.getValue(), "'" + scale.getKey() + "'");
      if (items.size() < 2 && options.problems().count() == before) {
        options
            .problems()
            .add(
                "too-few-variables",
                scale.getValue().place(),
                "A scale has at least 2 items; '" + scale.getKey() + "' has " + items.size() + ".");
      }
      scales.put(scale.getKey(), items);
    }
    return new ReliabilitySpec(
        scales,
        options.choices("statistics", Statistic.class, EnumSet.allOf(Statistic.class)),
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

  private Need.CrossProductsOf need(List<String> items) {
    return new Need.CrossProductsOf(where, items, List.of());
  }

  @Override
  public List<Need<?>> needs() {
    List<Need<?>> needs = new ArrayList<>();
    scales.values().forEach(items -> needs.add(need(items)));
    return needs;
  }

  @Override
  public void compute(Answer answer, Records records) {
    scales.forEach(
        (scale, items) -> {
          CrossProductMatrix products = answer.get(need(items));
          if (statistics.contains(Statistic.ALPHA)) {
            records
                .about(scale, "")
                .add("", "alpha", Reliability.alpha(products, confidence), confidence);
          }
          if (statistics.contains(Statistic.OMEGA)) {
            records.about(scale, "").add("", "omega", Omega.of(products));
          }
          for (int i = 0; i < items.size(); i++) {
            Records.Entry entry = records.about(scale, items.get(i));
            if (statistics.contains(Statistic.ITEM_TOTAL)) {
              entry.add("", "item_total", Reliability.itemTotal(products, i));
            }
            if (statistics.contains(Statistic.ALPHA_IF_DROPPED)) {
              entry.add("", "alpha_if_dropped", Reliability.alphaIfDropped(products, i));
            }
          }
        });
  }
}
