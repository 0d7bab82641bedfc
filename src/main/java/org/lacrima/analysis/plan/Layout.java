package org.lacrima.analysis.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;

/** Where a plan's variables are: the source's columns first, then the derived ones, in order. */
public final class Layout {

  public final Plan plan;
  final Map<String, Integer> indexes = new HashMap<>();

  /** Indexes of the source's columns that are read, ascending. */
  public final List<Integer> read;

  /** The filters that needs use, each once; the first is {@link Filter#NONE}. */
  public final List<Filter> filters;

  public Layout(Plan plan) {
    this(plan, Set.of());
  }

  /** Where the variables of each plan are, while the columns of all of them are read. */
  static List<Layout> together(List<Plan> plans) {
    Set<Integer> read = new TreeSet<>();
    for (Plan plan : plans) {
      if (!plan.columns().equals(plans.get(0).columns())) {
        throw new IllegalArgumentException("Plans about different columns");
      }
      read.addAll(new Layout(plan).read);
    }
    return plans.stream().map(plan -> new Layout(plan, read)).toList();
  }

  private Layout(Plan plan, Set<Integer> readToo) {
    this.plan = plan;
    for (Variable column : plan.columns()) {
      indexes.putIfAbsent(column.name(), indexes.size());
    }
    for (Plan.Derivation derivation : plan.derivations()) {
      indexes.put(derivation.name(), indexes.size());
    }
    Set<Filter> distinct = new LinkedHashSet<>();
    distinct.add(Filter.NONE);
    Set<String> names = new LinkedHashSet<>();
    for (Need<?> need : plan.needs()) {
      distinct.add(need.where());
      names.addAll(need.complete());
    }
    this.filters = List.copyOf(distinct);
    for (Filter filter : filters) {
      BoundFormula formula = filter.formula();
      if (formula != null) {
        names.addAll(formula.reads());
      }
    }
    plan.exclusions().forEach(e -> names.addAll(e.when().reads()));
    plan.derivations().forEach(d -> names.addAll(d.formula().reads()));
    Set<Integer> all = new TreeSet<>(readToo);
    names.stream().map(this::index).filter(i -> i < plan.columns().size()).forEach(all::add);
    this.read = List.copyOf(all);
  }

  public int index(String name) {
    Integer index = indexes.get(name);
    if (index == null) {
      throw new IllegalArgumentException("Not a variable of the plan: " + name);
    }
    return index;
  }

  int[] indexes(List<String> names) {
    return names.stream().mapToInt(this::index).toArray();
  }

  int width() {
    return plan.columns().size() + plan.derivations().size();
  }

  public List<Variable> readVariables() {
    return read.stream().map(plan.columns()::get).toList();
  }
}
