package org.lacrima.dataset.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * A formula, parsed: numbers, texts, variables, arithmetic, comparisons, three-valued logic and the
 * functions of the language. It knows no variables yet; {@link #bind} gives it some.
 */
public final class Formula {

  private final String text;
  private final Place place;
  private final Expression root;

  private Formula(String text, Place place, Expression root) {
    this.text = text;
    this.place = place;
    this.root = root;
  }

  /**
   * Parses a formula.
   *
   * @param place of its first character, for problems
   * @return null where it is not one; the problem says where and why
   */
  public static @Nullable Formula parse(String text, Place place, Problems problems) {
    try {
      return new Formula(text, place, Parser.parse(text));
    } catch (FormulaSyntaxException e) {
      problems.add(
          "bad-formula", place.shifted(e.at), e.text() + " The formula: " + text.strip(), e.remedy);
      return null;
    }
  }

  public String text() {
    return text;
  }

  public Place place() {
    return place;
  }

  /** The name, where the formula is nothing but the name of a variable. */
  public @Nullable String soleName() {
    return root instanceof Expression.Name name ? name.name() : null;
  }

  /**
   * Finds the formula's names among the variables; runs go by their order.
   *
   * @return null where a name is unknown
   */
  public @Nullable BoundFormula bind(List<Variable> variables, Problems problems) {
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      indexes.putIfAbsent(variables.get(i).name(), i);
    }
    int before = problems.count();
    Set<String> reads = new LinkedHashSet<>();
    List<Expression.Standardize> standardized = new ArrayList<>();
    resolve(root, variables, indexes, reads, standardized, problems);
    return problems.count() > before
        ? null
        : new BoundFormula(this, root, variables, indexes, reads, standardized);
  }

  private void resolve(
      Expression expression,
      List<Variable> variables,
      Map<String, Integer> indexes,
      Set<String> reads,
      List<Expression.Standardize> standardized,
      Problems problems) {
    if (expression instanceof Expression.Name name) {
      if (known(name.name(), name.at(), indexes, problems)) {
        reads.add(name.name());
      }
    } else if (expression instanceof Expression.Run run) {
      if (known(run.first(), run.at(), indexes, problems)
          & known(run.last(), run.at(), indexes, problems)) {
        int from = indexes.getOrDefault(run.first(), 0);
        int to = indexes.getOrDefault(run.last(), 0);
        if (from > to) {
          problems.add(
              "backward-run",
              place.shifted(run.at()),
              "The run " + run.first() + " .. " + run.last() + " goes backwards.",
              "Maybe it should be " + run.last() + " .. " + run.first() + ".");
        }
        for (int i = from; i <= to; i++) {
          reads.add(variables.get(i).name());
        }
      }
    }
    for (Expression part : expression.parts()) {
      resolve(part, variables, indexes, reads, standardized, problems);
    }
    if (expression instanceof Expression.Standardize standardize) {
      standardized.add(standardize); // inner ones come first
    }
  }

  private boolean known(String name, int at, Map<String, Integer> indexes, Problems problems) {
    if (indexes.containsKey(name)) {
      return true;
    }
    problems.add(
        "unknown-variable",
        place.shifted(at),
        "There is no variable '" + name + "'.",
        Nearest.remedy(name, indexes.keySet()));
    return false;
  }
}
