package org.lacrima.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.MissingCode;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/** What all readers of one file share: its languages, its problems, the names it has used. */
final class Reading {

  final Problems problems;
  private List<String> languages = List.of();
  private final Map<String, Place> names = new HashMap<>();

  Reading(Problems problems) {
    this.problems = problems;
  }

  List<String> languages() {
    return languages;
  }

  /**
   * Reads {@code format}, {@code id}, {@code version} and {@code languages}, the head of a file.
   */
  void head(Fields file, String format) {
    String written = file.requiredText("format");
    if (!written.isEmpty() && !written.equals(format)) {
      problems.add(
          "unknown-format",
          file.place("format"),
          "The format must be " + format + " here, not '" + written + "'.");
    }
    String version = file.requiredText("version");
    if (!version.isEmpty()) {
      Names.version(version, file.place("version"), problems);
    }
    List<String> declared = new ArrayList<>();
    file.required("languages");
    for (String language : file.texts("languages")) {
      Names.language(language, file.place("languages"), problems);
      if (declared.contains(language)) {
        problems.add(
            "duplicate-id", file.place("languages"), "The language " + language + " stands twice.");
      } else {
        declared.add(language);
      }
    }
    languages = declared;
  }

  String word(Fields fields, String what) {
    String id = fields.requiredText("id");
    if (!id.isEmpty()) {
      Names.word(id, what, fields.place("id"), problems);
    }
    return id;
  }

  /** Every name of a column once, whatever it is the name of; false where it is taken. */
  boolean claim(String name, Place place) {
    Names.variable(name, place, problems);
    Place first = names.putIfAbsent(name, place);
    if (first != null) {
      problems.add(
          "duplicate-id", place, "The name '" + name + "' is taken already, at " + first + ".");
    }
    return first == null;
  }

  void nothingToShuffle(Place place, String why) {
    problems.add("nothing-to-shuffle", place, why, "Maybe leave the random order away.");
  }

  Text text(Fields fields, String key) {
    Node node = fields.required(key);
    return node == null ? Text.EMPTY : text(node, "'" + key + "'");
  }

  @Nullable Text optionalText(Fields fields, String key) {
    Node node = fields.node(key);
    return node == null ? null : text(node, "'" + key + "'");
  }

  /** A mapping of language to text that has every declared language and no other. */
  Text text(Node node, String what) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          "not-a-mapping",
          node.place(),
          what + " must give a text for each language, not " + node.describe() + ".",
          "Maybe {" + (languages.isEmpty() ? "en" : languages.get(0)) + ": …}.");
      return Text.EMPTY;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (language, value) -> {
              Place key = mapping.keys().getOrDefault(language, mapping.place());
              if (!languages.contains(language) && !languages.isEmpty()) {
                problems.add(
                    "undeclared-language",
                    key,
                    what + " has a text in '" + language + "', which the file does not declare.",
                    "Maybe add it to 'languages'.");
              }
              String text = Fields.text(value, what + " in " + language, problems);
              texts.put(language, text == null ? "" : text.strip());
              if (text != null && text.isBlank()) {
                problems.add(
                    "text-missing", value.place(), what + " is empty in " + language + ".");
              }
            });
    for (String language : languages) {
      if (!texts.containsKey(language)) {
        problems.add("text-missing", mapping.place(), what + " has no text in " + language + ".");
      }
    }
    return new Text(texts);
  }

  /** A value that may stand in the data: a plain decimal that is no missing code. */
  @Nullable BigDecimal value(Node node, String what) {
    BigDecimal number = Fields.number(node, what, problems);
    if (number == null) {
      return null;
    }
    if (MissingCode.of(number.stripTrailingZeros().toPlainString()).isPresent()) {
      problems.add(
          "value-is-missing-code",
          node.place(),
          what + " is " + number.toPlainString() + ", which means a kind of missing.",
          "Maybe count from 0 or 1.");
      return null;
    }
    return number.stripTrailingZeros();
  }

  /** A range, both ends inclusive, that has no missing code inside; null with a problem else. */
  boolean range(BigDecimal low, BigDecimal high, Place place) {
    if (low.compareTo(high) >= 0) {
      problems.add(
          "bad-range",
          place,
          "The range from " + low.toPlainString() + " to " + high.toPlainString() + " is empty.");
      return false;
    }
    for (MissingCode code : MissingCode.values()) {
      BigDecimal number = BigDecimal.valueOf(code.code());
      if (low.compareTo(number) <= 0 && number.compareTo(high) <= 0) {
        problems.add(
            "range-contains-missing-code",
            place,
            "The range from "
                + low.toPlainString()
                + " to "
                + high.toPlainString()
                + " holds "
                + code.text()
                + ", which means a kind of missing.");
        return false;
      }
    }
    return true;
  }
}
