package org.lacrima.survey;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * Whether every item is in a scale and every scale in a vector. Who is left out is told, unless a
 * name that was not found probably means just that one: then mending the name mends both.
 */
final class Coverage {

  private final List<ScaleReader.Read> scales;
  private final List<VectorReader.Read> vectors;
  private final Set<String> names = new LinkedHashSet<>();

  Coverage(List<ScaleReader.Read> scales, List<VectorReader.Read> vectors) {
    this.scales = scales;
    this.vectors = vectors;
    scales.forEach(scale -> names.add(scale.id()));
    names.remove("");
  }

  void used(List<Item> items, Place place, Problems problems) {
    for (Item item : items) {
      boolean scored = scales.stream().anyMatch(scale -> scale.key().mayHold(item));
      if (!scored && !item.unscored() && Unread.isNamed(item)) {
        problems.add(
            "unused-item",
            place,
            "The item '" + item.id() + "' is in no scale.",
            "Maybe it is missing in a key, or mark it 'unscored: true'.");
      }
    }
  }

  void tested(Place place, Problems problems) {
    for (String scale : names) {
      if (vectors.stream().noneMatch(vector -> mayExpect(vector, scale))) {
        problems.add(
            "untested-scale",
            place,
            "No scoring vector expects anything of the scale '" + scale + "'.",
            "Maybe add vectors for the lowest, the highest and missing answers.");
      }
    }
  }

  private boolean mayExpect(VectorReader.Read vector, String scale) {
    Set<String> others = new LinkedHashSet<>(names);
    others.removeAll(vector.expects());
    return !vector.whole()
        || vector.expects().contains(scale)
        || vector.expects().stream()
            .filter(name -> !names.contains(name))
            .anyMatch(name -> scale.equals(Nearest.meant(name, others)));
  }

  /** The scales about which no vector could say more than what was read of it. */
  Set<String> sure() {
    Set<String> sure = new LinkedHashSet<>(names);
    sure.removeIf(
        scale ->
            vectors.stream()
                .anyMatch(
                    vector ->
                        mayExpect(vector, scale)
                            && !vector.vector().expected().containsKey(scale)));
    return sure;
  }
}
