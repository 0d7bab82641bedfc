package org.lacrima.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;

/** Reads the scales of an instrument. */
final class ScaleReader {

  private static final List<String> KINDS = List.of("mean", "sum", "formula");

  private final Reading reading;
  private final List<Item> items;

  ScaleReader(Reading reading, List<Item> items) {
    this.reading = reading;
    this.items = items;
  }

  @Nullable Scale scale(Node node) {
    try (Fields fields = Fields.of(node, "A scale", reading.problems)) {
      String id = fields.requiredText("id");
      if (!id.isEmpty()) {
        reading.claim(id, fields.place("id"));
      }
      Text label = reading.text(fields, "label");
      MeasurementLevel level = fields.choice("level", MeasurementLevel.class);
      MeasurementLevel known = level == null ? MeasurementLevel.SCALE : level;
      List<String> given = KINDS.stream().filter(fields::has).toList();
      if (given.size() != 1) {
        reading.problems.add(
            given.isEmpty() ? "no-scoring" : "two-scorings",
            fields.place(),
            "A scale has exactly one of mean, sum, formula.");
        List.of("reverse", "min", "range", "labels").forEach(fields::has);
        return null;
      }
      return given.get(0).equals("formula")
          ? formula(id, label, known, fields)
          : keyed(id, label, known, given.get(0), fields);
    }
  }

  private @Nullable Scale keyed(
      String id, Text label, MeasurementLevel level, String kind, Fields fields) {
    int before = reading.problems.count();
    List<Item> key = named(fields, kind);
    Set<String> reversed = new LinkedHashSet<>();
    for (Item item : named(fields, "reverse")) {
      if (!key.contains(item)) {
        reading.problems.add(
            "reverse-outside-scale",
            fields.place("reverse"),
            "The item '" + item.id() + "' is reversed but is no item of this scale.");
      }
      reversed.add(item.id());
    }
    for (Item item : key) {
      if (numeric(item) == null) {
        reading.problems.add(
            "item-not-numeric",
            fields.place(kind),
            "The item '" + item.id() + "' has no number that could be scored.");
      }
    }
    Integer min = fields.integer("min");
    fields.required("min");
    if (min != null && !key.isEmpty() && (min < 1 || min > key.size())) {
      reading.problems.add(
          "bad-min",
          fields.place("min"),
          "'min' must be from 1 to " + key.size() + ", the number of items, not " + min + ".");
    }
    if (kind.equals("sum") && min != null && !key.isEmpty() && min < key.size()) {
      reading.problems.add(
          "bad-min",
          fields.place("min"),
          "A sum over fewer items than all " + key.size() + " is not the same score.",
          "Maybe use mean, or min: " + key.size() + ".");
    }
    if (reading.problems.count() > before || min == null || key.isEmpty()) {
      return null;
    }
    boolean mean = kind.equals("mean");
    BigDecimal low = mean ? null : BigDecimal.ZERO;
    BigDecimal high = low;
    for (Item item : key) {
      Variable.Range range = numeric(item);
      if (range == null) {
        return null;
      }
      BigDecimal from = BigDecimal.valueOf(range.low());
      BigDecimal to = BigDecimal.valueOf(range.high());
      low = low == null ? from : mean ? low.min(from) : low.add(from);
      high = high == null ? to : mean ? high.max(to) : high.add(to);
    }
    if (low != null && high != null && !reading.range(low, high, fields.place(kind))) {
      return null;
    }
    return new Scale(
        id,
        label,
        mean ? Scale.Kind.MEAN : Scale.Kind.SUM,
        key,
        reversed,
        min,
        null,
        low == null ? BigDecimal.ZERO : low,
        high == null ? BigDecimal.ZERO : high,
        level,
        Map.of());
  }

  private @Nullable Scale formula(String id, Text label, MeasurementLevel level, Fields fields) {
    Node node = fields.required("formula");
    String text = node == null ? null : Fields.text(node, "'formula'", reading.problems);
    Formula parsed =
        text == null || node == null ? null : Formula.parse(text, node.place(), reading.problems);
    List<Variable> variables = items.stream().flatMap(item -> item.variables("").stream()).toList();
    BoundFormula whole = parsed == null ? null : parsed.bind(variables, reading.problems);
    BoundFormula bound =
        parsed == null || whole == null
            ? null
            : Conditions.checked(parsed, whole, variables, reading.problems);
    BigDecimal low = BigDecimal.ZERO;
    BigDecimal high = BigDecimal.ZERO;
    Node range = fields.required("range");
    if (range != null) {
      List<Node> ends = Fields.items(range);
      BigDecimal from = ends.size() == 2 ? reading.value(ends.get(0), "The range") : null;
      BigDecimal to = ends.size() == 2 ? reading.value(ends.get(1), "The range") : null;
      if (ends.size() != 2) {
        reading.problems.add("bad-range", range.place(), "A range is [lowest, highest].");
      }
      if (from != null && to != null && reading.range(from, to, range.place())) {
        low = from;
        high = to;
      }
    }
    Map<String, Text> labels = new LinkedHashMap<>();
    fields
        .entries("labels")
        .forEach((value, words) -> labels.put(value, reading.text(words, "The label " + value)));
    if (bound == null) {
      return null;
    }
    List<Item> key =
        items.stream()
            .filter(item -> item.columns().stream().anyMatch(bound.reads()::contains))
            .toList();
    return new Scale(
        id, label, Scale.Kind.FORMULA, key, Set.of(), 1, bound, low, high, level, labels);
  }

  /** Items by name, as runs {@code a .. b}, or the word {@code all}. */
  private List<Item> named(Fields fields, String key) {
    List<Item> found = new ArrayList<>();
    for (Node node : fields.list(key)) {
      String text = Fields.text(node, "An entry of '" + key + "'", reading.problems);
      if (text == null) {
        continue;
      }
      List<Item> named = run(text, node);
      for (Item item : named) {
        if (found.contains(item)) {
          reading.problems.add(
              "duplicate-id",
              node.place(),
              "The item '" + item.id() + "' stands twice in the key.");
        } else {
          found.add(item);
        }
      }
    }
    return found;
  }

  private List<Item> run(String text, Node node) {
    if (text.equals("all")) {
      return items.stream().filter(item -> !item.unscored()).toList();
    }
    String[] ends = text.split("\\.\\.", -1);
    int from = index(ends[0].strip(), node);
    int to = ends.length == 1 ? from : index(ends[ends.length - 1].strip(), node);
    if (from < 0 || to < 0) {
      return List.of();
    }
    if (to < from || ends.length > 2) {
      reading.problems.add(
          "bad-range", node.place(), "'" + text + "' is no run of items in their order.");
      return List.of();
    }
    return items.subList(from, to + 1);
  }

  private int index(String id, Node node) {
    List<String> ids = items.stream().map(Item::id).toList();
    int at = ids.indexOf(id);
    if (at < 0) {
      reading.problems.add(
          "unknown-item",
          node.place(),
          "There is no item '" + id + "' in this instrument.",
          Nearest.remedy(id, ids));
    }
    return at;
  }

  private static Variable.@Nullable Range numeric(Item item) {
    List<Variable> variables = item.variables("");
    return item.format() instanceof MultipleChoice ? null : variables.get(0).range();
  }
}
