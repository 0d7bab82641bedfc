package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacrima.dataset.Variable;

/**
 * Names of variables and of their levels as a reader is shown them.
 *
 * @param longest a longer label, like the text of an item, gives way to the variable's name,
 *     because no sentence and no column can take it
 */
record Labels(Map<String, Variable> variables, int longest) {

  private static final Pattern LEVEL = Pattern.compile("(\\w+) = (\\w+)");
  private static final Pattern NAME = Pattern.compile("^\\w+|(?<=with )\\w+");
  private static final Pattern EQUALS = Pattern.compile("(\\w+) == ('?)([^']+)\\2");

  String of(String variable) {
    Variable known = variables.get(variable);
    if (known == null) {
      return variable;
    }
    String label = label(known);
    return label.isEmpty() || Texts.width(label) > longest ? variable : label;
  }

  /** An item of a block goes on where its stem ended: "… I felt calm." */
  private static String label(Variable variable) {
    String label = variable.label().strip();
    return label.startsWith("\u2026") ? label.substring(1).strip().replaceFirst("[.]$", "") : label;
  }

  /** The labels that {@link #of} does not show, by variable. */
  Map<String, String> wordings() {
    Map<String, String> wordings = new LinkedHashMap<>();
    variables.forEach(
        (name, variable) -> {
          if (!of(name).equals(label(variable)) && !label(variable).isEmpty()) {
            wordings.put(name, variable.label().strip());
          }
        });
    return wordings;
  }

  /** The label of a level; its value where it has none. */
  String level(String variable, String level) {
    Variable known = variables.get(variable);
    String label = known == null ? null : known.labels().get(level);
    return label == null || label.isBlank() ? level : label;
  }

  /** What a published value is of, {@code gender, woman} or {@code x = 1}, with labels. */
  String inWords(String names) {
    Matcher level = LEVEL.matcher(names);
    StringBuilder told = new StringBuilder();
    while (level.find()) {
      String variable = level.group(1);
      level.appendReplacement(
          told,
          Matcher.quoteReplacement(
              variables.containsKey(variable)
                  ? of(variable) + ": " + level(variable, level.group(2))
                  : level.group()));
    }
    level.appendTail(told);
    Matcher name = NAME.matcher(told.toString());
    StringBuilder all = new StringBuilder();
    while (name.find()) {
      name.appendReplacement(all, Matcher.quoteReplacement(of(name.group())));
    }
    name.appendTail(all);
    return all.toString();
  }

  /** A level that stands alone in a sentence or a head: {@code woman}, but {@code Cried = 1}. */
  String group(String variable, String level) {
    String label = level(variable, level);
    return label.equals(level) ? of(variable) + " = " + level : label;
  }

  /** A filter: one comparison with a labelled value in words, anything else as it was written. */
  Phrase where(String filter) {
    Matcher matcher = EQUALS.matcher(filter);
    if (matcher.matches()) {
      String variable = matcher.group(1);
      String level = matcher.group(3);
      if (!level(variable, level).equals(level)) {
        return Phrase.label(of(variable) + ": " + level(variable, level));
      }
    }
    return Phrase.code(filter);
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
