package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lacrima.dataset.Variable;

/** Names of variables and of their levels as a reader is shown them. */
record Labels(Map<String, Variable> variables) {

  String of(String variable) {
    Variable known = variables.get(variable);
    return known == null || known.label().isBlank() ? variable : known.label();
  }

  /** The label of a level; its value where it has none. */
  String level(String variable, String level) {
    Variable known = variables.get(variable);
    String label = known == null ? null : known.labels().get(level);
    return label == null || label.isBlank() ? level : label;
  }

  /** A level that stands alone in a sentence or a head: {@code woman}, but {@code Cried = 1}. */
  String group(String variable, String level) {
    String label = level(variable, level);
    return label.equals(level) ? of(variable) + " = " + level : label;
  }

  /** {@code x+y} as a list of labels. */
  String covariates(String given) {
    List<String> labels = new ArrayList<>();
    for (String name : given.split("\\+")) {
      labels.add(of(name));
    }
    return String.join(", ", labels);
  }
}
