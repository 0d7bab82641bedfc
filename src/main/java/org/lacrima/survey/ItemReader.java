package org.lacrima.survey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;

/** Reads one item: what every item has, and exactly one answer format. */
final class ItemReader {

  private static final List<String> FORMATS =
      List.of("rating", "single", "multiple", "number", "short-text", "long-text", "date");
  private static final int LONGEST_TEXT = 20_000;

  private final Reading reading;
  private final ResponseScales scales;
  private final Conditions conditions;

  ItemReader(Reading reading, ResponseScales scales, Conditions conditions) {
    this.reading = reading;
    this.scales = scales;
    this.conditions = conditions;
  }

  /**
   * The item, its condition still unread.
   *
   * @param sharing the block names a response scale for all its items, {@code shared} if it exists
   */
  Conditions.Pending<Item> item(
      Node node, @Nullable ResponseScale shared, boolean sharing, boolean unscored) {
    try (Fields fields = Fields.of(node, "An item", reading.problems)) {
      String id = fields.requiredText("id");
      Text text = reading.text(fields, "text");
      Text help = reading.optionalText(fields, "help");
      boolean ownUnscored = fields.flag("unscored", unscored);
      Conditions.Written showIf = conditions.written(fields);
      AnswerFormat format = format(fields, shared, sharing);
      AnswerFormat known = claimed(id, format, fields.place("id"));
      Item item = new Item(id, text, help, null, ownUnscored, known);
      return new Conditions.Pending<>(item, showIf, fields.place("id"));
    }
  }

  /** The format if it was read and the item's names are its own. */
  private AnswerFormat claimed(String id, @Nullable AnswerFormat format, Place place) {
    boolean named = !id.isEmpty() && reading.claim(id, place);
    if (!named || format == null) {
      return new Unread(named);
    }
    boolean free = true;
    for (String column : format.columns(id)) {
      free &= column.equals(id) || reading.claim(column, place);
    }
    return free ? format : new Unread(true);
  }

  private @Nullable AnswerFormat format(
      Fields fields, @Nullable ResponseScale shared, boolean sharing) {
    List<String> given = FORMATS.stream().filter(fields::has).toList();
    if (given.isEmpty() && sharing) {
      // a scale that does not exist has been told of with the block
      return shared == null
          ? null
          : new SingleChoice(shared, true, false, MeasurementLevel.ORDINAL);
    }
    if (given.size() != 1) {
      reading.problems.add(
          given.isEmpty() ? "no-answer-format" : "two-answer-formats",
          fields.place(),
          "An item has exactly one of " + String.join(", ", FORMATS) + ".");
      return null;
    }
    String kind = given.get(0);
    Node node = fields.node(kind);
    if (node == null) {
      return null;
    }
    return switch (kind) {
      case "rating" -> rating(node);
      case "single" -> single(node);
      default -> {
        try (Fields options = Fields.of(node, "'" + kind + "'", reading.problems)) {
          yield detailed(kind, options);
        }
      }
    };
  }

  private @Nullable AnswerFormat detailed(String kind, Fields options) {
    return switch (kind) {
      case "multiple" -> {
        options.required("options");
        List<Option> read = new ScaleOptions(reading).options(options, true);
        yield read.isEmpty() ? null : new MultipleChoice(read);
      }
      case "number" -> number(options);
      case "short-text" -> text(options, 200, false);
      case "long-text" -> text(options, 5000, true);
      default -> date(options);
    };
  }

  private @Nullable AnswerFormat rating(Node node) {
    ResponseScale scale = named(node);
    return scale == null ? null : new SingleChoice(scale, true, false, MeasurementLevel.ORDINAL);
  }

  private @Nullable ResponseScale named(Node node) {
    String name = Fields.text(node, "The response scale", reading.problems);
    return name == null ? null : scales.named(name, node.place());
  }

  private @Nullable AnswerFormat single(Node node) {
    if (node instanceof Node.Scalar) {
      ResponseScale scale = named(node);
      return scale == null ? null : choice(scale, MeasurementLevel.NOMINAL);
    }
    try (Fields fields = Fields.of(node, "'single'", reading.problems)) {
      MeasurementLevel level = fields.choice("level", MeasurementLevel.class);
      MeasurementLevel known = level == null ? MeasurementLevel.NOMINAL : level;
      if (fields.has("scale")) {
        Node name = fields.node("scale");
        ResponseScale scale = name == null ? null : named(name);
        return scale == null ? null : choice(scale, known);
      }
      fields.required("options");
      List<Option> options = new ScaleOptions(reading).options(fields, false);
      return options.isEmpty() ? null : choice(new ResponseScale("", options, null, null), known);
    }
  }

  private static SingleChoice choice(ResponseScale scale, MeasurementLevel level) {
    return new SingleChoice(
        scale, false, scale.options().stream().anyMatch(Option::describes), level);
  }

  private @Nullable AnswerFormat number(Fields fields) {
    fields.required("from");
    fields.required("to");
    BigDecimal low = fields.number("from");
    BigDecimal high = fields.number("to");
    Integer decimals = fields.integer("decimals");
    Text unit = reading.optionalText(fields, "unit");
    if (decimals != null && (decimals < 0 || decimals > 6)) {
      reading.problems.add(
          "bad-range", fields.place("decimals"), "A number has 0 to 6 decimals, not " + decimals);
      return null;
    }
    if (low == null || high == null || !reading.range(low, high, fields.place("from"))) {
      return null;
    }
    return new NumberEntry(low, high, decimals == null ? 0 : decimals, unit);
  }

  private @Nullable AnswerFormat text(Fields fields, int usual, boolean lines) {
    Integer longest = fields.integer("longest");
    if (longest != null && (longest < 1 || longest > LONGEST_TEXT)) {
      reading.problems.add(
          "bad-range", fields.place("longest"), "A text has 1 to 20000 characters, not " + longest);
      return null;
    }
    return new TextEntry(longest == null ? usual : longest, lines);
  }

  private @Nullable AnswerFormat date(Fields fields) {
    LocalDate earliest = day(fields, "earliest", LocalDate.of(1900, 1, 1));
    LocalDate latest = day(fields, "latest", LocalDate.of(2100, 12, 31));
    if (earliest == null || latest == null) {
      return null;
    }
    if (latest.isBefore(earliest)) {
      reading.problems.add(
          "bad-range", fields.place("latest"), "The latest day is before the earliest.");
      return null;
    }
    return new DateEntry(earliest, latest);
  }

  private @Nullable LocalDate day(Fields fields, String key, LocalDate otherwise) {
    String text = fields.text(key);
    if (text == null) {
      return otherwise;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      reading.problems.add(
          "bad-date",
          fields.place(key),
          "'" + key + "' must be a day like 2024-03-31, not '" + text + "'.");
      return null;
    }
  }
}
