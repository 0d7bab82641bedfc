package org.lacrima.analysis.seal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Node;

/**
 * What a spec means, whatever its layout: comments, blanks, the order of keys, quotes, {@code 0.50}
 * for {@code 0.5} and brackets that change nothing are gone. An analysis means its options together
 * with all that it reads: the defaults that it leaves open, derived variables, exclusions, missing
 * codes, families, how a score is made.
 *
 * @param spec the spec's own keys; {@code analyses} by their ids
 * @param measures how the items and scores that the spec names are answered and made
 */
record SpecMeaning(Node.Mapping spec, Node.Mapping measures) {

  private static final Set<String> FORMULAS = Set.of("where", "when", "between");

  /** Keys under which digits are a name, not a number: {@code 007} is not {@code 7}. */
  private static final Set<String> TEXTS =
      Set.of("missing-codes", "labels", "level", "label", "title", "id", "reason", "language");

  /** Parts of a spec that no analysis computes with; each stands for itself. */
  private static final Set<String> ON_THEIR_OWN =
      Set.of("format", "id", "title", "language", "published", "multiverse");

  private static final Set<String> READ_IN_PART =
      Set.of("analyses", "data", "derive", "exclude", "defaults", "families");

  private static final Set<String> OWN_MISSING_RULE =
      Set.of("chi-square", "reliability", "meta-analysis", "power");

  /** Of a spec that the loader has found no fault with. */
  static SpecMeaning of(Node.Mapping root, Measures measures) {
    Node derive = root.entries().get("derive");
    List<String> order = new ArrayList<>(measures.order());
    if (derive instanceof Node.Mapping derived) {
      order.addAll(derived.entries().keySet());
    }
    Node.Mapping spec =
        Usual.leftOut((Node.Mapping) new Reading(new Names(order)).normal(root, ""));
    Set<String> words = new LinkedHashSet<>();
    words(spec, words);
    Map<String, Node> used = new TreeMap<>(measures.variables());
    used.keySet().retainAll(words);
    return new SpecMeaning(spec, NodeText.mapping(used));
  }

  /** A number in the fewest digits. */
  static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** In the order of their ids. */
  Set<String> analyses() {
    return Collections.unmodifiableSet(entries("analyses").keySet());
  }

  /** What one analysis means; null where there is none of this id. */
  Node.@Nullable Mapping analysis(String id) {
    if (!(entries("analyses").get(id) instanceof Node.Mapping entry)) {
      return null;
    }
    Map<String, Node> meaning = new TreeMap<>(entry.entries());
    Set<String> words = new LinkedHashSet<>();
    words(entry, words);
    boolean printed =
        entry.entries().containsKey("meta-analysis")
            || entry.entries().containsKey("power")
            || says(entry, "summary")
            || says(entry, "printed");
    addDefaults(entry, meaning);
    addFamilies(id, meaning);
    if (!printed) {
      addExclusions(words, meaning);
      addRead(words, meaning);
      spec.entries()
          .forEach(
              (key, value) -> {
                if (!ON_THEIR_OWN.contains(key) && !READ_IN_PART.contains(key)) {
                  meaning.put(key, value);
                }
              });
    }
    return NodeText.mapping(meaning);
  }

  /** What is no part of any analysis, by its key. */
  Map<String, Node> others() {
    Map<String, Node> others = new TreeMap<>(spec.entries());
    others.keySet().remove("analyses");
    return others;
  }

  private Map<String, Node> entries(String key) {
    return spec.entries().get(key) instanceof Node.Mapping mapping ? mapping.entries() : Map.of();
  }

  /** Whether the kind's own options have this key. */
  private static boolean says(Node.Mapping entry, String option) {
    return entry.entries().values().stream()
        .anyMatch(v -> v instanceof Node.Mapping kind && kind.entries().containsKey(option));
  }

  private void addDefaults(Node.Mapping entry, Map<String, Node> meaning) {
    boolean ownRule = entry.entries().keySet().stream().anyMatch(OWN_MISSING_RULE::contains);
    Usual.DEFAULTS.forEach(
        (option, usual) -> {
          if (!says(entry, option) && !(ownRule && option.equals("missing"))) {
            meaning.put(option, entries("defaults").getOrDefault(option, usual));
          }
        });
    // said by the analysis itself or by the defaults, it is the same
    entry
        .entries()
        .forEach(
            (kind, options) -> {
              if (options instanceof Node.Mapping mapping) {
                Map<String, Node> rest = new TreeMap<>(mapping.entries());
                Usual.DEFAULTS
                    .keySet()
                    .forEach(
                        option -> {
                          Node said = rest.remove(option);
                          if (said != null) {
                            meaning.put(option, said);
                          }
                        });
                meaning.put(kind, NodeText.mapping(rest));
              }
            });
  }

  private void addFamilies(String id, Map<String, Node> meaning) {
    entries("families")
        .forEach(
            (name, family) -> {
              Set<String> members = new LinkedHashSet<>();
              words(family, members);
              if (members.contains(id)) {
                meaning.put("family " + name, family);
              }
            });
  }

