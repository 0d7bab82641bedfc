package org.lacrima.analysis.multiverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;

/**
 * A place in a spec, written with points: {@code defaults.missing}, {@code derive.security}, {@code
 * analyses.zero.method}. An analysis is found by its id, an option of it below its kind.
 */
final class SpecPath {

  /** What may differ between universes: everything else says what the data are and mean. */
  static final Set<String> SECTIONS =
      Set.of("derive", "exclude", "defaults", "families", "analyses");

  private static final Set<String> OF_ENTRY = Set.of("id", "where");

  private SpecPath() {}

  /**
   * The same spec with another node there; null where there is no such place.
   *
   * @param value null, or a null scalar, takes away what stands there
   * @param key where the path itself is written
   */
  static Node.@Nullable Mapping replaced(Node.Mapping spec, String path, Node value, Place key) {
    int dot = path.indexOf('.');
    String section = dot < 0 ? path : path.substring(0, dot);
    if (!SECTIONS.contains(section)) {
      return null;
    }
    if (dot < 0) {
      return section.equals("analyses") ? null : with(spec, section, value, key);
    }
    String rest = path.substring(dot + 1);
    Node inside = spec.entries().get(section);
    if (section.equals("analyses")) {
      Node changed = inside == null ? null : analysis(inside, rest, value, key);
      return changed == null ? null : with(spec, section, changed, key);
    }
    if (inside == null && section.equals("defaults")) {
      inside = new Node.Mapping(key, Map.of(), Map.of());
    }
    Node changed =
        inside instanceof Node.Mapping mapping
            ? inMapping(mapping, rest, value, key, section.equals("defaults"))
            : null;
    return changed == null ? null : with(spec, section, changed, key);
  }

  private static @Nullable Node analysis(Node analyses, String path, Node value, Place key) {
    List<Node> items =
        new ArrayList<>(
            analyses instanceof Node.Sequence sequence ? sequence.items() : List.of(analyses));
    int found = -1;
    int longest = -1;
    for (int i = 0; i < items.size(); i++) {
      String id = id(items.get(i));
      if (id != null && path.startsWith(id + ".") && id.length() > longest) {
        found = i;
        longest = id.length();
      }
    }
    if (found < 0 || !(items.get(found) instanceof Node.Mapping entry)) {
      return null;
    }
    String option = path.substring(longest + 1);
    Node changed = null;
    if (option.equals("where")) {
      changed = with(entry, option, value, key);
    } else {
      String kind = kind(entry);
      if (kind != null && entry.entries().get(kind) instanceof Node.Mapping options) {
        Node inside = inMapping(options, option, value, key, true);
        changed = inside == null ? null : with(entry, kind, inside, key);
      }
    }
    if (changed == null) {
      return null;
    }
    items.set(found, changed);
    return new Node.Sequence(analyses.place(), items);
  }

  private static @Nullable String id(Node entry) {
    return entry instanceof Node.Mapping mapping
            && mapping.entries().get("id") instanceof Node.Scalar scalar
        ? scalar.text()
        : null;
  }

  private static @Nullable String kind(Node.Mapping entry) {
    return entry.entries().keySet().stream()
        .filter(key -> !OF_ENTRY.contains(key))
        .findFirst()
        .orElse(null);
  }

  /**
   * @param adds whether a key may be new there
   */
  private static Node.@Nullable Mapping inMapping(
      Node.Mapping mapping, String path, Node value, Place key, boolean adds) {
    if (mapping.entries().containsKey(path)) {
      return with(mapping, path, value, key);
    }
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      if (path.startsWith(entry.getKey() + ".") && entry.getValue() instanceof Node.Mapping inner) {
        String rest = path.substring(entry.getKey().length() + 1);
        Node changed = inMapping(inner, rest, value, key, adds);
        return changed == null ? null : with(mapping, entry.getKey(), changed, key);
      }
    }
    return adds && !path.contains(".") ? with(mapping, path, value, key) : null;
  }

  private static Node.Mapping with(Node.Mapping mapping, String key, Node value, Place place) {
    Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
    Map<String, Place> keys = new LinkedHashMap<>(mapping.keys());
    if (value instanceof Node.Scalar scalar && scalar.isNull()) {
      entries.remove(key);
    } else {
      if (!entries.containsKey(key)) {
        keys.put(key, place);
      }
      entries.put(key, value);
    }
    return new Node.Mapping(mapping.place(), entries, keys);
  }

  /** Whether one of them is the other, or lies within it. */
  static boolean overlap(String one, String other) {
    return one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
  }
}
