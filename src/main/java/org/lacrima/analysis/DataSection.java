package org.lacrima.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;

/** Reads the part {@code data} of a spec: which columns there are and what is declared of them. */
final class DataSection {

  private final @Nullable List<String> header;
  private final boolean checkOnly;
  private final AnalysisSpecLoader.Surveys surveys;
  private final String language;
  private final Problems problems;

  /**
   * @param header null where there are no data
   * @param checkOnly there are none because the spec is only checked
   */
  DataSection(
      @Nullable List<String> header,
      boolean checkOnly,
      AnalysisSpecLoader.Surveys surveys,
      String language,
      Problems problems) {
    this.header = header;
    this.checkOnly = checkOnly;
    this.surveys = surveys;
    this.language = language;
    this.problems = problems;
  }

  /**
   * The survey that the data come from, if any, their columns and what a spec may name.
   *
   * @param samples what stands there; it is read when the analyses are known
   */
  record Data(
      @Nullable String survey, List<Variable> columns, Scope scope, @Nullable Node samples) {}

  Data read(Fields spec) {
    Fields data = spec.fields("data");
    if (data == null) {
      List<Variable> columns =
          header == null ? List.of() : header.stream().map(Variable::named).toList();
      return new Data(null, columns, scopeOf(columns, checkOnly), null);
    }
    try (data) {
      String survey = data.text("survey");
      List<Variable> known = survey == null ? null : known(survey, data);
      List<Variable> columns = columns(data, known);
      if (known != null && header != null) {
        checkHeader(data, known, header);
      }
      Scope scope = scopeOf(columns, checkOnly && known == null);
      Node samples = data.node("samples");
      if (checkOnly && known != null) {
        columns.forEach(scope::add);
        if (samples != null && !(samples instanceof Node.Mapping)) {
          scope.add(Variable.named(CsvSource.SAMPLE)); // the files' names will be there
        }
      }
      return new Data(survey, columns, scope, samples);
    }
  }

  private Scope scopeOf(List<Variable> columns, boolean open) {
    return open ? Scope.open(columns) : header == null ? Scope.none() : Scope.of(columns);
  }

  private @Nullable List<Variable> known(String survey, Fields data) {
    Loaded<List<Variable>> found = surveys.variables(survey, language);
    if (found == null) {
      problems.add(
          "unknown-survey",
          data.place("survey"),
          "There is no survey '" + survey + "'.",
          "Maybe '"
              + survey
              + ".yaml' is not in a folder 'surveys' beside the spec, or in 'data/studies' where you"
              + " call this.");
      return null;
    }
    problems.addAll(found.problems());
    return found.value();
  }

  private List<Variable> columns(Fields data, @Nullable List<Variable> known) {
    Map<String, Variable> survey = new LinkedHashMap<>();
    if (known != null) {
      known.forEach(variable -> survey.put(variable.name(), variable));
    }
    List<String> missing = data.texts("missing-codes");
    Map<String, Node> declared = data.entries("variables");
    List<String> names =
        header != null ? header : List.copyOf(known != null ? survey.keySet() : declared.keySet());
    List<Variable> found = new ArrayList<>();
    for (String name : names) {
      Variable variable = survey.getOrDefault(name, Variable.named(name));
      Node declaration = declared.get(name);
      found.add(
          declaration == null
              ? withMissing(variable, missing)
              : declare(variable, declaration, missing));
    }
    declared.forEach(
        (name, declaration) -> {
          if (!names.contains(name)) {
            problems.add(
                "unknown-variable",
                declaration.place(),
                "The data have no column '" + name + "'.",
                Nearest.remedy(name, names));
            declare(Variable.named(name), declaration, missing);
          }
        });
    return found;
  }

  private void checkHeader(Fields data, List<Variable> known, List<String> names) {
    if (known.stream().map(Variable::name).noneMatch(names::contains)) {
      problems.add(
          "wrong-header",
          data.place("survey"),
          "The data have none of the survey's columns; their header begins with "
              + names.stream().limit(5).toList()
              + ".",
          "Maybe --data names another file, or its first line is not the header.");
    }
  }

  private static Variable withMissing(Variable variable, List<String> missing) {
    if (missing.isEmpty()) {
      return variable;
    }
    Set<String> all = new LinkedHashSet<>(variable.missing());
    all.addAll(missing);
    return new Variable(
        variable.name(),
        variable.label(),
        variable.level(),
        variable.forcedText(),
        variable.labels(),
        variable.range(),
        List.copyOf(all));
  }

  private Variable declare(Variable base, Node node, List<String> missing) {
    try (Fields fields = Fields.of(node, "The declaration of '" + base.name() + "'", problems)) {
      MeasurementLevel level = fields.choice("level", MeasurementLevel.class);
      String type = fields.text("type");
      if (type != null && !type.equals("text")) {
        problems.add(
            "unknown-choice",
            fields.place("type"),
            "'type' can only be text, not '" + type + "'.",
            "Without it a column is a number where all its fields are.");
      }
      String label = fields.text("label");
      Map<String, String> labels = new LinkedHashMap<>();
      for (Map.Entry<String, Node> entry : fields.entries("labels").entrySet()) {
        String text = Fields.text(entry.getValue(), "A label", problems);
        labels.put(entry.getKey(), text == null ? "" : text);
      }
      Variable.Range range = range(fields);
      Set<String> codes = new LinkedHashSet<>(base.missing());
      codes.addAll(missing);
      codes.addAll(fields.texts("missing"));
      return new Variable(
          base.name(),
          label == null ? base.label() : label,
          level == null ? base.level() : level,
          "text".equals(type) || base.forcedText(),
          labels.isEmpty() ? base.labels() : labels,
          range == null ? base.range() : range,
          List.copyOf(codes));
    }
  }

  private Variable.@Nullable Range range(Fields fields) {
    List<Node> ends = fields.list("range");
    if (ends.isEmpty()) {
      return null;
    }
    BigDecimal low = Fields.number(ends.get(0), "The range's low end", problems);
    BigDecimal high =
        ends.size() == 2 ? Fields.number(ends.get(1), "The range's high end", problems) : null;
    if (ends.size() != 2 || (low != null && high != null && low.compareTo(high) > 0)) {
      problems.add(
          "bad-range", fields.place("range"), "A range is two numbers, low and high: [18, 99].");
      return null;
    }
    return low == null || high == null
        ? null
        : new Variable.Range(low.doubleValue(), high.doubleValue());
  }
}
