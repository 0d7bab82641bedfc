package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.csv.CsvPass;

/**
 * Which accumulator answers which need. Pairs of exact variables under one filter share an
 * accumulator; every other need has its own.
 */
final class Accumulators {

  private static final int CAPACITY = CsvPass.BATCH_ROWS;

  private record Source(int filter, Supplier<Accumulator> make) {}

  /** Of the {@code part}-th summary of an accumulator; -1: it has only one. */
  private record Place(int accumulator, int part) {}

  private final Layout layout;
  private final List<Shape> shapes;
  private final List<Source> sources = new ArrayList<>();
  private final Map<Need<?>, Place> places = new LinkedHashMap<>();

  Accumulators(List<Need<?>> needs, Layout layout, List<Shape> shapes) {
    this.layout = layout;
    this.shapes = shapes;
    Map<Filter, List<Need.CrossProductsOf>> pairs = new LinkedHashMap<>();
    for (Need<?> need : needs) {
      if (need instanceof Need.CrossProductsOf products && isSmallPair(products)) {
        pairs.computeIfAbsent(need.where(), where -> new ArrayList<>()).add(products);
      } else {
        add(need.where(), need, () -> make(need));
      }
    }
    pairs.forEach(this::addPairs);
  }

  private void add(Filter where, Need<?> need, Supplier<Accumulator> make) {
    places.put(need, new Place(sources.size(), -1));
    sources.add(new Source(layout.filters.indexOf(where), make));
  }

  private boolean isSmallPair(Need.CrossProductsOf need) {
    return need.complete().size() == 2
        && need.variables().stream()
            .allMatch(name -> Deviations.smallAsTheyAre(shapes.get(layout.index(name))));
  }

  private void addPairs(Filter where, List<Need.CrossProductsOf> needs) {
    Set<String> names = new LinkedHashSet<>();
    needs.forEach(need -> names.addAll(need.variables()));
    List<String> variables = List.copyOf(names);
    int[][] pairs = new int[needs.size()][];
    for (int p = 0; p < pairs.length; p++) {
      places.put(needs.get(p), new Place(sources.size(), p));
      pairs[p] = needs.get(p).variables().stream().mapToInt(variables::indexOf).toArray();
    }
    int[] columns = layout.indexes(variables);
    List<Shape> of = variables.stream().map(name -> shapes.get(layout.index(name))).toList();
    sources.add(
        new Source(
            layout.filters.indexOf(where), () -> new PairSums(columns, of, pairs, CAPACITY)));
  }

  /** New, empty accumulators. */
  List<Accumulator> make() {
    List<Accumulator> made = new ArrayList<>();
    sources.forEach(source -> made.add(source.make().get()));
    return made;
  }

  /** Whether the accumulator answers needs; another one behind them may not. */
  boolean has(int accumulator) {
    return accumulator < sources.size();
  }

  /** The filter whose rows the accumulator counts, by its place in the layout. */
  int filter(int accumulator) {
    return sources.get(accumulator).filter();
  }

  Object summary(Need<?> need, List<Accumulator> of) {
    Place place = places.get(need);
    if (place == null) {
      throw new IllegalStateException("Nobody asked for " + need);
    }
    Accumulator accumulator = of.get(place.accumulator());
    return accumulator instanceof PairSums pairs
        ? pairs.summary(place.part())
        : accumulator.summary();
  }

  private Accumulator make(Need<?> need) {
    int[] complete = layout.indexes(need.complete());
    if (need instanceof Need.RowCount) {
      return new CountAccumulators.RowCounter(CAPACITY);
    }
    if (need instanceof Need.MomentsOf moments) {
      int column = layout.index(moments.variable());
      return new SumAccumulators.MomentsSum(column, shapes.get(column), complete, CAPACITY);
    }
    if (need instanceof Need.GroupMoments moments) {
      int outcome = layout.index(moments.outcome());
      int group = layout.index(moments.group());
      return new SumAccumulators.GroupSum(
          outcome, shapes.get(outcome), group, shapes.get(group), complete, CAPACITY);
    }
    if (need instanceof Need.FrequenciesOf frequencies) {
      int column = layout.index(frequencies.variable());
      return new CountAccumulators.LevelCounter(column, shapes.get(column), complete, CAPACITY);
    }
    if (need instanceof Need.JointFrequencies joint) {
      int rows = layout.index(joint.rows());
      int columns = layout.index(joint.columns());
      return new CountAccumulators.PairCounter(
          rows, shapes.get(rows), columns, shapes.get(columns), complete, CAPACITY);
    }
    if (need instanceof Need.DifferencesOf differences) {
      int x = layout.index(differences.x());
      int y = layout.index(differences.y());
      return new CountAccumulators.DifferenceCounter(
          x, shapes.get(x), y, shapes.get(y), complete, CAPACITY);
    }
    if (need instanceof Need.CrossProductsOf products) {
      int[] columns = layout.indexes(products.variables());
      Shape[] of = new Shape[columns.length];
      for (int i = 0; i < of.length; i++) {
        of[i] = shapes.get(columns[i]);
      }
      return new MatrixSums(columns, of, complete, CAPACITY);
    }
    Need.Cases cases = (Need.Cases) need;
    return new SumAccumulators.CaseKeeper(layout.indexes(cases.variables()), complete, CAPACITY);
  }
}
