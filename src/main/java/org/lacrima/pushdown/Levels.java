package org.lacrima.pushdown;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lacrima.analysis.plan.Level;
import org.lacrima.dataset.Shape;

/** Levels of a variable made of what a database grouped by, in their order. */
final class Levels {

  private final Shape shape;
  private final List<Level> ordered;
  private final Map<Level, Integer> ranks = new HashMap<>();

  /**
   * @param keys units, doubles or texts, as the shape is
   */
  Levels(Shape shape, Collection<?> keys) {
    this.shape = shape;
    TreeSet<Level> sorted = new TreeSet<>();
    keys.forEach(key -> sorted.add(level(key)));
    this.ordered = List.copyOf(sorted);
    for (int i = 0; i < ordered.size(); i++) {
      ranks.put(ordered.get(i), i);
    }
  }

  private Level level(Object key) {
    return switch (shape.kind()) {
      case EXACT -> Level.of(shape.number((Long) key));
      case REAL -> Level.of((Double) key + 0.0);
      case TEXT -> Level.of((String) key);
    };
  }

  List<Level> ordered() {
    return ordered;
  }

  /** Where a key stands; two exact values may round to one double, and are one level then. */
  int rank(Object key) {
    Integer rank = ranks.get(level(key));
    if (rank == null) {
      throw new IllegalArgumentException("Not a level: " + key);
    }
    return rank;
  }
}
