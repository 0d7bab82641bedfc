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
 * Which accumulator answers which need. Products of exact variables under one filter share an
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
    Map<Filter, List<Need.CrossProductsOf>> exact = new LinkedHashMap<>();
    for (Need<?> need : needs) {
      if (need instanceof Need.CrossProductsOf products && isExact(products)) {
        exact.computeIfAbsent(need.where(), where -> new ArrayList<>()).add(products);
      } else {
        add(need.where(), need, () -> make(need));
      }
    }
    exact.forEach(this::addProducts);
  }

  private void add(Filter where, Need<?> need, Supplier<Accumulator> make) {
    places.put(need, new Place(sources.size(), -1));
    sources.add(new Source(layout.filters.indexOf(where), make));
  }

  private boolean isExact(Need.CrossProductsOf need) {
    return need.variables().stream().allMatch(name -> shapes.get(layout.index(name)).isExact());
  }

  private void addProducts(Filter where, List<Need.CrossProductsOf> needs) {
    Set<String> names = new LinkedHashSet<>();
    needs.forEach(need -> names.addAll(need.complete()));
    List<String> columns = List.copyOf(names);
    List<ProductSums.Products> products = new ArrayList<>();
    for (Need.CrossProductsOf need : needs) {
      places.put(need, new Place(sources.size(), products.size()));
      products.add(
          new ProductSums.Products(
              need.variables().stream().mapToInt(columns::indexOf).toArray(),
              need.complete().stream().mapToInt(columns::indexOf).toArray()));
    }
    sources.add(
        new Source(
            layout.filters.indexOf(where),
            () -> new ProductSums(deviations(columns), products, CAPACITY)));
  }

  private List<Deviations> deviations(List<String> columns) {
    return columns.stream()
        .map(layout::index)
        .map(column -> new Deviations(column, shapes.get(column), CAPACITY))
        .toList();
  }

  /** A new, empty accumulator. */
  Accumulator make(int accumulator) {
    return sources.get(accumulator).make().get();
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
    return accumulator instanceof ProductSums products
        ? products.summary(place.part())
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
      return new RealProducts(layout.indexes(products.variables()), complete, CAPACITY);
    }
    Need.Cases cases = (Need.Cases) need;
    return new SumAccumulators.CaseKeeper(layout.indexes(cases.variables()), complete, CAPACITY);
  }
}
