package org.lacrima.analysis.seal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Node;

/**
 * What a spec means where it says nothing: whoever writes it out has changed nothing. Options are
 * left out where they say what is usual; lists whose order means nothing are put in order.
 */
final class Usual {

  /** Of {@code defaults}. */
  static final Map<String, Node> DEFAULTS =
      Map.of(
          "missing", NodeText.text("pairwise"),
          "confidence", NodeText.number("0.95"),
          "alpha", NodeText.number("0.05"));

  private static final Map<String, Node> OF_SPEC =
      Map.of("language", NodeText.text("en"), "plots", NodeText.text("main"), "stars", no());

  private static final Set<String> EMPTY = Set.of("derive", "exclude", "families", "defaults");

  /** Lists of words whose order means nothing. */
  private static final Set<String> UNORDERED = Set.of("tests", "statistics");

  private static final Map<String, Node> OF_CORRELATION =
      Map.of(
          "method", NodeText.text("pearson"),
          "exact", no(),
          "interval", NodeText.text("fisher-z"),
          "samples", NodeText.number("9999"),
          "seed", NodeText.number("1"));

  /** What only a bootstrap reads. */
  private static final Set<String> OF_BOOTSTRAP = Set.of("samples", "seed");

  private static final Map<String, Map<String, Node>> OF_KINDS =
      Map.of(
          "correlation",
          OF_CORRELATION,
          "partial-correlation",
          Map.of("method", NodeText.text("pearson")),
          "semi-partial-correlation",
          Map.of("method", NodeText.text("pearson")),
          "t-test",
          Map.of("variances", NodeText.text("both"), "exact", no()),
          "equivalence",
          Map.of("variances", NodeText.text("welch")),
          "anova",
          Map.of("tests", NodeText.text("f")),
          "chi-square",
          Map.of("samples", NodeText.number("100000"), "seed", NodeText.number("1")),
          "reliability",
          Map.of("statistics", words("alpha", "alpha-if-dropped", "item-total", "omega")),
          "descriptives",
          Map.of(
              "statistics",
              words(
                  "kurtosis",
                  "max",
                  "mean",
                  "median",
                  "min",
                  "missing",
                  "n",
                  "q1",
                  "q3",
                  "sd",
                  "shapiro-w",
                  "skewness",
                  "variance")));

  private static final Node TESTS_OF_GROUPS = words("levene", "mann-whitney", "t");
  private static final Node TESTS_OF_ONE = words("t", "wilcoxon");

  private final Map<String, Node> defaults;
  private final Set<String> inFamilies = new LinkedHashSet<>();

  private Usual(Map<String, Node> spec) {
    Map<String, Node> all = new TreeMap<>(DEFAULTS);
    all.putAll(entries(spec.get("defaults")));
    this.defaults = all;
    entries(spec.get("families"))
        .values()
        .forEach(
            family -> {
              Node members = entries(family).get("analyses");
              if (members != null) {
                SpecMeaning.items(members)
                    .forEach(member -> inFamilies.add(NodeText.words(member)));
              }
            });
  }

  /** A spec in the one form of its values, without what is usual. */
  static Node.Mapping leftOut(Node.Mapping spec) {
    Map<String, Node> all = new TreeMap<>(spec.entries());
    Usual usual = new Usual(all);
    remove(OF_SPEC, all);
    all.computeIfPresent("defaults", (key, node) -> without(DEFAULTS, node));
    all.computeIfPresent(
        "families",
        (key, node) -> each(node, (id, f) -> without(Map.of("adjust", NodeText.text("holm")), f)));
    all.computeIfPresent("analyses", (key, node) -> each(node, usual::analysis));
    all.computeIfPresent("published", (key, node) -> published(node));
    all.entrySet().removeIf(entry -> EMPTY.contains(entry.getKey()) && empty(entry.getValue()));
    return NodeText.mapping(all);
  }

