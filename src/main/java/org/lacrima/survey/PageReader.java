package org.lacrima.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;

/** Reads the pages of a survey: which blocks they show, when, and in which order. */
final class PageReader {

  private final Reading reading;
  private final Instruments instruments;
  private final Conditions conditions;
  private final Map<String, Place> shown = new HashMap<>();

  /** What pages would show and is not there. */
  private final Set<String> strange = new HashSet<>();

  /** Whether all that pages would show could be read. */
  private boolean listed = true;

  PageReader(Reading reading, Instruments instruments) {
    this.reading = reading;
    this.instruments = instruments;
    this.conditions = new Conditions(reading.problems);
  }

  /** A page whose conditions are not bound yet. */
  private record Pending(
      Page value, Conditions.@Nullable Written showIf, List<Out> outs, Place place) {}

  /** Whom to ask no more, not bound yet. */
  private record Out(Conditions.@Nullable Written when, Text text) {}

  List<Page> pages(Fields file) {
    List<Pending> pending = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    listed = file.required("pages") != null;
    for (Node node : file.list("pages")) {
      Pending page = page(node);
      String id = page.value().id();
      if (!id.isEmpty() && !ids.add(id)) {
        reading.problems.add("duplicate-id", node.place(), "Two pages are called '" + id + "'.");
      }
      pending.add(page);
    }
    if (file.has("pages") && pending.isEmpty()) {
      reading.problems.add("no-pages", file.place("pages"), "A survey needs pages.");
    }
    groups(pending);
    List<Block> hidden =
        instruments.read().values().stream()
            .flatMap(instrument -> instrument.blocks().stream())
            .filter(block -> !shown.containsKey(block.path()))
            .toList();
    if (listed) {
      unshown(hidden, file.place("pages"));
    }
    return bound(pending, hidden);
  }

  /** The pages that one group of them may stand before or after. */
  private void groups(List<Pending> pending) {
    for (Pending page : pending) {
      String group = page.value().randomGroup();
      if (group != null
          && pending.stream().filter(p -> group.equals(p.value().randomGroup())).count() == 1) {
        reading.nothingToShuffle(
            page.place(), "The random group '" + group + "' has this page alone.");
      }
    }
  }

  private Pending page(Node node) {
    try (Fields fields = Fields.of(node, "A page", reading.problems)) {
      String id = reading.word(fields, "The page");
      Text title = reading.text(fields, "title");
      Text intro = reading.optionalText(fields, "intro");
      Conditions.Written showIf = conditions.written(fields);
      boolean sensitive = fields.flag("sensitive", false);
      Text support = reading.optionalText(fields, "support");
      String group = fields.text("random-group");
      if (group != null) {
        Names.word(group, "A group", fields.place("random-group"), reading.problems);
      }
      boolean shuffled = fields.choice("order", Sequence.class) == Sequence.RANDOM;
      List<Out> outs = fields.list("screen-out").stream().map(this::out).toList();
      List<Block> blocks = new ArrayList<>();
      for (Node entry : fields.list("show")) {
        String path = Fields.text(entry, "An entry of 'show'", reading.problems);
        listed &= path != null;
        if (path != null) {
          blocks.addAll(blocks(path, entry.place()));
        }
      }
      listed &= node instanceof Node.Mapping;
      if (fields.list("show").isEmpty()) {
        reading.problems.add(
            "empty-page",
            fields.place(),
            "The page '" + id + "' shows nothing.",
            "Maybe 'show: [instrument/block]', or take the page away.");
      }
      if (shuffled && blocks.size() == 1) {
        reading.nothingToShuffle(fields.place("order"), "The page '" + id + "' has one block.");
      }
      Page page =
          new Page(id, title, intro, null, sensitive, support, group, shuffled, blocks, List.of());
      return new Pending(page, showIf, outs, fields.place());
    }
  }

  private Out out(Node node) {
    try (Fields fields = Fields.of(node, "An entry of 'screen-out'", reading.problems)) {
      Conditions.Written when = conditions.written(fields.required("when"), "when");
      return new Out(when, reading.text(fields, "text"));
    }
  }

