package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.csv.CsvPass;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.CompiledFormula;
import org.lacrima.definition.Problems;

/**
 * Takes batches through derivations, exclusions and filters to the accumulators. One thread uses it
 * at a time; what it gathers from a part of the data is a {@link Gathered}.
 */
final class Gatherer implements CsvPass.Gatherer<Gathered> {

  private final Layout layout;
  private final Accumulators assigned;
  private final List<Shape> shapes;
  private final Batch wide;
  private final List<@Nullable CompiledFormula> derivations = new ArrayList<>();
  private final List<CompiledFormula> exclusions = new ArrayList<>();
  private final List<@Nullable CompiledFormula> filters = new ArrayList<>();
  private final List<Rows> rowsOf = new ArrayList<>();
  private final List<Accumulator> own = new ArrayList<>();

  /** What is standardized next; its column stands behind all others. */
  private final @Nullable CompiledFormula standardized;

  /**
   * Compiles everything for columns of these shapes; problems of types are added.
   *
   * @param sourceShapes of the columns that are read, in their order
   */
  Gatherer(
      Layout layout,
      List<Need<?>> needs,
      List<Shape> sourceShapes,
      Standards standards,
      Problems problems) {
    this.layout = layout;
    this.shapes = new ArrayList<>();
    for (int i = 0; i < layout.plan.columns().size(); i++) {
      int at = layout.read.indexOf(i);
      shapes.add(at < 0 ? Shape.REAL : sourceShapes.get(at));
    }
    BoundFormula waiting = standards.waiting(layout);
    CompiledFormula next = null;
    Set<String> notReady = new HashSet<>();
    for (Plan.Derivation derivation : layout.plan.derivations()) {
      BoundFormula formula = derivation.formula();
      if (standards.complete(formula) && Collections.disjoint(notReady, formula.reads())) {
        CompiledFormula compiled = compile(formula, standards, problems);
        derivations.add(compiled);
        shapes.add(compiled.shape());
      } else {
        notReady.add(derivation.name());
        derivations.add(null);
        shapes.add(Shape.REAL);
      }
    }
    for (Plan.Exclusion exclusion : layout.plan.exclusions()) {
      exclusions.add(condition(exclusion.when(), standards, problems));
    }
    if (waiting != null) {
      next =
          waiting.compileStandardized(
              standards.of(waiting).size(),
              shapes,
              standards.of(waiting),
              CsvPass.BATCH_ROWS,
              problems);
    }
    if (next != null && next.shape().isText()) {
      problems.add(
          "text-where-number-needed",
          Objects.requireNonNull(waiting).place(),
          "What is standardized in '" + waiting.text() + "' is text, but must be a number.");
    }
    this.standardized = next;
    for (Filter filter : layout.filters) {
      BoundFormula formula = next == null ? filter.formula() : null;
      filters.add(formula == null ? null : condition(formula, standards, problems));
      rowsOf.add(new Rows(CsvPass.BATCH_ROWS));
    }
    this.assigned = new Accumulators(needs, layout, shapes);
    this.wide = new Batch(new Column[layout.width() + 1], CsvPass.BATCH_ROWS);
    for (int k = 0; assigned.has(k); k++) {
      own.add(assigned.make(k));
    }
    if (next != null) {
      own.add(standardizedMoments());
    }
  }

  private CompiledFormula compile(BoundFormula formula, Standards standards, Problems problems) {
    return formula.compile(shapes, standards.of(formula), CsvPass.BATCH_ROWS, problems);
  }

  private CompiledFormula condition(BoundFormula formula, Standards standards, Problems problems) {
    CompiledFormula compiled = compile(formula, standards, problems);
    if (compiled.shape().isText()) {
      problems.add(
          "text-where-number-needed",
          formula.place(),
          "A condition is needed here, but '" + formula.text() + "' is text.",
          "Maybe compare it: " + formula.text() + " == '...'.");
    }
    return compiled;
  }

  /** Which accumulator answers which need. */
  Accumulators assigned() {
    return assigned;
  }

  /** Shapes of all variables, in the layout's order. */
  List<Shape> shapes() {
    return shapes;
  }

  private Accumulator make(int k) {
    return assigned.has(k) ? assigned.make(k) : standardizedMoments();
  }

  private Accumulator standardizedMoments() {
    return new SumAccumulators.MomentsSum(
        layout.width(),
        Objects.requireNonNull(standardized).shape(),
        new int[] {layout.width()},
        CsvPass.BATCH_ROWS);
  }

  /** One accumulator for each need; those for which order matters are only patterns here. */
  List<Accumulator> accumulators() {
    return own;
  }

  @Override
  public Gathered begin() {
    List<Accumulator> accumulators = new ArrayList<>(own);
    for (int k = 0; k < accumulators.size(); k++) {
      if (own.get(k).ordered()) {
        accumulators.set(k, make(k));
      }
    }
    return new Gathered(accumulators, exclusions.size(), derivations.size(), layout.filters.size());
  }

  @Override
  public void add(Gathered part, Batch batch) {
    wide.rows = batch.rows;
    for (int i = 0; i < batch.columns.length; i++) {
      wide.columns[layout.read.get(i)] = batch.columns[i];
    }
    int firstDerived = layout.plan.columns().size();
    for (int d = 0; d < derivations.size(); d++) {
      CompiledFormula derivation = derivations.get(d);
      if (derivation != null) {
        derivation.run(wide);
        wide.columns[firstDerived + d] = derivation.out();
      }
    }
    Rows all = rowsOf.get(0);
    keep(part, all);
    for (int d = 0; d < derivations.size(); d++) {
      CompiledFormula derivation = derivations.get(d);
      if (derivation != null) {
        countFaults(part.derivationFaults[d], derivation, all);
      }
    }
    if (standardized != null) {
      standardized.run(wide);
      wide.columns[layout.width()] = standardized.out();
    }
    for (int f = 1; f < filters.size(); f++) {
      CompiledFormula filter = filters.get(f);
      Rows rows = rowsOf.get(f);
      rows.n = 0;
      if (filter == null) {
        continue;
      }
      filter.run(wide);
      for (int k = 0; k < all.n; k++) {
        if (filter.truth(all.index[k]) == 1) {
          rows.index[rows.n++] = all.index[k];
        }
      }
      countFaults(part.filterFaults[f], filter, all);
    }
    for (int k = 0; k < part.accumulators.size(); k++) {
      part.accumulators.get(k).add(wide, rowsOf.get(assigned.has(k) ? assigned.filter(k) : 0));
    }
  }

  private void keep(Gathered part, Rows all) {
    for (CompiledFormula exclusion : exclusions) {
      exclusion.run(wide);
    }
    all.n = 0;
    for (int row = 0; row < wide.rows; row++) {
      boolean kept = true;
      for (int e = 0; kept && e < exclusions.size(); e++) {
        if (exclusions.get(e).truth(row) == 1) {
          part.excluded[e]++;
          kept = false;
        }
      }
      if (kept) {
        all.index[all.n++] = row;
      }
    }
  }

  private static void countFaults(long[] counts, CompiledFormula formula, Rows rows) {
    if (!formula.canFault()) {
      return;
    }
    for (int k = 0; k < rows.n; k++) {
      int row = rows.index[k];
      if (formula.dividedByZero(row)) {
        counts[0]++;
      } else if (formula.outsideDomain(row)) {
        counts[1]++;
      }
    }
  }
}
