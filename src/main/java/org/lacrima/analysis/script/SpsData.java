package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.analysis.plan.DataFile;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Expression;

/** Reads the file, sets missing codes, derives, excludes and filters, in SPSS syntax. */
final class SpsData implements SpsFormula.Variables {

  private final SpecFile spec;
  private final List<String> lines;
  private final SpsText names = new SpsText();
  private final Map<String, SpsFormula.Operand> operands = new LinkedHashMap<>();
  private final List<String> order;
  private final Set<String> texts;
  private final SpsFormula formula;
  private final Map<String, String> columnNames = new HashMap<>();

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
      columnNames.put(column.name(), names.name(column.name()));
      known(column.name(), columnNames.getOrDefault(column.name(), ""));
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

  /** Reads the files, one below the other. */
  void read(List<DataFile> files) {
    List<String> sets = new ArrayList<>();
    for (DataFile file : files) {
      read(file);
      if (!file.sample().isEmpty()) {
        String sample = columnNames.getOrDefault(CsvSource.SAMPLE, CsvSource.SAMPLE);
        add("STRING", sample, SpsFormula.WIDE);
        add("COMPUTE", sample, "=", SpsText.text(file.sample()));
      }
      if (sets.size() < files.size() - 1) {
        sets.add(fresh("d"));
        add("DATASET COPY", sets.get(sets.size() - 1));
      }
    }
    if (!sets.isEmpty()) {
      add("ADD FILES", sets.stream().map(set -> "/FILE=" + set).toList(), "/FILE=*");
    }
    describe();
  }

  /** Reads every column: those that no analysis reads as short texts, because the program must. */
  private void read(DataFile file) {
    Set<String> used =
        UsedVariables.of(spec).stream().map(Variable::name).collect(Collectors.toSet());
    List<Object> words = new ArrayList<>();
    words.addAll(List.of("GET DATA", "/TYPE=TXT", "/FILE=" + SpsText.text(file.name())));
    words.addAll(List.of("/ENCODING='UTF-8'", "/ARRANGEMENT=DELIMITED", "/DELIMITERS=','"));
    words.addAll(List.of("/QUALIFIER='\"'", "/FIRSTCASE=2", "/VARIABLES="));
    for (String column : file.header()) {
      boolean number = used.contains(column) && !texts.contains(column);
      words.add(columnNames.getOrDefault(column, "") + (number ? " F40.0" : " A255"));
    }
    add(words.toArray());
  }

  private void describe() {
    Map<List<String>, List<String>> byCodes = new LinkedHashMap<>();
    List<String> shown = new ArrayList<>();
    for (Variable column : UsedVariables.of(spec)) {
      String name = code(column.name());
      if (isText(column.name())) {
        for (String code : column.missing()) {
          add("IF (" + name + " = " + SpsText.text(code) + ")", name, "= ''");
        }
      } else {
        shown.add(name);
        List<String> codes =
            column.missing().stream().filter(c -> c.matches("-?[0-9]*[.]?[0-9]+")).toList();
        byCodes.computeIfAbsent(codes, c -> new ArrayList<>()).add(name);
      }
    }
    byCodes.forEach(
        (codes, columns) -> {
          if (!codes.isEmpty()) {
            add("RECODE", columns, "(" + String.join(" ", codes) + " = SYSMIS)");
          }
        });
    if (!shown.isEmpty()) {
      add("FORMATS", shown, "(F16.6)");
    }
    labels();
  }

  private void labels() {
    for (Variable column : UsedVariables.of(spec)) {
      String name = code(column.name());
      if (!column.label().equals(name)) {
        add("VARIABLE LABELS", name, SpsText.label(column.label()));
      }
      List<String> labels = new ArrayList<>();
      column
          .labels()
          .forEach(
              (value, label) -> {
                boolean missing = column.missing().contains(value);
                boolean number = value.matches("-?[0-9]+([.][0-9]+)?");
                if (!missing && number && !isText(column.name()) && !label.isBlank()) {
                  labels.add(value + " " + SpsText.label(label));
                }
              });
      if (!labels.isEmpty()) {
        add("VALUE LABELS", name, labels);
      }
    }
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
