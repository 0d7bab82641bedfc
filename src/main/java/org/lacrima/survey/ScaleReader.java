package org.lacrima.survey;

import java.math.BigDecimal;
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
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;

/** Reads the scales of an instrument. */
final class ScaleReader {

  private static final List<String> KINDS = List.of("mean", "sum", "formula");

  private final Reading reading;
  private final List<Item> items;
  private final ItemKeys keys;

  ScaleReader(Reading reading, List<Item> items) {
    this.reading = reading;
    this.items = items;
    this.keys = new ItemKeys(reading, items);
  }

  /**
   * What is known of a scale, whether or not all of it could be read.
   *
   * @param scale null where it cannot be scored
   */
  record Read(String id, ItemKeys.Key key, @Nullable Scale scale) {}

  Read scale(Node node) {
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
        return new Read(id, ItemKeys.Key.UNREAD, null);
      }
      return given.get(0).equals("formula")
          ? formula(id, label, known, fields)
          : keyed(id, label, known, given.get(0), fields);
    }
  }

  private Read keyed(String id, Text label, MeasurementLevel level, String kind, Fields fields) {
    int before = reading.problems.count();
    ItemKeys.Key named = keys.named(fields, kind);
    List<Item> key = named.items();
    if (named.isEmpty() && !items.isEmpty()) {
      reading.problems.add("empty-scale", fields.place(kind), "A scale needs items.");
    }
    Set<String> reversed = reversed(fields, named);
    for (Item item : key) {
      if (numeric(item) == null && !Unread.is(item)) {
        reading.problems.add(
            "item-not-numeric",
            fields.place(kind),
            "The item '" + item.id() + "' has no number that could be scored.");
      }
    }
    Integer min = fields.integer("min");
    fields.required("min");
    if (min != null) {
      min(min, named, kind, fields.place("min"));
    }
    boolean unread = key.isEmpty() || key.stream().anyMatch(item -> numeric(item) == null);
    Scale scale =
        unread || min == null || reading.problems.count() > before
            ? null
            : keyed(id, label, level, kind.equals("mean"), key, reversed, min, fields.place(kind));
    return new Read(id, named, scale);
  }

  private Set<String> reversed(Fields fields, ItemKeys.Key key) {
    Set<String> reversed = new LinkedHashSet<>();
    for (Item item : keys.named(fields, "reverse").items()) {
      if (!key.mayHold(item)) {
        reading.problems.add(
            "reverse-outside-scale",
            fields.place("reverse"),
            "The item '" + item.id() + "' is reversed but is no item of this scale.");
      }
      reversed.add(item.id());
    }
    return reversed;
  }

  private void min(int min, ItemKeys.Key key, String kind, Place place) {
    int size = key.size();
    if (min < 1 || key.whole() && size > 0 && min > size) {
      reading.problems.add(
          "bad-min",
          place,
          key.whole() && size > 0
              ? "'min' must be from 1 to " + size + ", the number of items, not " + min + "."
              : "'min' must be 1 or more, not " + min + ".");
    }
    if (kind.equals("sum") && key.whole() && min < size) {
      reading.problems.add(
          "bad-min",
          place,
          "A sum over fewer items than all " + size + " is not the same score.",
          "Maybe use mean, or min: " + size + ".");
    }
  }

  private @Nullable Scale keyed(
      String id,
      Text label,
      MeasurementLevel level,
      boolean mean,
      List<Item> key,
      Set<String> reversed,
      int min,
      Place place) {
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
    if (low == null || high == null || !reading.range(low, high, place)) {
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
        low,
        high,
        level,
        Map.of());
  }

  private Read formula(String id, Text label, MeasurementLevel level, Fields fields) {
    Node node = fields.required("formula");
    String text = node == null ? null : Fields.text(node, "'formula'", reading.problems);
    Formula parsed =
        text == null || node == null ? null : Formula.parse(text, node.place(), reading.problems);
    Vocabulary vocabulary = Vocabulary.of(items);
    BoundFormula bound = parsed == null ? null : vocabulary.bindSmall(parsed, reading.problems);
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
    ItemKeys.Key key =
        parsed == null ? ItemKeys.Key.UNREAD : keys.read(parsed.names(vocabulary.variables()));
    if (bound == null || !vocabulary.isTyped(bound)) {
      return new Read(id, key, null);
    }
    return new Read(
        id,
        key,
        new Scale(
            id,
            label,
            Scale.Kind.FORMULA,
            key.items(),
            Set.of(),
            1,
            bound,
            low,
            high,
            level,
            labels));
  }

  private static Variable.@Nullable Range numeric(Item item) {
    return item.format() instanceof MultipleChoice || Unread.is(item)
        ? null
        : item.variables("").get(0).range();
  }
}
