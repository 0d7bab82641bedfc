package org.lacrima.analysis.multiverse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.multiverse.Choice.Alternative;
import org.lacrima.analysis.multiverse.MultiverseSpec.Universe;
import org.lacrima.analysis.published.Bindings;
import org.lacrima.analysis.published.ClaimRule;
import org.lacrima.analysis.published.Target;
import org.lacrima.analysis.published.TargetReader;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/** Reads the section {@code multiverse} of a spec and makes a spec of each universe. */
public final class MultiverseReader {

  /** More combinations than this are refused. */
  public static final int MOST_UNIVERSES = 1_000;

  /** Loads a spec like the one that is read. */
  public interface Loader {
    /**
     * @param problems where what is wrong with it is told
     */
    SpecFile load(Node spec, Problems problems);
  }

  private final Set<String> analyses;
  private final @Nullable Bindings published;
  private final Problems problems;

  /**
   * @param analyses the ids that may be looked at
   * @param published the spec's bindings, whose claims are asked
   */
  public MultiverseReader(Set<String> analyses, @Nullable Bindings published, Problems problems) {
    this.analyses = analyses;
    this.published = published;
    this.problems = problems;
  }

  /**
   * Null where the spec has no such section, or problems.
   *
   * @param loader makes a spec of each universe
   */
  public @Nullable MultiverseSpec read(Fields fields, Node root, Loader loader) {
    Fields section = fields.fields("multiverse");
    if (section == null || !(root instanceof Node.Mapping whole)) {
      return null;
    }
    try (section) {
      section.required("choices");
      section.required("focal");
      Map<String, Place> places = new HashMap<>();
      List<Choice> choices = choices(section, places);
      TargetReader targets = new TargetReader(analyses, problems);
      List<Target> focal = section.list("focal").stream().map(targets::target).toList();
      List<String> claims = claims(section);
      if (choices.isEmpty() || !bounded(choices, section)) {
        return null;
      }
      Node.Mapping bare = without(without(whole, "multiverse"), "published");
      eachAlone(choices, bare, places, loader);
      if (!problems.isEmpty()) {
        return null;
      }
      List<Universe> universes = universes(choices, bare, places, focal, claims, loader);
      return problems.count() > 0 ? null : new MultiverseSpec(choices, focal, claims, universes);
    }
  }

  private List<Choice> choices(Fields section, Map<String, Place> places) {
    List<Choice> choices = new ArrayList<>();
    Map<String, String> owners = new LinkedHashMap<>();
    Node all = section.node("choices");
    if (all instanceof Node.Mapping mapping && mapping.entries().isEmpty()) {
      problems.add("no-choices", all.place(), "Nothing is to be decided otherwise here.");
    }
    for (Map.Entry<String, Node> entry : section.entries("choices").entrySet()) {
      String name = entry.getKey();
      Place place =
          all instanceof Node.Mapping mapping
              ? mapping.keys().getOrDefault(name, entry.getValue().place())
              : entry.getValue().place();
      if (!name.matches("[a-z][a-z0-9_-]*") || MultiverseCsv.COLUMNS.contains(name)) {
        problems.add(
            "bad-name",
            place,
            "A choice names a column of multiverse.csv, so it cannot be called '" + name + "'.",
            "Maybe use small letters, digits, '-' and '_', and no name of another column.");
      }
      Choice choice = choice(name, entry.getValue(), places);
      if (choice == null) {
        continue;
      }
      for (Alternative alternative : choice.alternatives()) {
        for (String path : alternative.replaced().keySet()) {
          owners.forEach(
              (other, owner) -> {
                if (!owner.equals(name) && SpecPath.overlap(path, other)) {
                  problems.add(
                      "same-node",
                      places.getOrDefault(path, place),
                      "The choices '"
                          + owner
                          + "' and '"
                          + name
                          + "' both say what stands at '"
                          + path
                          + "'.",
                      "Maybe make one choice of them, with an alternative for each combination.");
                }
              });
          owners.putIfAbsent(path, name);
        }
      }
      choices.add(choice);
    }
    return choices;
  }

  private @Nullable Choice choice(String name, Node node, Map<String, Place> places) {
    List<Alternative> alternatives = new ArrayList<>();
    try (Fields fields = Fields.of(node, "The choice '" + name + "'", problems)) {
      for (String key : List.copyOf(fields.keys())) {
        Node content = fields.node(key);
        Map<String, Node> replaced = new LinkedHashMap<>();
        if (content instanceof Node.Mapping mapping) {
          mapping
              .entries()
              .forEach(
                  (path, value) -> {
                    replaced.put(path, value);
                    places.put(path, mapping.keys().getOrDefault(path, value.place()));
                  });
        } else if (content != null) {
          Fields.of(content, "An alternative", problems);
          return null;
        }
        Alternative alternative = new Alternative(key, replaced);
        alternatives.add(alternative.asWritten() ? 0 : alternatives.size(), alternative);
      }
    }
    long asWritten = alternatives.stream().filter(Alternative::asWritten).count();
    if (asWritten != 1) {
      problems.add(
          "as-written",
          node.place(),
          "Exactly one alternative of '"
              + name
              + "' is the spec as it is written, not "
              + asWritten
              + ".",
          "Maybe add one that changes nothing, like " + name + ": {as-written: {}, …}.");
    } else if (alternatives.size() < 2) {
      problems.add("one-alternative", node.place(), "'" + name + "' leaves nothing to choose.");
    }
    return new Choice(name, alternatives);
  }

