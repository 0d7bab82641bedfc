package org.lacrima.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;

/** Reads the pages of a survey: which blocks they show, and when. */
final class PageReader {

  private final Reading reading;
  private final Map<String, Instrument> instruments;
  private final Conditions conditions;
  private final Map<String, Place> shown = new HashMap<>();

  PageReader(Reading reading, Map<String, Instrument> instruments) {
    this.reading = reading;
    this.instruments = instruments;
    this.conditions = new Conditions(reading.problems);
  }

  List<Page> pages(Fields file) {
    boolean whole = instruments.size() == file.list("instruments").size();
    List<Conditions.Pending<Page>> pending = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    file.required("pages");
    for (Node node : file.list("pages")) {
      Conditions.Pending<Page> page = page(node, whole);
      if (!ids.add(page.value().id())) {
        reading.problems.add(
            "duplicate-id", node.place(), "Two pages are called '" + page.value().id() + "'.");
      }
      pending.add(page);
    }
    if (file.has("pages") && pending.isEmpty()) {
      reading.problems.add("no-pages", file.place("pages"), "A survey needs pages.");
    }
    if (!whole) {
      return List.of(); // what a missing instrument brings along would only be noise
    }
    unshown(file);
    return bound(pending);
  }

  private Conditions.Pending<Page> page(Node node, boolean whole) {
    try (Fields fields = Fields.of(node, "A page", reading.problems)) {
      String id = reading.word(fields, "The page");
      Text title = reading.text(fields, "title");
      Text intro = reading.optionalText(fields, "intro");
      Conditions.Written showIf = conditions.written(fields);
      boolean sensitive = fields.flag("sensitive", false);
      Text support = reading.optionalText(fields, "support");
      List<Block> blocks = new ArrayList<>();
      for (Node entry : fields.list("show")) {
        String path = Fields.text(entry, "An entry of 'show'", reading.problems);
        if (path != null && whole) {
          blocks.addAll(blocks(path, entry.place()));
        }
      }
      if (fields.list("show").isEmpty()) {
        reading.problems.add(
            "empty-page",
            fields.place(),
            "The page '" + id + "' shows nothing.",
            "Maybe 'show: [instrument/block]', or take the page away.");
      }
      Page page = new Page(id, title, intro, null, sensitive, support, blocks);
      return new Conditions.Pending<>(page, showIf, fields.place());
    }
  }

  private List<Block> blocks(String path, Place place) {
    String[] parts = path.split("/", -1);
    Instrument instrument = instruments.get(parts[0]);
    if (instrument == null) {
      reading.problems.add(
          "unknown-instrument",
          place,
          "The survey does not use an instrument '" + parts[0] + "'.",
          Nearest.remedy(parts[0], instruments.keySet()));
      return List.of();
    }
    List<Block> blocks =
        parts.length == 1 ? instrument.blocks() : instrument.block(parts[1]).stream().toList();
    if (blocks.isEmpty() || parts.length > 2) {
      reading.problems.add(
          "unknown-block",
          place,
          "The instrument '" + parts[0] + "' has no block '" + path + "'.",
          Nearest.remedy(
              parts[parts.length - 1], instrument.blocks().stream().map(Block::id).toList()));
      return List.of();
    }
    for (Block block : blocks) {
      Place first = shown.putIfAbsent(block.path(), place);
      if (first != null) {
        reading.problems.add(
            "shown-twice", place, "'" + block.path() + "' is shown already, at " + first + ".");
      }
    }
    return blocks;
  }

  private void unshown(Fields file) {
    for (Instrument instrument : instruments.values()) {
      for (Block block : instrument.blocks()) {
        if (!shown.containsKey(block.path())) {
          reading.problems.add(
              "block-not-shown",
              file.place("pages"),
              "No page shows '" + block.path() + "', so its items would never be asked.",
              "Maybe add it to the page's 'show'.");
        }
      }
    }
  }

  private List<Page> bound(List<Conditions.Pending<Page>> pending) {
    List<Variable> all = new ArrayList<>();
    for (Conditions.Pending<Page> page : pending) {
      page.value().items().forEach(item -> all.addAll(item.variables("")));
    }
    Set<String> earlier = new LinkedHashSet<>();
    List<Page> pages = new ArrayList<>();
    for (Conditions.Pending<Page> each : pending) {
      Page page = each.value();
      Condition condition = conditions.bind(each.showIf(), all, earlier);
      for (Block block : page.blocks()) {
        inOrder(block.showIf(), block.path(), each.place(), earlier);
        block.items().forEach(item -> inOrder(item.showIf(), item.id(), each.place(), earlier));
      }
      page.items().forEach(item -> earlier.addAll(item.columns()));
      pages.add(
          new Page(
              page.id(),
              page.title(),
              page.intro(),
              condition,
              page.sensitive(),
              page.support(),
              page.blocks()));
    }
    return pages;
  }

  /** What an instrument's own conditions read must stand on an earlier page of this survey. */
  private void inOrder(
      @Nullable Condition condition, String what, Place page, Set<String> earlier) {
    if (condition != null && !earlier.containsAll(condition.reads())) {
      reading.problems.add(
          "show-if-reads-later",
          page,
          "'" + what + "' is shown if " + condition.text() + ", which this page does not know yet.",
          "Maybe show what it reads on an earlier page.");
    }
  }
}
