package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * The variables that a spec may name, in order: those of the data, then the derived ones. An open
 * scope is that of a spec checked without its data: any name may be meant.
 */
final class Scope {

  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private final boolean open;
  private final boolean none;

  private Scope(List<Variable> variables, boolean open, boolean none) {
    variables.forEach(variable -> this.variables.putIfAbsent(variable.name(), variable));
    this.open = open;
    this.none = none;
  }

  static Scope of(List<Variable> variables) {
    return new Scope(variables, false, false);
  }

  static Scope open(List<Variable> declared) {
    return new Scope(declared, true, false);
  }

  /** No data were given: naming a variable is a problem. */
  static Scope none() {
    return new Scope(List.of(), false, true);
  }

  boolean isOpen() {
    return open;
  }

  boolean has(String name) {
    return variables.containsKey(name);
  }

  void add(Variable variable) {
    variables.put(variable.name(), variable);
  }

  List<Variable> all() {
    return List.copyOf(variables.values());
  }

  @Nullable Variable get(String name) {
    return variables.get(name);
  }

  /** The variables named by a list, one name, or runs {@code a .. b}, each once. */
  List<String> variables(Node node, String what, Problems problems) {
    List<String> names = new ArrayList<>();
    for (Node item : Fields.items(node)) {
      String text = Fields.text(item, what, problems);
      if (text == null) {
        continue;
      }
      for (String name : expand(text.strip(), item, problems)) {
        if (names.contains(name)) {
          problems.add("duplicate-variable", item.place(), what + " names '" + name + "' twice.");
        } else {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** One variable; "" and a problem where it is not known. */
  String variable(Node node, String what, Problems problems) {
    String text = Fields.text(node, what, problems);
    if (text == null) {
      return "";
    }
    String name = unquoted(text.strip());
    return known(name, node, problems) ? name : "";
  }

  /** The formula, bound to these variables; null with problems, and where any name may be meant. */
  @Nullable BoundFormula formula(Node node, String what, Problems problems) {
    String text = Fields.text(node, what, problems);
    if (text == null) {
      return null;
    }
    Place place = node.place();
    if (node instanceof Node.Scalar scalar && !scalar.plain()) {
      place = place.shifted(1); // the quote
    }
    Formula formula = Formula.parse(text, place, problems);
    return formula == null || open ? null : formula.bind(all(), problems);
  }

  private List<String> expand(String text, Node node, Problems problems) {
    int dots = text.indexOf("..");
    if (dots < 0 || text.startsWith("`") && text.indexOf('`', 1) > dots) {
      String name = unquoted(text);
      return known(name, node, problems) ? List.of(name) : List.of();
    }
    String first = unquoted(text.substring(0, dots).strip());
    String last = unquoted(text.substring(dots + 2).strip());
    if (open) {
      return List.of(first, last);
    }
    if (!known(first, node, problems) | !known(last, node, problems)) {
      return List.of();
    }
    List<String> order = new ArrayList<>(variables.keySet());
    int from = order.indexOf(first);
    int to = order.indexOf(last);
    if (from > to) {
      problems.add(
          "backward-run",
          node.place(),
          "The run " + text + " goes backwards.",
          "Maybe it should be " + last + " .. " + first + ".");
      return List.of();
    }
    return order.subList(from, to + 1);
  }

  private static String unquoted(String text) {
    return text.length() >= 2 && text.startsWith("`") && text.endsWith("`")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private boolean known(String name, Node node, Problems problems) {
    if (open || variables.containsKey(name)) {
      return true;
    }
    if (none) {
      problems.add(
          "no-data",
          node.place(),
          "The variable '" + name + "' needs data, but none were given.",
          "Maybe add --data FILE.csv.");
    } else {
      problems.add(
          "unknown-variable",
          node.place(),
          "There is no variable '" + name + "'.",
          Nearest.remedy(name, variables.keySet()));
    }
    return false;
  }
}
