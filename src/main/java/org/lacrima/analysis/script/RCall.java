package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.MissingRule;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;

/**
 * What the calls of all analyses have in common.
 *
 * @param analysis its id
 */
record RCall(String analysis, RFormula formula) {

  /** The analysis, as a literal. */
  String id() {
    return RText.text(analysis);
  }

  List<String> to(String function, Filter where, String... arguments) {
    return List.of(
        function + "(" + id() + ", " + rows(where) + ", " + String.join(", ", arguments) + ")");
  }

  String rows(Filter where) {
    return where.formula() == null ? "d" : "keep(d, " + formula.of(where.formula().root()) + ")";
  }

  static String listwise(MissingRule rule, List<String> variables) {
    return rule == MissingRule.LISTWISE
        ? ", listwise = " + RText.texts(variables.stream().distinct().toList())
        : "";
  }

  static String alternative(Alternative alternative) {
    return "alternative = "
        + switch (alternative) {
          case TWO_SIDED -> "\"two.sided\"";
          case GREATER -> "\"greater\"";
          case LESS -> "\"less\"";
        };
  }

  static String level(double confidence) {
    return "level = " + RText.number(confidence);
  }

  static String written(Set<? extends Enum<?>> constants) {
    return RText.texts(constants.stream().map(Fields::written).toList());
  }

  static List<String> and(List<String> names, String... more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(List.of(more));
    return all;
  }
}
