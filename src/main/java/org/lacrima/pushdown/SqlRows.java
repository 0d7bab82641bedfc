package org.lacrima.pushdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Layout;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.CompiledFormula;
import org.lacrima.definition.Problems;

/**
 * The rows of a plan as one subquery: the columns that are read, then the derived variables, each
 * once and under a plain name, then which exclusion drops the row and which filters it passes.
 */
final class SqlRows {

  /** What was made of a derivation or a filter. */
  enum Form {
    SQL,
    /** Its rows must be streamed where something needs it. */
    HERE,
    /** The same, and its faults must be counted even where nothing needs it. */
    HERE_WITH_FAULTS
  }

  /** Columns that say that the row has no value, and why; "" where that cannot be. */
  record Faults(String byZero, String outside) {}

  private record Column(String name, SqlExpression expression, int layer) {}

  private final Layout layout;
  private final Dialect dialect;
  private final Problems problems = new Problems();
  private final List<Shape> shapes = new ArrayList<>();
  private final Map<Integer, SqlExpression> variables = new HashMap<>();
  private final Map<Integer, Integer> layers = new HashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<Form> derivations = new ArrayList<>();
  private final List<Form> filters = new ArrayList<>();
  private final Map<Filter, String> conditions = new HashMap<>();

  /** By the derivation, {@code d1}, or the filter, {@code f1}. */
  private final Map<String, Faults> faulty = new HashMap<>();

  private boolean exclusionsWritten = true;

  /**
   * @param source the columns that are read, by their place; those that SQL cannot read alike are
   *     not there
   * @param sourceShapes of all columns
   */
  SqlRows(
      Layout layout,
      Dialect dialect,
      Map<Integer, SqlExpression> source,
      List<Shape> sourceShapes) {
    this.layout = layout;
    this.dialect = dialect;
    this.shapes.addAll(sourceShapes);
    source.forEach((index, column) -> variable(index, column, 0));
    Plan plan = layout.plan;
    for (int d = 0; d < plan.derivations().size(); d++) {
      derive(plan.columns().size() + d, plan.derivations().get(d).formula());
    }
    exclude(plan);
    for (int f = 0; f < layout.filters.size(); f++) {
      filters.add(filter(f, layout.filters.get(f)));
    }
  }

  private void variable(int index, SqlExpression expression, int layer) {
    String name = "c" + index;
    columns.add(new Column(name, expression, layer));
    variables.put(index, expression.named(name));
    layers.put(index, layer);
  }

  private @Nullable SqlExpression written(BoundFormula formula, CompiledFormula compiled) {
    if (formula.needsWholeData()) {
      return null;
    }
    try {
      return compiled.in(new SqlNotation(dialect, variables));
    } catch (SqlNotation.Unwritable e) {
      return null;
    }
  }

  private int layer(BoundFormula formula) {
    int layer = 0;
    for (String name : formula.reads()) {
      layer = Math.max(layer, layers.getOrDefault(layout.index(name), 0));
    }
    return layer + 1;
  }

  private CompiledFormula compiled(BoundFormula formula) {
    // standardize is computed here in any case; then only whether its formula has faults matters
    List<double[]> standards = new ArrayList<>();
    for (int i = 0; i < formula.standardizeCount(); i++) {
      standards.add(new double[] {0, 1});
    }
    return formula.compile(shapes, standards, 1, problems);
  }

  private void derive(int index, BoundFormula formula) {
    CompiledFormula compiled = compiled(formula);
    shapes.add(compiled.shape());
    SqlExpression written = written(formula, compiled);
    if (written == null) {
      derivations.add(compiled.canFault() ? Form.HERE_WITH_FAULTS : Form.HERE);
      return;
    }
    derivations.add(Form.SQL);
    variable(index, written, layer(formula));
    faults("d" + derivations.size(), written, layer(formula));
  }

