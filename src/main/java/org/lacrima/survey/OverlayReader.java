package org.lacrima.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;

/**
 * Lays other texts over an instrument: the licensed wording of somebody who has permission. Keys,
 * options, routing and scoring stay as they are.
 */
final class OverlayReader {

  static final String FORMAT = "lacrima/overlay/1";

  private final Problems problems;
  private final Reading reading;

  OverlayReader(Problems problems) {
    this.problems = problems;
    this.reading = new Reading(problems);
  }

  /** Replaces the instrument among {@code instruments} by the one with the overlay's texts. */
  void lay(Node node, Instruments instruments) {
    try (Fields file = Fields.of(node, "An overlay", problems)) {
      reading.head(file, FORMAT);
      String of = file.requiredText("instrument");
      Instrument instrument =
          of.isEmpty() ? null : instruments.named(of, file.place("instrument"), problems);
      file.required("wording");
      Rights.Wording wording = file.choice("wording", Rights.Wording.class);
      String grant = file.requiredText("permission");
      Map<String, Text> items = texts(file, "items");
      Map<String, Text> intros = texts(file, "intros");
      if (instrument == null) {
        return;
      }
      known(file, "items", items, instrument.items().stream().map(Item::id).toList());
      known(file, "intros", intros, instrument.blocks().stream().map(Block::id).toList());
      if (wording != null && wording != instrument.wording()) {
        complete(file, instrument, items);
      }
      Rights.Wording known = wording == null ? instrument.wording() : wording;
      instruments.read().put(of, laid(instrument, known, grant, items, intros));
    }
  }

  private Map<String, Text> texts(Fields file, String key) {
    Map<String, Text> texts = new LinkedHashMap<>();
    file.entries(key).forEach((id, node) -> texts.put(id, reading.text(node, "'" + id + "'")));
    return texts;
  }

  private void known(Fields file, String key, Map<String, Text> texts, List<String> ids) {
    for (String id : texts.keySet()) {
      if (!ids.contains(id)) {
        problems.add(
            "unknown-item",
            file.place(key),
            "The instrument has no '" + id + "' to lay a text over.",
            Nearest.remedy(id, ids));
      }
    }
  }

  /** What the wording is said to be is said of every item. */
  private void complete(Fields file, Instrument instrument, Map<String, Text> items) {
    List<String> left =
        instrument.items().stream().map(Item::id).filter(id -> !items.containsKey(id)).toList();
    if (!left.isEmpty()) {
      problems.add(
          "overlay-incomplete",
          file.place("wording"),
          "This would be said of the whole instrument, but "
              + left.size()
              + " of its "
              + instrument.items().size()
              + " items keep their own words: "
              + String.join(", ", left)
              + ".",
          "Maybe give a text for each.");
    }
  }

  private static Instrument laid(
      Instrument instrument,
      Rights.Wording wording,
      String permission,
      Map<String, Text> items,
      Map<String, Text> intros) {
    UnaryOperator<Item> reworded =
        item ->
            new Item(
                item.id(),
                over(item.text(), items.get(item.id())),
                item.help(),
                item.showIf(),
                item.unscored(),
                item.format());
    List<Block> blocks = new ArrayList<>();
    for (Block block : instrument.blocks()) {
      Text intro = intros.get(block.id());
      blocks.add(
          new Block(
              block.instrument(),
              block.id(),
              block.title(),
              intro == null ? block.intro() : intro,
              block.showIf(),
              block.shuffled(),
              block.scale(),
              block.items().stream().map(reworded).toList()));
    }
    List<Scale> scales =
        instrument.scales().stream()
            .map(
                s ->
                    new Scale(
                        s.id(),
                        s.label(),
                        s.kind(),
                        s.items().stream().map(reworded).toList(),
                        s.reversed(),
                        s.min(),
                        s.formula(),
                        s.low(),
                        s.high(),
                        s.level(),
                        s.labels()))
            .toList();
    Rights rights = instrument.rights();
    return new Instrument(
        instrument.id(),
        instrument.version(),
        instrument.title(),
        instrument.languages(),
        new Rights(rights.holder(), permission, Rights.Licence.GRANTED, rights.source()),
        wording,
        instrument.citations(),
        instrument.unconfirmed(),
        blocks,
        scales,
        instrument.vectors());
  }

  private static Text over(Text text, @Nullable Text other) {
    if (other == null) {
      return text;
    }
    Map<String, String> texts = new LinkedHashMap<>(text.byLanguage());
    texts.putAll(other.byLanguage());
    return new Text(texts);
  }
}
