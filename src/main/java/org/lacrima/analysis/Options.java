package org.lacrima.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.multiplicity.Adjustment;

/**
 * Reads the options of one analysis: names are looked up in the scope, defaults are the spec's. A
 * kind asks for its options; what it does not ask for is an unknown key.
 */
final class Options {

  private final String id;
  private final String kind;
  private final Fields fields;
  private final Filter where;
  private final Scope scope;
  private final SpecFile.Defaults defaults;
  private final Problems problems;

  Options(
      String id,
      String kind,
      Fields fields,
      Filter where,
      Scope scope,
      SpecFile.Defaults defaults,
      Problems problems) {
    this.id = id;
    this.kind = kind;
    this.fields = fields;
    this.where = where;
    this.scope = scope;
    this.defaults = defaults;
    this.problems = problems;
  }

  String id() {
    return id;
  }

  String kind() {
    return kind;
  }

  Filter where() {
    return where;
  }

  boolean has(String key) {
    return fields.has(key);
  }

  Fields fields() {
    return fields;
  }

  Problems problems() {
    return problems;
  }

  Place place() {
    return fields.place();
  }

  void problem(String code, String key, String message, String remedy) {
    problems.add(code, fields.place(key), message, remedy);
  }

  /** At least {@code fewest} variables; fewer are a problem. */
  List<String> variables(String key, int fewest) {
    Node node = fields.required(key);
    if (node == null) {
      return List.of();
    }
    int before = problems.count();
    List<String> names = scope.variables(node, "'" + key + "'", problems);
    if (names.size() < fewest && problems.count() == before) {
      problems.add(
          "too-few-variables",
          node.place(),
          "'" + key + "' needs at least " + fewest + (fewest == 1 ? " variable." : " variables."));
    }
    return names;
  }

  String variable(String key) {
    Node node = fields.required(key);
    return node == null ? "" : scope.variable(node, "'" + key + "'", problems);
  }

  List<String> variables(Node node, String what) {
    return scope.variables(node, what, problems);
  }

  MissingRule missing() {
    MissingRule rule = fields.choice("missing", MissingRule.class);
    return rule == null ? defaults.missing() : rule;
  }

  double confidence() {
    BigDecimal level = fields.number("confidence");
    return level == null
        ? defaults.confidence()
        : between(level, fields.place("confidence"), "confidence", problems, 0.95);
  }

  static double between(
      BigDecimal level, Place place, String what, Problems problems, double otherwise) {
    double value = level.doubleValue();
    if (value > 0 && value < 1) {
      return value;
    }
    problems.add(
        "out-of-range",
        place,
        "'" + what + "' must lie between 0 and 1, not " + level.toPlainString() + ".",
        value >= 1 && value < 100 ? "Maybe " + value / 100 + "." : "");
    return otherwise;
  }

  /** What counts as significant: the spec's, unless this analysis says otherwise. */
  double alpha() {
    BigDecimal level = fields.number("alpha");
    return level == null
        ? defaults.alpha()
        : between(level, fields.place("alpha"), "alpha", problems, 0.05);
  }

  boolean flag(String key) {
    return fields.flag(key, false);
  }

  /** A count between {@code least} and {@code most}; {@code otherwise} where it is absent. */
  int count(String key, int least, int most, int otherwise) {
    Integer count = fields.integer(key);
    if (count == null) {
      return otherwise;
    }
    if (count < least || count > most) {
      problem(
          "out-of-range",
          key,
          "'" + key + "' must lie between " + least + " and " + most + ", not " + count + ".",
          "");
      return otherwise;
    }
    return count;
  }

  /** {@code bounds: [low, high]}; a missing or impossible pair is a problem. */
  Interval bounds() {
    fields.required("bounds");
    List<Double> ends = numbers("bounds");
    if (ends.size() == 2 && ends.get(0) < ends.get(1)) {
      return new Interval(ends.get(0), ends.get(1));
    }
    if (fields.has("bounds")) {
      problem("bad-range", "bounds", "The bounds are two numbers, low and high: [-0.5, 0.5].", "");
    }
    return Interval.NONE;
  }

  /** The rows of this analysis that also meet a condition; null with problems. */
  @Nullable Filter filtered(Node condition, String what) {
    BoundFormula own = scope.formula(condition, what, problems);
    if (own == null) {
      return scope.isOpen() ? Filter.NONE : null;
    }
    return and(where, Filter.of(own), condition.place());
  }

  /** The rows that both filters leave. */
  Filter and(Filter one, Filter other, Place place) {
    if (one.formula() == null || other.formula() == null) {
      return one.formula() == null ? other : one;
    }
    String both = "(" + one.text() + ") and (" + other.text() + ")";
    Formula formula = Formula.parse(both, place, problems);
    BoundFormula bound = formula == null ? null : formula.bind(scope.all(), problems);
    return bound == null ? Filter.NONE : Filter.of(bound);
  }

  Alternative alternative() {
    Alternative alternative = fields.choice("alternative", Alternative.class);
    return alternative == null ? Alternative.TWO_SIDED : alternative;
  }

  /** Null where the analysis does not say; then a family may. */
  @Nullable Adjustment adjust() {
    return fields.choice("adjust", Adjustment.class);
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    E choice = fields.choice(key, type);
    return choice == null ? otherwise : choice;
  }

  /** The listed ones; {@code otherwise} where nothing is listed. */
  <E extends Enum<E>> Set<E> choices(String key, Class<E> type, Set<E> otherwise) {
    if (!fields.has(key)) {
      return otherwise;
    }
    Set<E> chosen = EnumSet.noneOf(type);
    for (Node item : fields.list(key)) {
      String text = Fields.text(item, "An entry of '" + key + "'", problems);
      if (text != null) {
        E choice =
            Fields.choice(
                new Node.Scalar(item.place(), text.replace('_', '-'), true),
                "An entry of '" + key + "'",
                type,
                problems);
        if (choice != null) {
          chosen.add(choice);
        }
      }
    }
    return chosen;
  }

  double number(String key, double otherwise) {
    BigDecimal number = fields.number(key);
    return number == null ? otherwise : number.doubleValue();
  }

  List<Double> numbers(String key) {
    List<Double> numbers = new ArrayList<>();
    for (Node item : fields.list(key)) {
      BigDecimal number = Fields.number(item, "An entry of '" + key + "'", problems);
      if (number != null) {
        numbers.add(number.doubleValue());
      }
    }
    return numbers;
  }

  /** The declared values of each of these variables that has labels. */
  Map<String, List<String>> declaredLevels(List<String> variables) {
    Map<String, List<String>> declared = new HashMap<>();
    for (String name : variables) {
      Variable variable = scope.get(name);
      if (variable != null && !variable.labels().isEmpty()) {
        declared.put(
            name,
            variable.labels().keySet().stream()
                .filter(value -> !variable.missing().contains(value))
                .toList());
      }
    }
    return declared;
  }
}
