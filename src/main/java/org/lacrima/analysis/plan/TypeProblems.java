package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.csv.CsvPass;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;

/** Texts where numbers are needed, told with the first field that is to blame. */
final class TypeProblems {

  private TypeProblems() {}

  /** Every variable that an analysis computes with must be a number. */
  static void checkNumbers(
      Layout layout, List<Need<?>> needs, List<Shape> shapes, Problems problems) {
    List<String> told = new ArrayList<>();
    for (Need<?> need : needs) {
      for (String name : need.numbers()) {
        if (shapes.get(layout.index(name)).isText() && !told.contains(name)) {
          told.add(name);
          problems.add(
              "text-where-number-needed",
              place(layout, name),
              "An analysis needs numbers, but the variable '" + name + "' is text.");
        }
      }
    }
  }

  /** Of a derived variable its formula; of a column its name, until the data say where. */
  private static Place place(Layout layout, String name) {
    for (Plan.Derivation derivation : layout.plan.derivations()) {
      if (derivation.name().equals(name)) {
        return derivation.formula().place();
      }
    }
    return Place.file(name);
  }

  /**
   * The same problems with the first field that made a column text.
   *
   * @param read the columns that were read, in their order
   * @param passes over the files of the table, in order
   */
  static List<Problem> located(
      Problems problems, List<Variable> read, List<? extends CsvPass<?>> passes, String file) {
    Problems located = new Problems();
    for (Problem problem : problems.all()) {
      Variable culprit = null;
      for (Variable variable : read) {
        if (problem.message().contains("'" + variable.name() + "'")) {
          culprit = variable;
        }
      }
      int column = culprit == null ? -1 : read.indexOf(culprit);
      CsvPass<?> pass = column < 0 ? null : withText(passes, column);
      Place first = pass == null ? null : pass.firstText(column);
      boolean placed = !problem.place().file().equals(culprit == null ? "" : culprit.name());
      if (pass == null || first == null) {
        located.add(
            problem.code(),
            placed ? problem.place() : Place.file(file),
            problem.message(),
            problem.remedy());
      } else {
        located.add(
            problem.code(),
            placed ? problem.place() : first,
            problem.message()
                + " The first field that is no number: '"
                + shortened(pass.firstTextField(column))
                + "' in "
                + first
                + ".",
            remedy(pass.firstTextField(column)));
      }
    }
    return located.all();
  }

  private static @Nullable CsvPass<?> withText(List<? extends CsvPass<?>> passes, int column) {
    for (CsvPass<?> pass : passes) {
      if (pass.firstText(column) != null) {
        return pass;
      }
    }
    return null;
  }

  private static String shortened(String field) {
    return field.length() > 60 ? field.substring(0, 60) + "\u2026" : field;
  }

  private static String remedy(String field) {
    if (field.matches("[-+]?[0-9.]+[eE][-+]?[0-9]+")) {
      return "Numbers are plain decimals here, not in scientific notation.";
    }
    if (field.matches("-?[0-9]{309,}([.][0-9]+)?")) {
      return "A number has at most 308 digits before its point here.";
    }
    if (field.matches("-?[0-9.]*,[0-9]+")) {
      return "Decimals are written with a point here.";
    }
    return field.strip().equals(field)
        ? "Maybe it is a missing code that must be declared: missing-codes: ['" + field + "']."
        : "Maybe remove the spaces around it.";
  }
}
