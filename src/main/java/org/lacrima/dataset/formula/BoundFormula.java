package org.lacrima.dataset.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;

/** A formula that knows its variables. Immutable; {@link #compile} gives what computes. */
public final class BoundFormula {

  private final Formula formula;
  private final Expression root;
  private final List<Variable> variables;
  private final Map<String, Integer> indexes;
  private final Set<String> reads;
  private final List<Expression.Standardize> standardized;

  /** Compiled for single rows and not in use: compiling costs far more than running. */
  private final Queue<CompiledFormula> spare = new ConcurrentLinkedQueue<>();

  BoundFormula(
      Formula formula,
      Expression root,
      List<Variable> variables,
      Map<String, Integer> indexes,
      Set<String> reads,
      List<Expression.Standardize> standardized) {
    this.formula = formula;
    this.root = root;
    this.variables = List.copyOf(variables);
    this.indexes = Map.copyOf(indexes);
    this.reads = Collections.unmodifiableSet(new LinkedHashSet<>(reads));
    this.standardized = List.copyOf(standardized);
  }

  /** Names of the variables that this formula reads. */
  public Set<String> reads() {
    return reads;
  }

  public String text() {
    return formula.text();
  }

  public Place place() {
    return formula.place();
  }

  /** The syntax tree, for whoever writes the formula down in another language. */
  public Expression root() {
    return root;
  }

  /** Whether a value depends on more than its own row. */
  public boolean needsWholeData() {
    return !standardized.isEmpty();
  }

  /** How many {@code standardize} there are; those inside others come first. */
  public int standardizeCount() {
    return standardized.size();
  }

  /**
   * Makes the formula ready for columns of these shapes, one for each variable it was bound to.
   *
   * @param standards mean and sd for each {@code standardize}; the first ones suffice to compile
   *     {@link #compileStandardized}
   * @param capacity rows of a batch at most
   */
  public CompiledFormula compile(
      List<Shape> shapes, List<double[]> standards, int capacity, Problems problems) {
    return compile(root, shapes, standards, capacity, problems);
  }

  /** What the {@code index}-th {@code standardize} standardizes. */
  public CompiledFormula compileStandardized(
      int index, List<Shape> shapes, List<double[]> standards, int capacity, Problems problems) {
    return compile(standardized.get(index).operand(), shapes, standards, capacity, problems);
  }

  private CompiledFormula compile(
      Expression expression,
      List<Shape> shapes,
      List<double[]> standards,
      int capacity,
      Problems problems) {
    Map<Expression.Standardize, double[]> known = new java.util.IdentityHashMap<>();
    for (int i = 0; i < standards.size() && i < standardized.size(); i++) {
      known.put(standardized.get(i), standards.get(i));
    }
    Compiler compiler =
        new Compiler(
            shapes,
            name -> indexes.getOrDefault(name, 0),
            known,
            capacity,
            formula.place(),
            problems);
    return new CompiledFormula(compiler.compile(expression));
  }

  /** Problems of types, for variables of which only the declaration is known. */
  public List<Problem> check() {
    Problems problems = new Problems();
    compile(declaredShapes(), List.of(), 1, problems);
    return problems.all();
  }

  /**
   * Whether the condition holds for one row.
   *
   * @param values the field of a variable as it is written; null or "" where it is missing
   * @return null where the condition is missing
   */
  public @Nullable Boolean test(Function<String, @Nullable String> values) {
    CompiledFormula compiled = compiled();
    if (compiled.shape().isText()) {
      throw new IllegalStateException("A text is no condition: " + text());
    }
    compiled.run(row(values));
    int truth = compiled.truth(0);
    spare.add(compiled);
    return truth < 0 ? null : truth == 1;
  }

  /** The number for one row, NaN where it is missing; {@code values} as in {@link #test}. */
  public double number(Function<String, @Nullable String> values) {
    CompiledFormula compiled = compiled();
    compiled.run(row(values));
    double number = compiled.out().number(0);
    spare.add(compiled);
    return number;
  }

  private CompiledFormula compiled() {
    CompiledFormula ready = spare.poll();
    if (ready != null) {
      return ready;
    }
    Problems problems = new Problems();
    CompiledFormula compiled = compile(declaredShapes(), List.of(), 1, problems);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems.all());
    }
    return compiled;
  }

  private List<Shape> declaredShapes() {
    List<Shape> shapes = new ArrayList<>();
    for (Variable variable : variables) {
      shapes.add(variable.forcedText() ? Shape.TEXT : Shape.REAL);
    }
    return shapes;
  }

  private Batch row(Function<String, @Nullable String> values) {
    Column[] columns = new Column[variables.size()];
    for (int i = 0; i < columns.length; i++) {
      Variable variable = variables.get(i);
      columns[i] = new Column(variable.forcedText() ? Shape.TEXT : Shape.REAL, 1);
      String field = reads.contains(variable.name()) ? values.apply(variable.name()) : null;
      if (field == null || field.isEmpty() || variable.missing().contains(field)) {
        columns[i].setMissing(0);
      } else if (variable.forcedText()) {
        columns[i].texts[0] = field;
      } else {
        columns[i].reals[0] = Double.parseDouble(field);
      }
    }
    Batch batch = new Batch(columns, 1);
    batch.rows = 1;
    return batch;
  }
}
