package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;

/** Reads {@code samples} below {@code data}: names of files, or a column and its levels. */
final class SampleSection {

  /** The reason under which a sample's data count the rows of the others. */
  static final String OTHERS = "of another sample";

  private final Scope scope;
  private final Map<String, AnalysisSpec> analyses;
  private final Problems problems;
  private final Set<String> ids = new LinkedHashSet<>();

  /**
   * @param analyses those of the spec, by id; null where one could not be read
   */
  SampleSection(Scope scope, Map<String, AnalysisSpec> analyses, Problems problems) {
    this.scope = scope;
    this.analyses = analyses;
    this.problems = problems;
  }

  /** Ids that the samples add to those of the analyses, known when it is read. */
  Set<String> ids() {
    return ids;
  }

  /** Null with problems, and where the data are not known. */
  @Nullable SampleSpec read(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Map<String, Node> levels = new LinkedHashMap<>();
    String column = CsvSource.SAMPLE;
    Set<String> chosen = new LinkedHashSet<>();
    analyses.forEach(
        (id, spec) -> {
          if (!spec.needs().isEmpty()) {
            chosen.add(id);
          }
        });
    if (node instanceof Node.Mapping) {
      try (Fields fields = Fields.of(node, "'samples'", problems)) {
        Node named = fields.required("column");
        column = named == null ? "" : scope.variable(named, "'column'", problems);
        fields.required("levels");
        levels.putAll(fields.entries("levels"));
        if (fields.has("analyses")) {
          chosen.clear();
          chosen(fields, chosen);
        }
      }
    } else {
      for (Node item : Fields.items(node)) {
        String name = Fields.text(item, "A sample", problems);
        if (name != null && levels.put(name, item) != null) {
          problems.add("duplicate-id", item.place(), "Two samples are called '" + name + "'.");
        }
      }
      if (!scope.isOpen() && !scope.has(column)) {
        problems.add(
            "no-samples",
            node.place(),
            "The data have no column '" + column + "' that names a row's sample.",
            "Maybe give a file for each: --data NAME=FILE.csv, or name another column:"
                + " samples: {column: …, levels: {…}}.");
        return null;
      }
    }
    if (levels.size() < 2) {
      problems.add("one-sample", node.place(), "At least two samples can be compared.");
    }
    for (String analysis : chosen) {
      levels.keySet().forEach(name -> ids.add(SampleSpec.id(analysis, name)));
      ids.add(SampleSpec.id(analysis, SampleSpec.POOLED));
    }
    List<SampleSpec.Sample> samples = new ArrayList<>();
    for (Map.Entry<String, Node> level : levels.entrySet()) {
      SampleSpec.Sample sample = sample(level.getKey(), level.getValue(), column);
      if (sample != null) {
        samples.add(sample);
      }
    }
    return scope.isOpen() || column.isEmpty() ? null : new SampleSpec(column, samples, chosen);
  }

  private void chosen(Fields fields, Set<String> chosen) {
    for (Node item : fields.list("analyses")) {
      String id = Fields.text(item, "An analysis", problems);
      if (id != null && !analyses.containsKey(id)) {
        problems.add(
            "unknown-analysis",
            item.place(),
            "There is no analysis '" + id + "'.",
            Nearest.remedy(id, analyses.keySet()));
      } else if (id != null) {
        chosen.add(id);
      }
    }
  }

  private SampleSpec.@Nullable Sample sample(String name, Node node, String column) {
    if (!name.matches("[\\p{L}\\p{N}_-]+")
        || name.equals(SampleSpec.POOLED)
        || name.equals(SampleSpec.COMPARED)) {
      problems.add(
          "bad-name",
          node.place(),
          "A sample cannot be called '" + name + "'.",
          "Maybe use letters, digits, '-' and '_', but not 'pooled' or 'compared'.");
    }
    String value = Fields.text(node, "The level of '" + name + "'", problems);
    if (value == null || column.isEmpty()) {
      return null;
    }
    boolean number =
        node instanceof Node.Scalar scalar
            && scalar.plain()
            && value.matches("-?[0-9]+([.][0-9]+)?");
    String quote = value.contains("'") ? "\"" : "'";
    String literal = number ? value : quote + value + quote;
    String variable = "`" + column + "`";
    BoundFormula others =
        scope.formula(
            new Node.Scalar(
                node.place(), "missing(" + variable + ") or " + variable + " != " + literal, true),
            "The level of '" + name + "'",
            problems);
    return others == null
        ? null
        : new SampleSpec.Sample(name, value, new Plan.Exclusion(others, OTHERS));
  }
}
