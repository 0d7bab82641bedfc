package org.lacrima.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;

/** Reads the blocks of an instrument, then binds their conditions. */
final class BlockReader {

  private final Reading reading;
  private final Problems problems;
  private final ResponseScales scales;
  private final Conditions conditions;
  private final String instrument;
  private final boolean unscored;

  /**
   * @param unscored what is so of every block that does not say
   */
  BlockReader(Reading reading, ResponseScales scales, String instrument, boolean unscored) {
    this.reading = reading;
    this.problems = reading.problems;
    this.scales = scales;
    this.conditions = new Conditions(problems);
    this.instrument = instrument;
    this.unscored = unscored;
  }

  private record Read(Conditions.Pending<Block> block, List<Conditions.Pending<Item>> items) {}

  List<Block> blocks(Fields file) {
    List<Read> blocks = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    file.required("blocks");
    for (Node node : file.list("blocks")) {
      blocks.add(block(node, ids));
    }
    return bound(blocks);
  }

  private Read block(Node node, Set<String> ids) {
    try (Fields fields = Fields.of(node, "A block", problems)) {
      String id = reading.word(fields, "The block");
      if (!id.isEmpty() && !ids.add(id)) {
        problems.add("duplicate-id", fields.place("id"), "Two blocks are called '" + id + "'.");
      }
      Text title = reading.optionalText(fields, "title");
      Text intro = reading.optionalText(fields, "intro");
      Conditions.Written showIf = conditions.written(fields);
      boolean shuffled = fields.choice("order", Sequence.class) == Sequence.RANDOM;
      String name = fields.text("scale");
      ResponseScale shared = name == null ? null : scales.named(name, fields.place("scale"));
      boolean free = fields.flag("unscored", unscored);
      ItemReader reader = new ItemReader(reading, scales, conditions);
      List<Conditions.Pending<Item>> items = new ArrayList<>();
      fields.required("items");
      for (Node item : fields.list("items")) {
        items.add(reader.item(item, shared, fields.has("scale"), free));
      }
      if (fields.has("items") && items.isEmpty()) {
        problems.add("empty-block", fields.place("items"), "The block '" + id + "' has no items.");
      }
      if (shuffled && items.size() == 1) {
        reading.nothingToShuffle(fields.place("order"), "The block '" + id + "' has one item.");
      }
      Block block = new Block(instrument, id, title, intro, null, shuffled, shared, List.of());
      return new Read(new Conditions.Pending<>(block, showIf, fields.place()), items);
    }
  }

  /** Conditions read earlier blocks only: a block stands on one page, which is sent as a whole. */
  private List<Block> bound(List<Read> read) {
    Vocabulary all =
        Vocabulary.of(
            read.stream().flatMap(each -> each.items().stream()).map(i -> i.value()).toList());
    Set<String> earlier = new LinkedHashSet<>();
    List<Block> blocks = new ArrayList<>();
    for (Read each : read) {
      List<Item> items = new ArrayList<>();
      for (Conditions.Pending<Item> item : each.items()) {
        items.add(with(item.value(), conditions.bind(item.showIf(), all, earlier)));
      }
      Block block = each.block().value();
      blocks.add(
          new Block(
              block.instrument(),
              block.id(),
              block.title(),
              block.intro(),
              conditions.bind(each.block().showIf(), all, earlier),
              block.shuffled(),
              block.scale(),
              items));
      items.forEach(item -> earlier.addAll(item.columns()));
    }
    return blocks;
  }

  private static Item with(Item item, @Nullable Condition showIf) {
    return new Item(item.id(), item.text(), item.help(), showIf, item.unscored(), item.format());
  }
}
