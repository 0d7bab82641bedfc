package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lacrima.analysis.multiverse.Choice;
import org.lacrima.analysis.multiverse.MultiverseSpec;
import org.lacrima.analysis.multiverse.MultiverseSpec.Universe;
import org.lacrima.analysis.published.Target;

/**
 * Writes the alternatives of a spec for R: of each part that a choice changes, one way for each
 * combination of the choices that it depends on. A loop of the script goes over all universes.
 */
final class RMultiverse {

  /** An analysis that a universe does not have. */
  private static final List<String> NOTHING = List.of("function(d) NULL");

  private final MultiverseSpec multiverse;
  private final List<String> lines = new ArrayList<>();

  private RMultiverse(MultiverseSpec multiverse) {
    this.multiverse = multiverse;
  }

  static List<String> lines(MultiverseSpec multiverse) {
    RMultiverse script = new RMultiverse(multiverse);
    script.choices();
    List<RParts> universes =
        multiverse.universes().stream().map(Universe::spec).map(RParts::new).toList();
    List<Map<String, List<String>>> analyses = universes.stream().map(RParts::analyses).toList();
    Set<String> looked = new LinkedHashSet<>();
    analyses.forEach(each -> looked.addAll(each.keySet()));
    script.lines.add("decided <- list(looked = " + RText.texts(looked) + ", analyses = list())");
    script.decided(universes.stream().map(RParts::frame).toList(), "decided");
    script.decided(analyses, "decided$analyses");
    script.focal();
    return script.lines;
  }

  private void choices() {
    lines.add("choices <- list()");
    for (Choice choice : multiverse.choices()) {
      lines.add("choices[[" + RText.text(choice.name()) + "]] <- " + RText.texts(choice.names()));
    }
  }

  private void focal() {
    lines.add("focal <- list()");
    for (Target target : multiverse.focal()) {
      List<String> method = target.method().isEmpty() ? List.of() : List.of(target.method());
      lines.add(
          "focal[[length(focal) + 1]] <- list(analysis = "
              + RText.text(target.analysis())
              + ", x = "
              + RText.texts(target.x())
              + ", y = "
              + RText.texts(target.y())
              + ", method = "
              + RText.texts(method)
              + ")");
    }
  }

  /**
   * @param universes the parts of each, by name
   * @param target the list that takes those which differ
   */
  private void decided(List<Map<String, List<String>>> universes, String target) {
    Set<String> names = new LinkedHashSet<>();
    universes.forEach(universe -> names.addAll(universe.keySet()));
    for (String name : names) {
      List<List<String>> ways =
          universes.stream().map(universe -> universe.getOrDefault(name, NOTHING)).toList();
      List<Integer> choices =
          IntStream.range(0, multiverse.choices().size())
              .filter(choice -> matters(choice, ways))
              .boxed()
              .toList();
      if (!choices.isEmpty()) {
        lines.add(
            target
                + "[["
                + RText.text(name)
                + "]] <- ways("
                + RText.texts(
                    choices.stream().map(c -> multiverse.choices().get(c).name()).toList())
                + combinations(choices, ways)
                + ")");
      }
    }
  }

  /** Whether two universes that differ in this choice alone have other ways. */
  private boolean matters(int choice, List<List<String>> ways) {
    Map<List<Integer>, List<String>> known = new HashMap<>();
    for (Universe universe : multiverse.universes()) {
      List<Integer> others = new ArrayList<>(universe.chosen());
      others.set(choice, -1);
      List<String> way = ways.get(universe.number() - 1);
      List<String> first = known.putIfAbsent(others, way);
      if (first != null && !first.equals(way)) {
        return true;
      }
    }
    return false;
  }

  /** The universes that take the spec as written in all other choices have each of them once. */
  private String combinations(List<Integer> choices, List<List<String>> ways) {
    StringBuilder out = new StringBuilder();
    for (Universe universe : multiverse.universes()) {
      boolean plain =
          IntStream.range(0, universe.chosen().size())
              .allMatch(choice -> choices.contains(choice) || universe.chosen().get(choice) == 0);
      if (plain) {
        String names =
            choices.stream()
                .map(c -> multiverse.choices().get(c).names().get(universe.chosen().get(c)))
                .collect(Collectors.joining(", "));
        out.append(",\n  # ").append(RText.comment(names));
        ways.get(universe.number() - 1).forEach(line -> out.append("\n  ").append(line));
      }
    }
    return out.toString();
  }
}