  /** The order of exclusions counts for the report of them only. */
  private void addExclusions(Set<String> words, Map<String, Node> meaning) {
    Set<String> conditions = new java.util.TreeSet<>();
    Node all = spec.entries().get("exclude");
    for (Node item : all == null ? List.<Node>of() : items(all)) {
      if (item instanceof Node.Mapping exclusion
          && exclusion.entries().get("when") instanceof Node.Scalar when) {
        conditions.add(when.text());
        words(when, words);
      }
    }
    if (!conditions.isEmpty()) {
      meaning.put("exclude", NodeText.texts(List.copyOf(conditions)));
    }
  }

  private void addRead(Set<String> words, Map<String, Node> meaning) {
    Map<String, Node> derive = entries("derive");
    List<String> open = new ArrayList<>(words);
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (derive.containsKey(name) && !meaning.containsKey("derive " + name)) {
        Node formula = derive.getOrDefault(name, NodeText.text(""));
        meaning.put("derive " + name, formula);
        Set<String> further = new LinkedHashSet<>();
        words(formula, further);
        further.removeAll(words);
        words.addAll(further);
        open.addAll(further);
      }
    }
    Map<String, Node> data = entries("data");
    for (String key : List.of("survey", "missing-codes")) {
      Node value = data.get(key);
      if (value != null) {
        meaning.put(key, value);
      }
    }
    boolean openRun = words.stream().anyMatch(word -> word.contains(" .. "));
    if (data.get("variables") instanceof Node.Mapping variables) {
      variables
          .entries()
          .forEach(
              (name, declaration) -> {
                if (declaration instanceof Node.Mapping known
                    && (openRun || words.contains(name))) {
                  Map<String, Node> told = new TreeMap<>(known.entries());
                  told.remove("label");
                  if (!told.isEmpty()) {
                    meaning.put("variable " + name, NodeText.mapping(told));
                  }
                }
              });
    }
    measures
        .entries()
        .forEach(
            (name, measure) -> {
              if (words.contains(name)) {
                meaning.put("measure " + name, measure);
              }
            });
  }

  static List<Node> items(Node node) {
    return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
  }

  /** Keys, texts, and the names that formulas mention: whatever could name a variable. */
  private static void words(Node node, Set<String> words) {
    if (node instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, value) -> {
                words.add(key);
                words(value, words);
              });
    } else if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> words(item, words));
    } else if (node instanceof Node.Scalar scalar && !scalar.plain()) {
      words.add(scalar.text());
      FormulaForm.Written formula = FormulaForm.of(scalar.text(), new Names(List.of()));
      if (formula != null) {
        words.addAll(formula.mentioned());
      }
    }
  }

  /** Brings values into the one form. */
  private record Reading(Names names) {

    Node normal(Node node, String key) {
      if (node instanceof Node.Mapping mapping) {
        Map<String, Node> entries = new TreeMap<>();
        mapping
            .entries()
            .forEach(
                (name, value) -> {
                  boolean nothing = value instanceof Node.Scalar scalar && scalar.isNull();
                  if (!nothing) {
                    entries.put(name, entry(value, name, key));
                  }
                });
        return NodeText.mapping(entries);
      }
      if (node instanceof Node.Sequence sequence) {
        List<Node> items = new ArrayList<>();
        for (Node item : sequence.items()) {
          Node normal = normal(item, key);
          if (item instanceof Node.Scalar && normal instanceof Node.Sequence run) {
            items.addAll(run.items());
          } else {
            items.add(normal);
          }
        }
        return items.size() == 1 && items.get(0) instanceof Node.Scalar
            ? items.get(0)
            : NodeText.list(items);
      }
      return scalar((Node.Scalar) node, key);
    }

    private Node entry(Node value, String name, String key) {
      if (name.equals("analyses") && key.isEmpty()) {
        Map<String, Node> byId = new TreeMap<>();
        for (Node item : items(value)) {
          if (item instanceof Node.Mapping entry
              && entry.entries().get("id") instanceof Node.Scalar id) {
            Map<String, Node> rest = new TreeMap<>(entry.entries());
            rest.remove("id");
            byId.put(id.text(), normal(NodeText.mapping(rest), "analyses"));
          }
        }
        return NodeText.mapping(byId);
      }
      boolean kept = TEXTS.contains(key) || key.equals("derive");
      return normal(value, kept ? key : name);
    }

    private Node scalar(Node.Scalar scalar, String key) {
      if (FORMULAS.contains(key) || key.equals("derive")) {
        FormulaForm.Written formula = FormulaForm.of(scalar.text(), names);
        return NodeText.text(formula == null ? scalar.text().strip() : formula.text());
      }
      if (TEXTS.contains(key)) {
        return NodeText.text(scalar.text());
      }
      if (scalar.plain() && scalar.text().matches("[-+]?[0-9.]+([eE][-+]?[0-9]{1,3})?")) {
        try {
          return NodeText.number(number(new BigDecimal(scalar.text())));
        } catch (NumberFormatException e) {
          return NodeText.text(scalar.text());
        }
      }
      if (scalar.plain() && scalar.text().matches("true|false")) {
        return scalar;
      }
      List<String> run =
          scalar.text().contains("..") ? names.expand(scalar.text().strip()) : List.of();
      return run.size() > 1 ? NodeText.texts(run) : NodeText.text(scalar.text());
    }
  }
}
