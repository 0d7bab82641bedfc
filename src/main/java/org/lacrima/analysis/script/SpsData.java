package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Expression;

/** Derives, excludes and filters, in SPSS syntax; knows what every variable is called there. */
final class SpsData implements SpsFormula.Variables {

  private final SpecFile spec;
  private final List<String> lines;
  private final SpsText names = new SpsText();
  private final Map<String, SpsFormula.Operand> operands = new LinkedHashMap<>();
  private final List<String> order;
  private final Set<String> texts;
  private final SpsFormula formula;

  /** Derived variables that stand on what is standardized, after exclusions. */
  private final Set<String> late = new LinkedHashSet<>();

  private final Set<String> declared = new HashSet<>();

  /** 1 in the rows of the sample that is analysed. */
  private @Nullable String sample;

  SpsData(SpecFile spec, AnalysisResults results, List<String> lines) {
    this.spec = spec;
    this.lines = lines;
    this.order = UsedVariables.order(spec);
    this.texts = TextVariables.of(spec, results);
    this.formula = new SpsFormula(this, lines);
    for (Variable column : spec.columns()) {
      known(column.name(), names.name(column.name()));
    }
    for (Plan.Derivation derivation : spec.derivations()) {
      known(derivation.name(), names.name(derivation.name()));
    }
  }

  private void known(String name, String code) {
    SpsFormula.Type type = texts.contains(name) ? SpsFormula.Type.TEXT : SpsFormula.Type.NUMBER;
    operands.put(name, new SpsFormula.Operand(code, type));
  }

  @Override
  public SpsFormula.Operand of(String name) {
    return operands.getOrDefault(name, new SpsFormula.Operand("$SYSMIS", SpsFormula.Type.NUMBER));
  }

  @Override
  public List<String> run(String first, String last) {
    return order.subList(order.indexOf(first), order.indexOf(last) + 1);
  }

  boolean isText(String name) {
    return of(name).type() == SpsFormula.Type.TEXT;
  }

  /** The program's name of a variable. */
  String code(String name) {
    return of(name).code();
  }

  List<String> codes(List<String> variables) {
    return variables.stream().map(this::code).toList();
  }

  String fresh(String stem) {
    return names.fresh(stem);
  }

  void add(Object... words) {
    lines.add(SpsText.command(SpsText.words(words)));
  }

  void comment(String text) {
    lines.add("* " + SpsText.comment(text) + ".");
  }

  /** Derived variables and exclusions; what is standardized comes after those. */
  void deriveAndExclude() {
    for (Plan.Derivation derivation : spec.derivations()) {
      BoundFormula bound = derivation.formula();
      if (bound.needsWholeData() || bound.reads().stream().anyMatch(late::contains)) {
        late.add(derivation.name());
      } else {
        derive(derivation);
      }
    }
    if (!spec.exclusions().isEmpty()) {
      String kept = "#kept";
      add("COMPUTE", kept, "= 1");
      for (Plan.Exclusion exclusion : spec.exclusions()) {
        comment("Excluded: " + exclusion.reason());
        String condition = formula.truth(formula.of(exclusion.when().root()));
        add("IF (" + condition + " = 1)", kept, "= 0");
      }
      add("SELECT IF (" + kept + " = 1)");
    }
    String all = fresh("z");
    if (!late.isEmpty()) {
      add("COMPUTE", all, "= 1");
    }
    deriveLate(all);
  }

  /** From here on only these rows, and what is standardized is so within them. */
  void sample(SampleSpec.Sample of) {
    String name = fresh("s");
    String others = formula.truth(formula.of(of.others().when().root()));
    add("COMPUTE", name, "= 1");
    add("IF (" + others + " = 1)", name, "= 0");
    sample = name;
    deriveLate(name);
  }

  /**
   * @param group rows that are alike in it are standardized together
   */
  private void deriveLate(String group) {
    for (Plan.Derivation derivation : spec.derivations()) {
      if (late.contains(derivation.name())) {
        for (Expression.Standardize part : SpsFormula.standardized(derivation.formula().root())) {
          standardize(part, group);
        }
        derive(derivation);
      }
    }
  }

  private void derive(Plan.Derivation derivation) {
    comment(derivation.name() + " is " + derivation.formula().text());
    String name = code(derivation.name());
    SpsFormula.Operand value = formula.of(derivation.formula().root());
    if (isText(derivation.name()) && declared.add(name)) {
      add("STRING", name, SpsFormula.WIDE);
    }
    add("COMPUTE", name, "=", value.code());
    if (!isText(derivation.name())) {
      add("FORMATS", name, "(F16.6)");
    }
    if (!name.equals(derivation.name())) {
      add("VARIABLE LABELS", name, SpsText.label(derivation.name()));
    }
  }

  private void standardize(Expression.Standardize part, String group) {
    String raw = fresh("z");
    String mean = fresh("z");
    String sd = fresh("z");
    add("COMPUTE", raw, "=", formula.of(part.operand()).code());
    add(
        "AGGREGATE",
        "/OUTFILE=* MODE=ADDVARIABLES",
        "/BREAK=" + group,
        "/" + mean + "=MEAN(" + raw + ")",
        "/" + sd + "=SD(" + raw + ")");
    add("COMPUTE", raw, "= (" + raw + " - " + mean + ") / " + sd);
    formula.known(part, new SpsFormula.Operand(raw, SpsFormula.Type.NUMBER));
  }

  /** From here on only these rows, complete on these variables; until {@link #everybody}. */
  void only(Filter where, List<String> complete) {
    if (where.formula() == null && complete.isEmpty() && sample == null) {
      return;
    }
    String name = fresh("f");
    List<String> conditions = new ArrayList<>();
    if (sample != null) {
      conditions.add(sample + " = 1");
    }
    if (where.formula() != null) {
      conditions.add(formula.truth(formula.of(where.formula().root())) + " = 1");
    }
    complete.forEach(variable -> conditions.add(SpsFormula.there(of(variable))));
    add("COMPUTE", name, "= 0");
    add("IF (" + String.join(" AND ", conditions) + ")", name, "= 1");
    add("FILTER BY", name);
  }

  void everybody() {
    add("FILTER OFF");
  }

  /** A number for each level of a group, 1 for the first; the numbers themselves where they are. */
  String coded(String variable, List<String> levels) {
    if (!isText(variable)) {
      return code(variable);
    }
    String name = fresh("g");
    add("COMPUTE", name, "= $SYSMIS");
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      String level = SpsText.text(levels.get(i));
      add("IF (" + code(variable) + " = " + level + ")", name, "= " + (i + 1));
      labels.add((i + 1) + " " + SpsText.label(levels.get(i)));
    }
    add("VALUE LABELS", name, labels);
    add("FORMATS", name, "(F8.0)");
    return name;
  }
}