  private List<String> claims(Fields section) {
    Map<String, ClaimRule> bound = published == null ? Map.of() : published.claims();
    if (!section.has("claims")) {
      return bound.entrySet().stream()
          .filter(claim -> !(claim.getValue() instanceof ClaimRule.NotTestable))
          .map(Map.Entry::getKey)
          .toList();
    }
    List<String> claims = new ArrayList<>();
    for (Node item : section.list("claims")) {
      String id = Fields.text(item, "A claim", problems);
      if (id != null && !bound.containsKey(id)) {
        problems.add(
            "unknown-published",
            item.place(),
            "This spec binds no claim '" + id + "'.",
            Nearest.remedy(id, bound.keySet()));
      } else if (id != null && !claims.contains(id)) {
        claims.add(id);
      }
    }
    return claims;
  }

  private boolean bounded(List<Choice> choices, Fields section) {
    double combinations = 1;
    List<String> factors = new ArrayList<>();
    for (Choice choice : choices) {
      combinations *= choice.alternatives().size();
      factors.add(Integer.toString(choice.alternatives().size()));
    }
    if (combinations > MOST_UNIVERSES) {
      problems.add(
          "too-many-universes",
          section.keyPlace("choices"),
          String.join(" \u00d7 ", factors)
              + " alternatives are more than "
              + MOST_UNIVERSES
              + " combinations.",
          "Maybe leave out the choices that matter least.");
      return false;
    }
    return true;
  }

  private static Node.Mapping without(Node.Mapping mapping, String key) {
    Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
    entries.remove(key);
    return new Node.Mapping(mapping.place(), entries, mapping.keys());
  }

  /** Tells what is wrong with an alternative once, not once for each universe that has it. */
  private void eachAlone(
      List<Choice> choices, Node.Mapping bare, Map<String, Place> places, Loader loader) {
    for (Choice choice : choices) {
      for (Alternative alternative : choice.alternatives()) {
        Node.Mapping spec = changed(bare, alternative, places);
        if (spec != null && !alternative.asWritten()) {
          Problems own = new Problems();
          loader.load(spec, own);
          problems.addAll(own.all());
        }
      }
    }
  }

  private Node.@Nullable Mapping changed(
      Node.Mapping spec, Alternative alternative, Map<String, Place> places) {
    Node.Mapping changed = spec;
    for (Map.Entry<String, Node> entry : alternative.replaced().entrySet()) {
      Place place = places.getOrDefault(entry.getKey(), entry.getValue().place());
      Node.Mapping next = SpecPath.replaced(changed, entry.getKey(), entry.getValue(), place);
      if (next == null) {
        problems.add(
            "unknown-node",
            place,
            "There is nothing at '" + entry.getKey() + "' that a choice could change.",
            "Maybe analyses.ID.OPTION, derive.NAME, defaults.missing, exclude or families.ID.adjust.");
        return null;
      }
      changed = next;
    }
    return changed;
  }

  private List<Universe> universes(
      List<Choice> choices,
      Node.Mapping bare,
      Map<String, Place> places,
      List<Target> focal,
      List<String> claims,
      Loader loader) {
    List<Looked> ofFocal =
        focal.stream().map(target -> new Looked(Set.of(target.analysis()))).toList();
    List<Looked> ofClaim = claims.stream().map(this::looked).toList();
    Looked looked = Looked.all(ofFocal, ofClaim);
    Map<Object, Integer> known = new HashMap<>();
    List<Universe> universes = new ArrayList<>();
    int[] chosen = new int[choices.size()];
    boolean more = true;
    while (more) {
      Node.Mapping spec = bare;
      List<Integer> combination = new ArrayList<>();
      for (int c = 0; c < chosen.length && spec != null; c++) {
        spec = changed(spec, choices.get(c).alternatives().get(chosen[c]), places);
        combination.add(chosen[c]);
      }
      if (spec != null) {
        Problems own = new Problems();
        SpecFile loaded = looked.only(loader.load(spec, own));
        problems.addAll(own.all());
        int number = universes.size() + 1;
        universes.add(
            new Universe(
                number,
                combination,
                loaded,
                first(known, looked, loaded, number),
                ofFocal.stream().map(each -> first(known, each, loaded, number)).toList(),
                ofClaim.stream().map(each -> first(known, each, loaded, number)).toList()));
      }
      more = next(chosen, choices);
    }
    return universes;
  }

  /** The next combination, the last choice first; false after the last. */
  private static boolean next(int[] chosen, List<Choice> choices) {
    for (int c = chosen.length - 1; c >= 0; c--) {
      if (++chosen[c] < choices.get(c).alternatives().size()) {
        return true;
      }
      chosen[c] = 0;
    }
    return false;
  }

  /** The first universe in which these analyses cannot find anything else. */
  private static int first(Map<Object, Integer> known, Looked looked, SpecFile spec, int number) {
    Integer first =
        known.putIfAbsent(List.of(looked.ids(), looked.signature(looked.only(spec))), number);
    return first == null ? number : first;
  }

  private Looked looked(String claim) {
    ClaimRule rule = published == null ? null : published.claims().get(claim);
    return new Looked(rule == null ? Set.of() : rule.analyses());
  }
}
