package org.lacrima.survey;

import java.util.ArrayList;
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
  private final Set<String> scales;

  private final Set<String> unread;

  /**
   * @param unread scales that have told their problems, of which nothing can be expected
   */
  VectorReader(Reading reading, List<Item> items, Set<String> scales, Set<String> unread) {
    this.unread = unread;
    this.reading = reading;
    this.items = items;
    this.scales = scales;
  }

  @Nullable ScoringVector vector(Node node) {
    int before = reading.problems.count();
    try (Fields fields = Fields.of(node, "A vector", reading.problems)) {
      String name = fields.requiredText("name");
      Map<String, String> answers = new LinkedHashMap<>();
      List<String> each = fields.texts("each");
      List<Item> scored = items.stream().filter(item -> !item.unscored()).toList();
      for (int i = 0; i < scored.size() && !each.isEmpty(); i++) {
        put(answers, scored.get(i), each.get(i % each.size()), fields.place("each"));
      }
      fields.entries("but").forEach((id, value) -> but(answers, id, value));
      if (answers.isEmpty()) {
        reading.problems.add(
            "empty-vector", fields.place(), "A vector needs answers: 'each', 'but' or both.");
      }
      Map<String, ScoringVector.Expected> expected = new LinkedHashMap<>();
      fields.required("expect");
      fields.entries("expect").forEach((scale, value) -> expect(expected, scale, value));
      return reading.problems.count() > before
          ? null
          : new ScoringVector(name, answers, expected, fields.place());
    }
  }

  private void but(Map<String, String> answers, String id, Node value) {
    for (Item item : items) {
      if (item.id().equals(id)) {
        String text = Fields.text(value, "'" + id + "'", reading.problems);
        if (text != null) {
          put(answers, item, text, value.place());
        }
        return;
      }
    }
    reading.problems.add(
        "unknown-item",
        value.place(),
        "There is no item '" + id + "' in this instrument.",
        Nearest.remedy(id, items.stream().map(Item::id).toList()));
  }

  private void put(Map<String, String> answers, Item item, String value, Place place) {
    if (MissingCode.of(value).isEmpty()) {
      Answered answered =
          item.format().read(item.id(), new SubmittedValues(Map.of(item.id(), List.of(value))));
      if (answered.problem() != null) {
        reading.problems.add(
            "vector-outside-scale",
            place,
            "'" + value + "' is no answer to '" + item.id() + "' (" + answered.problem() + ").");
        return;
      }
      answers.putAll(answered.answers());
    } else {
      item.columns().forEach(column -> answers.put(column, value));
    }
  }

  private void expect(Map<String, ScoringVector.Expected> expected, String scale, Node value) {
    if (unread.contains(scale)) {
      return;
    }
    if (!scales.contains(scale)) {
      reading.problems.add(
          "unknown-scale",
          value.place(),
          "There is no scale '" + scale + "' in this instrument.",
          Nearest.remedy(scale, new ArrayList<>(scales)));
      return;
    }
    String text = Fields.text(value, "'" + scale + "'", reading.problems);
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
    expected.put(scale, new ScoringVector.Expected(text, value.place()));
  }
}
