package org.lacrima.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;

/** Reads response scales and options. */
final class ScaleOptions {

  private static final int MOST_OPTIONS = 101;

  private final Reading reading;

  ScaleOptions(Reading reading) {
    this.reading = reading;
  }

  /** Options one by one, or {@code from}, {@code to} and what the two ends mean. */
  @Nullable ResponseScale scale(String id, Node node) {
    try (Fields fields = Fields.of(node, "A response scale", reading.problems)) {
      if (fields.has("options")) {
        List<Option> options = options(fields, false);
        return options.isEmpty() ? null : new ResponseScale(id, options, null, null);
      }
      return anchored(id, fields);
    }
  }

  private @Nullable ResponseScale anchored(String id, Fields fields) {
    fields.required("from");
    fields.required("to");
    Integer from = fields.integer("from");
    Integer to = fields.integer("to");
    Text low = reading.text(fields, "low");
    Text high = reading.text(fields, "high");
    if (from == null || to == null) {
      return null;
    }
    if (!reading.range(BigDecimal.valueOf(from), BigDecimal.valueOf(to), fields.place("from"))) {
      return null;
    }
    if (to - from >= MOST_OPTIONS) {
      reading.problems.add(
          "bad-range", fields.place("to"), "A response scale has at most 101 options.");
      return null;
    }
    List<Option> options = new ArrayList<>();
    for (int value = from; value <= to; value++) {
      Map<String, String> label = new LinkedHashMap<>();
      for (String language : reading.languages()) {
        label.put(language, Integer.toString(value));
      }
      options.add(new Option(Integer.toString(value), null, new Text(label), false, false));
    }
    return new ResponseScale(id, options, low, high);
  }

  /**
   * The options of a choice, none where not all of them could be read; {@code named}: each has a
   * name, its value is its place in the list.
   */
  List<Option> options(Fields fields, boolean named) {
    List<Option> options = new ArrayList<>();
    Set<String> values = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Node node : fields.list("options")) {
      Option option = option(node, named, options.size() + 1);
      if (option == null) {
        continue;
      }
      if (!values.add(option.value())) {
        reading.problems.add(
            "duplicate-id", node.place(), "Two options have the value " + option.value() + ".");
      } else if (option.name() != null && !names.add(option.name())) {
        reading.problems.add(
            "duplicate-id", node.place(), "Two options have the name '" + option.name() + "'.");
      } else {
        options.add(option);
      }
    }
    int written = fields.list("options").size();
    if (fields.has("options") && written < 2) {
      reading.problems.add(
          "too-few-options", fields.place("options"), "A choice needs two options or more.");
    }
    if (options.stream().filter(Option::describes).count() > 1) {
      reading.problems.add(
          "two-descriptions",
          fields.place("options"),
          "Only one option of an item may be described in own words.");
    }
    return options.size() < Math.max(2, written) ? List.of() : options;
  }

  private @Nullable Option option(Node node, boolean named, int at) {
    try (Fields fields = Fields.of(node, "An option", reading.problems)) {
      String value = Integer.toString(at);
      if (!named) {
        Node written = fields.required("value");
        BigDecimal number = written == null ? null : reading.value(written, "The value");
        value = number == null ? "" : number.toPlainString();
      }
      String name = named ? fields.requiredText("name") : fields.text("name");
      Text label = reading.text(fields, "label");
      boolean describes = !named && fields.flag("describe", false);
      boolean exclusive = named && fields.flag("exclusive", false);
      return value.isEmpty() || named && (name == null || name.isEmpty())
          ? null
          : new Option(value, name, label, describes, exclusive);
    }
  }
}