  private Node analysis(String id, Node node) {
    Map<String, Node> entry = new TreeMap<>(entries(node));
    entry.replaceAll(
        (kind, options) ->
            options instanceof Node.Mapping mapping ? options(id, kind, mapping) : options);
    return NodeText.mapping(entry);
  }

  private Node options(String id, String kind, Node.Mapping mapping) {
    Map<String, Node> options = new TreeMap<>(mapping.entries());
    options.replaceAll((key, value) -> UNORDERED.contains(key) ? ordered(value) : value);
    remove(defaults, options);
    remove(Map.of("alternative", NodeText.text("two-sided")), options);
    if (!inFamilies.contains(id)) {
      remove(Map.of("adjust", NodeText.text("none")), options);
    }
    remove(OF_KINDS.getOrDefault(kind, Map.of()), options);
    if (kind.equals("correlation") && !options.containsKey("interval")) {
      options.keySet().removeAll(OF_BOOTSTRAP);
    }
    if (kind.equals("t-test")) {
      Node tests = options.containsKey("group") ? TESTS_OF_GROUPS : TESTS_OF_ONE;
      remove(Map.of("tests", tests), options);
      options.computeIfPresent("summary", (key, summary) -> each(summary, Usual::printedGroup));
    }
    return NodeText.mapping(options);
  }

  private static Node printedGroup(String key, Node node) {
    return node instanceof Node.Mapping ? without(Map.of("level", NodeText.text(key)), node) : node;
  }

  /** Rules of claims, those too that are parts of others. */
  private static Node published(Node node) {
    Map<String, Node> section = new TreeMap<>(entries(node));
    section.computeIfPresent("claims", (key, claims) -> each(claims, (id, rule) -> rule(rule)));
    return NodeText.mapping(section);
  }

  private static Node rule(Node node) {
    if (node instanceof Node.Sequence sequence) {
      return NodeText.list(sequence.items().stream().map(Usual::rule).toList());
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return node;
    }
    Map<String, Node> rules = new TreeMap<>(mapping.entries());
    rules.replaceAll(
        (name, rule) ->
            name.equals("all") || name.equals("any")
                ? rule(rule)
                : rule instanceof Node.Mapping
                    ? without(
                        Map.of("sign", NodeText.text("any"), "except", NodeText.number("0")), rule)
                    : rule);
    return NodeText.mapping(rules);
  }

  private static Node ordered(Node list) {
    List<String> words = new ArrayList<>();
    SpecMeaning.items(list).forEach(item -> words.add(NodeText.words(item).replace('_', '-')));
    List<String> sorted = words.stream().distinct().sorted().toList();
    return sorted.size() == 1 ? NodeText.text(sorted.get(0)) : NodeText.texts(sorted);
  }

  private static Node without(Map<String, Node> usual, Node node) {
    Map<String, Node> rest = new TreeMap<>(entries(node));
    remove(usual, rest);
    return NodeText.mapping(rest);
  }

  private static void remove(Map<String, Node> usual, Map<String, Node> from) {
    usual.forEach(
        (key, value) -> {
          Node said = from.get(key);
          if (said != null && NodeText.same(said, value)) {
            from.remove(key);
          }
        });
  }

  private static Node each(Node node, java.util.function.BiFunction<String, Node, Node> change) {
    Map<String, Node> all = new TreeMap<>(entries(node));
    all.replaceAll(change);
    return NodeText.mapping(all);
  }

  private static boolean empty(Node node) {
    return node instanceof Node.Sequence sequence && sequence.items().isEmpty()
        || node instanceof Node.Mapping mapping && mapping.entries().isEmpty();
  }

  private static Map<String, Node> entries(@Nullable Node node) {
    return node instanceof Node.Mapping mapping ? mapping.entries() : Map.of();
  }

  private static Node words(String... sorted) {
    return NodeText.texts(List.of(sorted));
  }

  private static Node no() {
    return NodeText.number("false");
  }
}
