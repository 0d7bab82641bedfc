package org.lacrima.survey;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;

/**
 * Reads scoring vectors: {@code each} for all scored items in turn, {@code but} for single ones.
 */
final class VectorReader {

  private final Reading reading;
  private final List<Item> items;
  private final Map<String, @Nullable Scale> scales;

  /**
   * @param scales by name; null for one that has told its problems, of which nothing can be
   *     expected
   */
  VectorReader(Reading reading, List<Item> items, Map<String, @Nullable Scale> scales) {
    this.reading = reading;
    this.items = items;
    this.scales = scales;
  }

  /**
   * What is known of a vector.
   *
   * @param expects the names under {@code expect}, right or wrong
   * @param whole all of those names could be read
   * @param vector with those expectations only that can be tried
   */
  record Read(Set<String> expects, boolean whole, ScoringVector vector) {}

  Read vector(Node node) {
    try (Fields fields = Fields.of(node, "A vector", reading.problems)) {
      String name = fields.requiredText("name");
      Answers answers = new Answers();
      int before = reading.problems.count();
      List<String> each = fields.texts("each");
      Map<String, Node> but = fields.entries("but");
      answers.lost = reading.problems.count() > before;
      List<Item> scored = items.stream().filter(item -> !item.unscored()).toList();
      for (int i = 0; i < scored.size() && !each.isEmpty(); i++) {
        answers.put(scored.get(i), each.get(i % each.size()), fields.place("each"));
      }
      but.forEach(answers::but);
      if (each.isEmpty() && but.isEmpty() && !answers.lost) {
        answers.lost = true;
        reading.problems.add(
            "empty-vector", fields.place(), "A vector needs answers: 'each', 'but' or both.");
      }
      Map<String, ScoringVector.Expected> expected = new LinkedHashMap<>();
      fields.required("expect");
      Map<String, Node> expects = fields.entries("expect");
      expects.forEach((scale, value) -> expect(expected, scale, value, answers));
      return new Read(
          expects.keySet(),
          fields.node("expect") instanceof Node.Mapping,
          new ScoringVector(name, answers.byColumn, expected, fields.place()));
    }
  }

  /** The answers of one vector, and those that could not be read. */
  private final class Answers {
    final Map<String, String> byColumn = new LinkedHashMap<>();
    final Set<Item> unread = new HashSet<>();

    /** An answer could not be read, and nobody knows to which item. */
    boolean lost;

    boolean hold(Scale scale) {
      return !lost && scale.items().stream().noneMatch(unread::contains);
    }

    void but(String id, Node value) {
      for (Item item : items) {
        if (item.id().equals(id)) {
          String text = Fields.text(value, "'" + id + "'", reading.problems);
          if (text == null) {
            unread.add(item);
          } else {
            unread.remove(item);
            put(item, text, value.place());
          }
          return;
        }
      }
      lost = true;
      reading.problems.add(
          "unknown-item",
          value.place(),
          "There is no item '" + id + "' in this instrument.",
          Nearest.remedy(id, items.stream().map(Item::id).toList()));
    }

    void put(Item item, String value, Place place) {
      if (MissingCode.of(value).isPresent()) {
        item.columns().forEach(column -> byColumn.put(column, value));
        return;
      }
      Answered answered =
          item.format().read(item.id(), new SubmittedValues(Map.of(item.id(), List.of(value))));
      if (answered.problem() == null) {
        byColumn.putAll(answered.answers());
      } else {
        unread.add(item);
        reading.problems.add(
            "vector-outside-scale",
            place,
            "'" + value + "' is no answer to '" + item.id() + "' (" + answered.problem() + ").");
      }
    }
  }

  private void expect(
      Map<String, ScoringVector.Expected> expected, String name, Node value, Answers answers) {
    if (!scales.containsKey(name)) {
      reading.problems.add(
          "unknown-scale",
          value.place(),
          "There is no scale '" + name + "' in this instrument.",
          Nearest.remedy(name, scales.keySet()));
      return;
    }
    String text = Fields.text(value, "'" + name + "'", reading.problems);
    if (text == null) {
      return;
    }
    if (!text.matches("-?\\d+(\\.\\d+)?(/[1-9]\\d*)?")) {
      reading.problems.add(
          "not-a-number",
          value.place(),
          "'" + text + "' is neither a number nor a fraction like 10/3 nor a missing code.");
      return;
    }
    Scale scale = scales.get(name);
    if (scale != null && answers.hold(scale)) {
      expected.put(name, new ScoringVector.Expected(text, value.place()));
    }
  }
}
