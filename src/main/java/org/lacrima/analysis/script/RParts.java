package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.statistics.multiplicity.Adjustment;

/**
 * What a spec says, as functions of R: what is derived, who is excluded, each analysis, what is
 * adjusted. Two specs that say the same of a part have the same lines for it.
 */
final class RParts {

  private final SpecFile spec;
  private final RFormula formula;

  RParts(SpecFile spec) {
    this.spec = spec;
    this.formula = new RFormula(UsedVariables.order(spec));
  }

  /** Everything but the analyses, by the names that the script's functions know. */
  Map<String, List<String>> frame() {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    parts.put("derive", derive());
    parts.put("exclude", exclude());
    parts.put("adjust", adjust());
    parts.put("level", List.of(RText.number(spec.defaults().confidence())));
    return parts;
  }

  /** The analyses by their ids. */
  Map<String, List<String>> analyses() {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    for (SpecFile.Analysis analysis : spec.analyses()) {
      List<String> lines = new ArrayList<>();
      String where = analysis.where().text();
      lines.add(
          "# "
              + RText.comment(
                  analysis.spec().kind() + (where.isEmpty() ? "" : ", where " + where)));
      lines.addAll(analysis.spec().by(new RAnalyses(new RCall(analysis.id(), formula))));
      parts.put(analysis.id(), function("d", lines));
    }
    return parts;
  }

  /** Which rows these drop. */
  List<String> dropped(List<Plan.Exclusion> exclusions) {
    List<String> lines = new ArrayList<>();
    lines.add("out <- rep(FALSE, nrow(d))");
    for (Plan.Exclusion exclusion : exclusions) {
      lines.add("# " + RText.comment(exclusion.reason() + ": " + exclusion.when().text()));
      lines.add("out <- out | holds(" + formula.of(exclusion.when().root()) + ", nrow(d))");
    }
    lines.add("out");
    return function("d", lines);
  }

  private static List<String> function(String argument, List<String> body) {
    List<String> lines = new ArrayList<>();
    lines.add("function(" + argument + ") {");
    body.forEach(line -> lines.add("  " + line));
    lines.add("}");
    return lines;
  }

  private List<String> derive() {
    List<String> lines = new ArrayList<>();
    for (Plan.Derivation derivation : spec.derivations()) {
      lines.add("# " + RText.comment(derivation.name() + ": " + derivation.formula().text()));
      lines.add(
          RFormula.variable(derivation.name())
              + " <- value("
              + formula.of(derivation.formula().root())
              + ", nrow(d))");
    }
    lines.add("d");
    return function("d", lines);
  }

  private List<String> exclude() {
    return dropped(spec.exclusions());
  }

  /** An analysis' own adjustment comes before that of its families. */
  private List<String> adjust() {
    List<String> lines = new ArrayList<>();
    List<String> settled = new ArrayList<>();
    for (SpecFile.Analysis analysis : spec.analyses()) {
      Adjustment own = analysis.spec().adjust();
      if (own != null) {
        settled.add(analysis.id());
        adjust(own, List.of(analysis.id()), List.of(analysis.id()), lines);
      }
    }
    for (SpecFile.Family family : spec.families()) {
      List<String> open = new ArrayList<>(family.analyses());
      open.removeAll(settled);
      adjust(family.adjust(), family.analyses(), open, lines);
    }
    return function("", lines);
  }

  private void adjust(Adjustment how, List<String> members, List<String> open, List<String> lines) {
    String terms =
        spec.analyses().stream()
            .filter(analysis -> members.contains(analysis.id()))
            .filter(analysis -> !analysis.spec().mainTerm().isEmpty())
            .map(
                analysis ->
                    RText.text(analysis.id()) + " = " + RText.text(analysis.spec().mainTerm()))
            .collect(Collectors.joining(", ", "c(", ")"));
    if (how == Adjustment.NONE || terms.equals("c()") || open.isEmpty()) {
      return;
    }
    String method =
        how == Adjustment.BH || how == Adjustment.BY
            ? how.name()
            : how.name().toLowerCase(Locale.ROOT);
    lines.add(
        "adjust_family("
            + RText.text(method)
            + ", "
            + terms
            + ", open = "
            + RText.texts(open)
            + ")");
  }
}
