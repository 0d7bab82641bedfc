package org.lacrima.analysis.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.published.Bindings;
import org.lacrima.definition.Node;

/**
 * One dated seal: a spec's meaning in full, hashes of what it rests on, and the hash of all this,
 * which also covers the hash of the seal before it.
 *
 * @param entry everything but the own hash, as it stands in the file
 * @param hash of {@code entry} in its canonical form
 */
public record Seal(int number, Instant sealedAt, String previous, Node.Mapping entry, String hash) {

  static final String FIRST = "none";

  /** What is sealed: a spec that loads, with what it rests on. */
  record Contents(SpecFile file, SpecMeaning meaning, Measures measures, @Nullable Node published) {

    /** Hash of the spec as a whole, whatever its layout. */
    String specHash() {
      return NodeText.hash(meaning.spec());
    }
  }

  static Seal of(Contents contents, @Nullable Seal before, Instant now, String engine) {
    int number = before == null ? 1 : before.number() + 1;
    String previous = before == null ? FIRST : before.hash();
    Instant time = now.truncatedTo(ChronoUnit.SECONDS);
    Map<String, Node> entry = new TreeMap<>();
    entry.put("seal", NodeText.number(Integer.toString(number)));
    entry.put("sealed-at", NodeText.text(time.toString()));
    entry.put("engine", NodeText.text(engine));
    entry.put("previous", NodeText.text(previous));
    entry.put("spec-sha256", NodeText.text(contents.specHash()));
    Map<String, String> analyses = new TreeMap<>();
    for (String id : contents.meaning().analyses()) {
      Node.Mapping meaning = contents.meaning().analysis(id);
      analyses.put(id, meaning == null ? "" : NodeText.hash(meaning));
    }
    entry.put("analyses-sha256", NodeText.mappingOfTexts(analyses));
    Measures measures = contents.measures();
    if (!measures.survey().isEmpty()) {
      entry.put(
          "survey",
          NodeText.mappingOfTexts(
              Map.of(
                  "id", measures.survey(),
                  "version", measures.version(),
                  "sha256", measures.sha256())));
      entry.put("instruments-sha256", NodeText.mappingOfTexts(measures.instruments()));
      entry.put("measures", contents.meaning().measures());
    }
    Bindings bindings = contents.file().published();
    Node published = contents.published();
    if (bindings != null && published != null) {
      entry.put("published-sha256", NodeText.text(NodeText.hash(published)));
    }
    entry.put("spec", contents.meaning().spec());
    Node.Mapping whole = NodeText.mapping(entry);
    return new Seal(number, time, previous, whole, NodeText.hash(whole));
  }

  /** What the spec meant when it was sealed. */
  SpecMeaning meaning() {
    return new SpecMeaning(mapping("spec"), mapping("measures"));
  }

  Node.Mapping mapping(String key) {
    return entry.entries().get(key) instanceof Node.Mapping mapping
        ? mapping
        : NodeText.mapping(Map.of());
  }

  String text(String key) {
    return entry.entries().get(key) instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  /** Whether it holds nothing but what the other holds too, its time and engine aside. */
  boolean sealsTheSameAs(Seal other) {
    return timeless().equals(other.timeless());
  }

  private String timeless() {
    Map<String, Node> rest = new TreeMap<>(entry.entries());
    rest.keySet()
        .removeAll(java.util.List.of("seal", "sealed-at", "engine", "previous", "analyses-sha256"));
    return NodeText.hash(NodeText.mapping(rest));
  }
}
