package org.lacrima.dataset.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

  /** The syntax tree, for whoever writes the formula down in another language. */
  public Expression root() {
    return root;
  }

  /** The name, where the formula is nothing but the name of a variable. */
  public @Nullable String soleName() {
    return root instanceof Expression.Name name ? name.name() : null;
  }

  /**
   * The names that a formula mentions, those inside of runs too.
   *
   * @param known those of variables
   * @param unknown all others
   */
  public record Names(Set<String> known, Set<String> unknown) {}

  /** Which names the formula mentions, told apart by whether there is such a variable. */
  public Names names(List<Variable> variables) {
    Resolution resolution = new Resolution(variables);
    resolution.resolve(root, name -> false, new Problems());
    return new Names(resolution.reads, resolution.unknown);
  }

  /**
   * Finds the formula's names among the variables; runs go by their order.
   *
   * @return null where a name is unknown
   */
  public @Nullable BoundFormula bind(List<Variable> variables, Problems problems) {
    return bind(variables, name -> false, problems);
  }

  /**
   * The same where some variables could not be read.
   *
   * @param unread whether a name may be that of such a variable: then it is unknown, but no problem
   */
  public @Nullable BoundFormula bind(
      List<Variable> variables, Predicate<String> unread, Problems problems) {
    int before = problems.count();
    Resolution resolution = new Resolution(variables);
    resolution.resolve(root, unread, problems);
    return problems.count() > before || !resolution.unknown.isEmpty()
        ? null
        : new BoundFormula(
            this, root, variables, resolution.indexes, resolution.reads, resolution.standardized);
  }

  /** Walks the formula once and keeps what its names come to. */
  private final class Resolution {
    final List<Variable> variables;
    final Map<String, Integer> indexes = new HashMap<>();
    final Set<String> reads = new LinkedHashSet<>();
    final Set<String> unknown = new LinkedHashSet<>();
    final List<Expression.Standardize> standardized = new ArrayList<>();

    Resolution(List<Variable> variables) {
      this.variables = variables;
      for (int i = 0; i < variables.size(); i++) {
        indexes.putIfAbsent(variables.get(i).name(), i);
      }
    }

    void resolve(Expression expression, Predicate<String> unread, Problems problems) {
      if (expression instanceof Expression.Name name) {
        if (known(name.name(), name.at(), unread, problems)) {
          reads.add(name.name());
        }
      } else if (expression instanceof Expression.Run run) {
        if (known(run.first(), run.at(), unread, problems)
            & known(run.last(), run.at(), unread, problems)) {
          run(run, problems);
        }
      }
      for (Expression part : expression.parts()) {
        resolve(part, unread, problems);
      }
      if (expression instanceof Expression.Standardize standardize) {
        standardized.add(standardize); // inner ones come first
      }
    }

    private void run(Expression.Run run, Problems problems) {
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

    private boolean known(String name, int at, Predicate<String> unread, Problems problems) {
      if (indexes.containsKey(name)) {
        return true;
      }
      unknown.add(name);
      if (!unread.test(name)) {
        problems.add(
            "unknown-variable",
            place.shifted(at),
            "There is no variable '" + name + "'.",
            Nearest.remedy(name, indexes.keySet()));
      }
      return false;
    }
  }
}
