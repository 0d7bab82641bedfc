package org.lacrima.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;

/** Reads an instrument file. Scoring vectors are read here and tried out in room scoring. */
final class InstrumentReader {

  static final String FORMAT = "lacrima/instrument/1";

  private final Reading reading;
  private final Problems problems;
  private final Conditions conditions;
  private final Map<String, ResponseScale> responseScales = new LinkedHashMap<>();

  private final Function<Instrument, List<Problem>> trial;

  /**
   * @param trial what more is to be told of an instrument, whether or not other things are wrong
   */
  InstrumentReader(Problems problems, Function<Instrument, List<Problem>> trial) {
    this.problems = problems;
    this.trial = trial;
    this.reading = new Reading(problems);
    this.conditions = new Conditions(problems);
  }

  /** Some item could not be read: what scales and vectors say of it would only be noise. */
  private boolean unread;

  private record ReadBlock(Block block, List<Conditions.Pending<Item>> items) {}

  /**
   * What could be read of the instrument, so that a survey can be read on and tell its own
   * problems; null where an item or the head could not be. It is whole where no problem was added.
   */
  @Nullable Instrument instrument(Node node) {
    try (Fields file = Fields.of(node, "An instrument", problems)) {
      reading.head(file, FORMAT);
      String id = reading.word(file, "The instrument");
      String version = file.text("version");
      Text title = reading.text(file, "title");
      Rights.Wording wording = file.choice("wording", Rights.Wording.class);
      file.required("wording");
      Rights rights = rights(file);
      List<Rights.Citation> citations = citations(file);
      List<String> unconfirmed = file.texts("unconfirmed");
      boolean unscored = file.flag("unscored", false);
      file.entries("response-scales").forEach(this::responseScale);
      List<Block> blocks = bound(blocks(file, id, unscored));
      List<Item> items = blocks.stream().flatMap(b -> b.items().stream()).toList();
      List<Scale> scales = scales(file, items);
      List<ScoringVector> vectors = vectors(file, items, scales);
      if (!unread) {
        used(file, items, scales);
        tested(file, scales, vectors);
      }
      if (unread || wording == null || rights == null || version == null) {
        return null;
      }
      Instrument instrument =
          new Instrument(
              id,
              version,
              title,
              reading.languages(),
              rights,
              wording,
              citations,
              unconfirmed,
              blocks,
              scales,
              vectors);
      boolean allVectors = vectors.size() == file.list("vectors").size();
      for (Problem problem : trial.apply(instrument)) {
        // a vector that could not be read might have been the sharp one
        if (allVectors || !problem.code().equals("vectors-too-weak")) {
          problems.add(problem);
        }
      }
      return instrument;
    }
  }

  private @Nullable Rights rights(Fields file) {
    file.required("rights");
    Fields fields = file.fields("rights");
    if (fields == null) {
      return null;
    }
    try (fields) {
      String holder = fields.requiredText("holder");
      String terms = fields.requiredText("terms");
      fields.required("licence");
      Rights.Licence licence = fields.choice("licence", Rights.Licence.class);
      String source = fields.text("source");
      return licence == null ? null : new Rights(holder, terms, licence, source);
    }
  }

  private List<Rights.Citation> citations(Fields file) {
    List<Rights.Citation> citations = new ArrayList<>();
    for (Node node : file.list("citations")) {
      try (Fields fields = Fields.of(node, "A citation", problems)) {
        citations.add(new Rights.Citation(fields.requiredText("text"), fields.text("doi")));
      }
    }
    return citations;
  }

  private void responseScale(String name, Node node) {
    Names.word(name, "The response scale", node.place(), problems);
    ResponseScale scale = new ScaleOptions(reading).scale(name, node);
    if (scale != null) {
      responseScales.put(name, scale);
    }
  }

  private List<ReadBlock> blocks(Fields file, String instrument, boolean unscored) {
    List<ReadBlock> blocks = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    file.required("blocks");
    for (Node node : file.list("blocks")) {
      try (Fields fields = Fields.of(node, "A block", problems)) {
        String id = reading.word(fields, "The block");
        if (!ids.add(id)) {
          problems.add("duplicate-id", fields.place("id"), "Two blocks are called '" + id + "'.");
        }
        Text title = reading.optionalText(fields, "title");
        Text intro = reading.optionalText(fields, "intro");
        Conditions.Written showIf = conditions.written(fields);
        ResponseScale shared = shared(fields);
        boolean free = fields.flag("unscored", unscored);
        ItemReader reader = new ItemReader(reading, responseScales, conditions);
        List<Conditions.Pending<Item>> items = new ArrayList<>();
        fields.required("items");
        for (Node item : fields.list("items")) {
          Conditions.Pending<Item> read = reader.item(item, shared, fields.has("scale"), free);
          if (read == null) {
            unread = true;
          } else {
            items.add(read);
          }
        }
        if (fields.has("items") && fields.list("items").isEmpty()) {
          problems.add(
              "empty-block", fields.place("items"), "The block '" + id + "' has no items.");
        }
        Block block = new Block(instrument, id, title, intro, null, shared, List.of());
        blocks.add(new ReadBlock(block, items));
        pending.put(id, new Conditions.Pending<>(block, showIf, fields.place()));
      }
    }
    return blocks;
  }