  private List<Block> blocks(String path, Place place) {
    String[] parts = path.split("/", -1);
    Instrument instrument = instruments.named(parts[0], place, reading.problems);
    if (instrument == null) {
      strange.add(path);
      return List.of();
    }
    List<Block> blocks =
        parts.length == 1
            ? instrument.blocks()
            : instrument.blocks().stream().filter(b -> b.id().equals(parts[1])).toList();
    if (parts.length > 2 || parts.length == 2 && blocks.isEmpty()) {
      strange.add(path);
      reading.problems.add(
          "unknown-block",
          place,
          "The instrument '" + parts[0] + "' has no block '" + path + "'.",
          Nearest.remedy(
              parts[parts.length - 1], instrument.blocks().stream().map(Block::id).toList()));
      return List.of();
    }
    for (String each : blocks.stream().map(Block::path).distinct().toList()) {
      Place first = shown.putIfAbsent(each, place);
      if (first != null) {
        reading.problems.add(
            "shown-twice", place, "'" + each + "' is shown already, at " + first + ".");
      }
    }
    return blocks;
  }

  /** Tells of the blocks that no page shows, but for those that a strange name probably means. */
  private void unshown(List<Block> hidden, Place pages) {
    Set<String> meant = new HashSet<>();
    strange.forEach(path -> meant.addAll(meant(path.split("/", -1), hidden)));
    for (Block block : hidden) {
      if (!block.id().isEmpty() && !meant.contains(block.path())) {
        reading.problems.add(
            "block-not-shown",
            pages,
            "No page shows '" + block.path() + "', so its items would never be asked.",
            "Maybe add it to the page's 'show'.");
      }
    }
  }

  private static List<String> meant(String[] parts, List<Block> hidden) {
    List<String> owners = hidden.stream().map(Block::instrument).distinct().toList();
    String owner = Nearest.meant(parts[0], owners);
    List<Block> blocks = hidden.stream().filter(b -> b.instrument().equals(owner)).toList();
    String id =
        parts.length == 1
            ? ""
            : Nearest.meant(parts[parts.length - 1], blocks.stream().map(Block::id).toList());
    return blocks.stream()
        .filter(block -> parts.length == 1 || block.id().equals(id))
        .map(Block::path)
        .toList();
  }

  /**
   * Binds the conditions of the pages.
   *
   * @param hidden blocks that no page shows, which has been told: who reads them is not told again
   */
  private List<Page> bound(List<Pending> pending, List<Block> hidden) {
    Set<String> absent = new HashSet<>();
    hidden.forEach(block -> block.items().forEach(item -> absent.addAll(item.columns())));
    Vocabulary all =
        Vocabulary.of(
            pending.stream().flatMap(page -> page.value().items().stream()).toList(),
            name -> !instruments.whole() || absent.contains(name));
    List<Page> pages = new ArrayList<>();
    for (Pending each : pending) {
      Page page = each.value();
      Set<String> earlier = earlier(pending, each);
      Condition condition = conditions.bind(each.showIf(), all, earlier);
      for (Block block : page.blocks()) {
        inOrder(block.showIf(), block.path(), each.place(), earlier, absent);
        block
            .items()
            .forEach(item -> inOrder(item.showIf(), item.id(), each.place(), earlier, absent));
      }
      page.items().forEach(item -> earlier.addAll(item.columns()));
      List<ScreenOut> outs = new ArrayList<>();
      for (Out out : each.outs()) {
        Condition when = conditions.bind(out.when(), all, earlier);
        if (when != null) {
          outs.add(new ScreenOut(when, out.text()));
        }
      }
      pages.add(page.with(condition, page.blocks(), outs));
    }
    return pages;
  }

  /** The columns that are asked before a page in every order. */
  private static Set<String> earlier(List<Pending> pending, Pending page) {
    int first = places(pending, page)[0];
    Set<String> earlier = new LinkedHashSet<>();
    for (Pending other : pending) {
      if (places(pending, other)[1] < first) {
        other.value().items().forEach(item -> earlier.addAll(item.columns()));
      }
    }
    return earlier;
  }

  /** The first and the last place that a page may have. */
  private static int[] places(List<Pending> pending, Pending page) {
    String group = page.value().randomGroup();
    int[] places =
        IntStream.range(0, pending.size())
            .filter(
                i ->
                    group == null
                        ? pending.get(i) == page
                        : group.equals(pending.get(i).value().randomGroup()))
            .toArray();
    return new int[] {places[0], places[places.length - 1]};
  }

  /** What an instrument's own conditions read must stand on an earlier page of this survey. */
  private void inOrder(
      @Nullable Condition condition,
      String what,
      Place page,
      Set<String> earlier,
      Set<String> absent) {
    if (condition != null
        && !condition.reads().stream().allMatch(n -> earlier.contains(n) || absent.contains(n))) {
      reading.problems.add(
          "show-if-reads-later",
          page,
          "'" + what + "' is shown if " + condition.text() + ", which this page does not know yet.",
          "Maybe show what it reads on an earlier page.");
    }
  }
}
