package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.csv.CsvPass;

/**
 * Which accumulator answers which need. Products of exact variables under one filter share an
 * accumulator, and so do pairs of real ones, and joint frequencies, over the same cases; every
 * other need has its own.
 */
final class Accumulators {

  private static final int CAPACITY = CsvPass.BATCH_ROWS;

  /** The rows that count: those of a filter in which none of the others is missing. */
  private record SameCases(Filter where, List<String> others) {}

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
    Map<SameCases, List<Need.JointFrequencies>> joint = new LinkedHashMap<>();
    Map<SameCases, List<Need.CrossProductsOf>> realPairs = new LinkedHashMap<>();
    for (Need<?> need : needs) {
      if (need instanceof Need.GridOf grid && needs.contains(counted(grid))) {
        continue; // the larger table has it
      }
      if (need instanceof Need.CrossProductsOf products && isExact(products)) {
        exact.computeIfAbsent(need.where(), where -> new ArrayList<>()).add(products);
      } else if (need instanceof Need.CrossProductsOf products
          && products.variables().size() == 2) {
        SameCases cases = new SameCases(products.where(), products.others());
        realPairs.computeIfAbsent(cases, of -> new ArrayList<>()).add(products);
      } else if (need instanceof Need.JointFrequencies pair) {
        SameCases cases = new SameCases(pair.where(), pair.others());
        joint.computeIfAbsent(cases, of -> new ArrayList<>()).add(pair);
      } else {
        add(need.where(), need, () -> make(need));
      }
    }
    exact.forEach(this::addProducts);
    joint.forEach(this::addJoint);
    realPairs.forEach(this::addRealPairs);
  }

  /** The need that counts every value of what the grid shows. */
  private static Need<?> counted(Need.GridOf grid) {
    return grid.columns().isEmpty()
        ? new Need.FrequenciesOf(grid.where(), grid.rows(), grid.others())
        : new Need.JointFrequencies(
            grid.where(), grid.rows(), grid.columns(), grid.others(), grid.ofNumbers());
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

  private void addJoint(SameCases cases, List<Need.JointFrequencies> needs) {
    addPairs(
        cases,
        needs,
        need -> List.of(need.rows(), need.columns()),
        (columns, pairs, complete) ->
            new JointCounts(
                columns,
                Arrays.stream(columns).mapToObj(shapes::get).toList(),
                pairs,
                complete,
                CAPACITY));
  }

  private void addRealPairs(SameCases cases, List<Need.CrossProductsOf> needs) {
    addPairs(
        cases,
        needs,
        Need.CrossProductsOf::variables,
        (columns, pairs, complete) -> new RealPairs(columns, pairs, complete, CAPACITY));
  }

  private interface OfPairs {
    Accumulator make(int[] columns, int[][] pairs, int[] complete);
  }

  private <N extends Need<?>> void addPairs(
      SameCases cases, List<N> needs, Function<N, List<String>> pairOf, OfPairs of) {
    Set<String> names = new LinkedHashSet<>();
    needs.forEach(need -> names.addAll(pairOf.apply(need)));
    List<String> variables = List.copyOf(names);
    int[][] pairs = new int[needs.size()][];
    for (int p = 0; p < pairs.length; p++) {
      places.put(needs.get(p), new Place(sources.size(), p));
      pairs[p] = pairOf.apply(needs.get(p)).stream().mapToInt(variables::indexOf).toArray();
    }
    int[] columns = layout.indexes(variables);
    int[] complete = layout.indexes(cases.others());
    sources.add(
        new Source(layout.filters.indexOf(cases.where()), () -> of.make(columns, pairs, complete)));
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
    if (place == null && need instanceof Need.GridOf grid && places.containsKey(counted(grid))) {
      Object all = summary(counted(grid), of);
      return all instanceof Crosstab table
          ? GridCounts.of(table, grid.ofNumbers())
          : GridCounts.of((Frequencies) all);
    }
    if (place == null) {
      throw new IllegalStateException("Nobody asked for " + need);
    }
    Accumulator accumulator = of.get(place.accumulator());
    if (accumulator instanceof ProductSums products) {
      return products.summary(place.part());
    }
    if (accumulator instanceof RealPairs pairs) {
      return pairs.summary(place.part());
    }
    return accumulator instanceof JointCounts pairs
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
    if (need instanceof Need.DifferencesOf differences) {
      int x = layout.index(differences.x());
      int y = layout.index(differences.y());
      return new CountAccumulators.DifferenceCounter(
          x, shapes.get(x), y, shapes.get(y), complete, CAPACITY);
    }
    if (need instanceof Need.GridOf grid) {
      int column = grid.columns().isEmpty() ? -1 : layout.index(grid.columns());
      return new GridCounts(
          layout.index(grid.rows()),
          column,
          column < 0 || grid.ofNumbers() ? null : shapes.get(column),
          complete,
          CAPACITY);
    }
    if (need instanceof Need.CrossProductsOf products) {
      return new RealProducts(layout.indexes(products.variables()), complete, CAPACITY);
    }
    Need.Cases values = (Need.Cases) need;
    return new SumAccumulators.CaseKeeper(layout.indexes(values.variables()), complete, CAPACITY);
  }
}