  private final Map<String, Conditions.Pending<Block>> pending = new LinkedHashMap<>();

  private @Nullable ResponseScale shared(Fields fields) {
    String name = fields.text("scale");
    if (name == null) {
      return null;
    }
    ResponseScale scale = responseScales.get(name);
    if (scale == null) {
      problems.add(
          "unknown-response-scale",
          fields.place("scale"),
          "There is no response scale '" + name + "' in this file.",
          org.lacrima.definition.Nearest.remedy(name, responseScales.keySet()));
    }
    return scale;
  }

  /** Conditions read earlier blocks only: a block stands on one page, which is sent as a whole. */
  private List<Block> bound(List<ReadBlock> read) {
    List<Variable> all =
        read.stream()
            .flatMap(block -> block.items().stream())
            .flatMap(item -> item.value().variables("").stream())
            .toList();
    Set<String> earlier = new LinkedHashSet<>();
    List<Block> blocks = new ArrayList<>();
    for (ReadBlock each : read) {
      List<Item> items = new ArrayList<>();
      for (Conditions.Pending<Item> item : each.items()) {
        Item plain = item.value();
        items.add(
            new Item(
                plain.id(),
                plain.text(),
                plain.help(),
                conditions.bind(item.showIf(), all, earlier),
                plain.unscored(),
                plain.format()));
      }
      Block block = each.block();
      Conditions.Pending<Block> of = pending.get(block.id());
      blocks.add(
          new Block(
              block.instrument(),
              block.id(),
              block.title(),
              block.intro(),
              of == null ? null : conditions.bind(of.showIf(), all, earlier),
              block.scale(),
              items));
      items.forEach(item -> earlier.addAll(item.columns()));
    }
    return blocks;
  }

  private List<Scale> scales(Fields file, List<Item> items) {
    ScaleReader reader = new ScaleReader(reading, items);
    List<Scale> scales = new ArrayList<>();
    List<Node> nodes = file.list("scales");
    for (Node node : unread ? List.<Node>of() : nodes) {
      Scale scale = reader.scale(node);
      if (scale != null) {
        scales.add(scale);
      }
    }
    return scales;
  }

  private List<ScoringVector> vectors(Fields file, List<Item> items, List<Scale> scales) {
    Set<String> ids = new LinkedHashSet<>();
    scales.forEach(scale -> ids.add(scale.id()));
    List<Node> nodes = file.list("vectors");
    if (unread) {
      return List.of(); // answers to items that cannot be read would only be told of twice
    }
    VectorReader reader = new VectorReader(reading, items, ids, unreadScales(file, ids));
    List<ScoringVector> vectors = new ArrayList<>();
    for (Node node : nodes) {
      ScoringVector vector = reader.vector(node);
      if (vector != null) {
        vectors.add(vector);
      }
    }
    return vectors;
  }

  /** Scales whose own problems have been told. */
  private static Set<String> unreadScales(Fields file, Set<String> read) {
    Set<String> ids = new LinkedHashSet<>();
    for (Node node : file.list("scales")) {
      if (node instanceof Node.Mapping scale
          && scale.entries().get("id") instanceof Node.Scalar id
          && !read.contains(id.text())) {
        ids.add(id.text());
      }
    }
    return ids;
  }

  private void used(Fields file, List<Item> items, List<Scale> scales) {
    if (scales.size() < file.list("scales").size()) {
      return;
    }
    Place place = file.place("scales");
    for (Item item : items) {
      boolean scored = scales.stream().anyMatch(scale -> scale.items().contains(item));
      if (!scored && !item.unscored()) {
        problems.add(
            "unused-item",
            place,
            "The item '" + item.id() + "' is in no scale.",
            "Maybe it is missing in a key, or mark it 'unscored: true'.");
      }
    }
  }

  private void tested(Fields file, List<Scale> scales, List<ScoringVector> vectors) {
    if (vectors.size() < file.list("vectors").size()) {
      return;
    }
    for (Scale scale : scales) {
      if (vectors.stream().noneMatch(vector -> vector.expected().containsKey(scale.id()))) {
        problems.add(
            "untested-scale",
            file.place("scales"),
            "No scoring vector expects anything of the scale '" + scale.id() + "'.",
            "Maybe add vectors for the lowest, the highest and missing answers.");
      }
    }
  }
}
