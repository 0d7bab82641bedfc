package org.lacrima.analysis.published;

import java.util.Set;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;

/** Reads which numbers of which analysis are meant. */
public final class TargetReader {

  private final Set<String> analyses;
  private final Problems problems;

  /**
   * @param analyses the ids of the spec's analyses
   */
  public TargetReader(Set<String> analyses, Problems problems) {
    this.analyses = analyses;
    this.problems = problems;
  }

  /** A target that stands alone. */
  public Target target(Node node) {
    try (Fields fields = Fields.of(node, "What is meant", problems)) {
      return target(fields);
    }
  }

  /** A target among other keys. */
  Target target(Fields fields) {
    String level = fields.text("level");
    String method = fields.text("method");
    return new Target(
        analysis(fields, "analysis"),
        fields.texts("x"),
        fields.texts("y"),
        level == null ? "" : level,
        method == null ? "" : method,
        fields.place("analysis"));
  }

  String analysis(Fields fields, String key) {
    String id = fields.requiredText(key);
    known(id, fields, key);
    return id;
  }

  void known(String id, Fields fields, String key) {
    if (!id.isEmpty() && !analyses.contains(id)) {
      problems.add(
          "unknown-analysis",
          fields.place(key),
          "There is no analysis '" + id + "'.",
          Nearest.remedy(id, analyses));
    }
  }
}