  private void faults(String about, SqlExpression of, int layer) {
    String zero = of.byZero();
    String outside = of.outside();
    if (zero.isEmpty() && outside.isEmpty()) {
      return;
    }
    if (!zero.isEmpty()) {
      columns.add(new Column("z" + about, SqlExpression.truth(zero), layer));
    }
    if (!outside.isEmpty()) {
      columns.add(new Column("o" + about, SqlExpression.truth(outside), layer));
    }
    faulty.put(
        about, new Faults(zero.isEmpty() ? "" : "z" + about, outside.isEmpty() ? "" : "o" + about));
  }

  private void exclude(Plan plan) {
    StringBuilder gone = new StringBuilder("CASE");
    int layer = 1;
    for (int e = 0; e < plan.exclusions().size(); e++) {
      BoundFormula when = plan.exclusions().get(e).when();
      CompiledFormula compiled = compiled(when);
      textCondition(compiled, when);
      SqlExpression written = problems.isEmpty() ? written(when, compiled) : null;
      if (written == null) {
        exclusionsWritten = false;
        return;
      }
      layer = Math.max(layer, layer(when));
      gone.append(" WHEN ").append(written.condition()).append(" THEN ").append(e);
    }
    if (!plan.exclusions().isEmpty()) {
      columns.add(new Column("gone", SqlExpression.text(gone + " END"), layer));
    }
  }

  private void textCondition(CompiledFormula compiled, BoundFormula formula) {
    if (compiled.shape().isText()) {
      problems.add("text-where-number-needed", formula.place(), "A text is no condition.");
    }
  }

  private Form filter(int number, Filter filter) {
    BoundFormula formula = filter.formula();
    if (formula == null) {
      conditions.put(filter, "");
      return Form.SQL;
    }
    CompiledFormula compiled = compiled(formula);
    textCondition(compiled, formula);
    SqlExpression written = problems.isEmpty() ? written(formula, compiled) : null;
    if (written == null) {
      return Form.HERE;
    }
    String name = "f" + number;
    columns.add(new Column(name, SqlExpression.truth(written.condition()), layer(formula)));
    faults(name, written, layer(formula));
    conditions.put(filter, name);
    return Form.SQL;
  }

  /** Whether something has the wrong type; who reads the rows can say where. */
  boolean hasTypeProblems() {
    return !problems.isEmpty();
  }

  boolean exclusionsWritten() {
    return exclusionsWritten;
  }

  List<Shape> shapes() {
    return shapes;
  }

  Form derivation(int d) {
    return derivations.get(d);
  }

  Form filter(int f) {
    return filters.get(f);
  }

  /** A variable by name; null where it is not in SQL. */
  @Nullable SqlExpression variable(String name) {
    return variables.get(layout.index(name));
  }

  /** The condition that a filter's rows meet, "" for all; null where it is not in SQL. */
  @Nullable String condition(Filter filter) {
    return conditions.get(filter);
  }

  /** Whether no exclusion drops the row; "" where there are none. */
  String kept() {
    return layout.plan.exclusions().isEmpty() ? "" : "gone IS NULL";
  }

  String droppedBy(int exclusion) {
    return "gone = " + exclusion;
  }

  /** What says that the derivation has no value, or the filter; null where that never happens. */
  @Nullable Faults derivationFaults(int d) {
    return faulty.get("d" + (d + 1));
  }

  @Nullable Faults filterFaults(int f) {
    return faulty.get("f" + f);
  }

  /** The subquery over the table, under a name, as it stands behind FROM. */
  String from(String table) {
    int last = columns.stream().mapToInt(Column::layer).max().orElse(0);
    String select = "SELECT 1 AS present" + list(0) + " FROM " + table;
    for (int layer = 1; layer <= last; layer++) {
      select = "SELECT l.*" + list(layer) + " FROM (" + dialect.fenced(select) + ") AS l";
    }
    return "(" + dialect.fenced(select) + ") AS r";
  }

  private String list(int layer) {
    return columns.stream()
        .filter(column -> column.layer() == layer)
        .map(column -> ", " + column.expression().sql() + " AS " + column.name())
        .collect(Collectors.joining());
  }
}
