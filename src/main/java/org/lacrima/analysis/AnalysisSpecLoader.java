package org.lacrima.analysis;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;
import org.lacrima.statistics.multiplicity.Adjustment;

/** Loads analysis specs ({@code format: lacrima/analysis/1}); tells all problems at once. */
public final class AnalysisSpecLoader {

  private static final String FORMAT = "lacrima/analysis/1";
  private static final String NOT_SUBMITTED = "not (status in ('submitted', 'synthetic'))";

  /** Gives the variables of a survey's data; null where there is no such survey. */
  public interface Surveys {
    @Nullable List<Variable> variables(String survey);
  }

  private final String file;
  private final @Nullable List<String> header;
  private final boolean checkOnly;
  private final Surveys surveys;
  private final Problems problems = new Problems();

  private AnalysisSpecLoader(
      String file, @Nullable List<String> header, boolean checkOnly, Surveys surveys) {
    this.file = file;
    this.header = header;
    this.checkOnly = checkOnly;
    this.surveys = surveys;
  }

  /**
   * Loads a spec for data with these columns.
   *
   * @param header null where there are no data
   */
  public static Loaded<SpecFile> load(Path path, @Nullable List<String> header, Surveys surveys) {
    return new AnalysisSpecLoader(path.toString(), header, false, surveys).load(path);
  }

  /** Checks a spec without its data: names are known only where a survey gives them. */
  public static Loaded<SpecFile> check(Path path, Surveys surveys) {
    return new AnalysisSpecLoader(path.toString(), null, true, surveys).load(path);
  }

  /** The problems of a spec that is already parsed. */
  static List<Problem> problems(Node root, List<String> header, Surveys surveys) {
    AnalysisSpecLoader loader = new AnalysisSpecLoader("spec.yaml", header, false, surveys);
    loader.read(root, "");
    return loader.problems.all();
  }

  private Loaded<SpecFile> load(Path path) {
    String text = Yaml.text(path, problems);
    Node root = text == null ? null : Yaml.parse(file, text, problems);
    if (text == null || root == null) {
      return Loaded.failed(problems.all());
    }
    SpecFile spec = read(root, sha256(text));
    return Loaded.of(spec, problems);
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private SpecFile read(Node root, String sha256) {
    try (Fields fields = Fields.of(root, "An analysis spec", problems)) {
      String format = fields.requiredText("format");
      if (!format.isEmpty() && !format.equals(FORMAT)) {
        problems.add(
            "unknown-format",
            fields.place("format"),
            "The format must be " + FORMAT + ", not '" + format + "'.");
      }
      String id = fields.requiredText("id");
      String title = fields.requiredText("title");
      String language = fields.text("language");
      String survey = null;
      List<Variable> columns = List.of();
      Scope scope;
      Fields data = fields.fields("data");
      if (data != null) {
        survey = data.text("survey");
        DataSection section = new DataSection(data, survey);
        columns = section.columns;
        scope = section.scope;
        data.close();
      } else {
        columns = header == null ? List.of() : header.stream().map(Variable::named).toList();
        scope = scopeOf(columns, checkOnly);
      }
      List<Plan.Derivation> derivations = derive(fields, scope);
      List<Plan.Exclusion> exclusions = exclude(fields, scope, derivations, survey);
      SpecFile.Defaults defaults = defaults(fields);
      List<SpecFile.Analysis> analyses = analyses(fields, scope, defaults);
      List<SpecFile.Family> families = families(fields, analyses);
      Map<String, Variable> variables = new LinkedHashMap<>();
      scope.all().forEach(variable -> variables.put(variable.name(), variable));
      return new SpecFile(
          file,
          id,
          title,
          language == null ? "en" : language,
          sha256,
          survey,
          columns,
          variables,
          derivations,
          exclusions,
          defaults,
          families,
          analyses);
    }
  }

  private Scope scopeOf(List<Variable> columns, boolean open) {
    return open ? Scope.open(columns) : header == null ? Scope.none() : Scope.of(columns);
  }

  /** The part {@code data}: which columns there are and what is declared of them. */
  private final class DataSection {
    final List<Variable> columns;
    final Scope scope;

    DataSection(Fields data, @Nullable String survey) {
      List<Variable> known = survey == null ? null : surveys.variables(survey);
      if (survey != null && known == null) {
        problems.add(
            "unknown-survey",
            data.place("survey"),
            "There is no survey '" + survey + "'.",
            "Maybe its file is not in the folder surveys.");
      }
      List<String> missing = missingCodes(data);
      Map<String, Node> declared = data.entries("variables");
      List<Variable> found = new ArrayList<>();
      List<String> names = header;
      boolean guessed = names == null;
      if (names == null) {
        names =
            known != null
                ? known.stream().map(Variable::name).toList()
                : List.copyOf(declared.keySet());
      }
      for (String name : names) {
        Variable variable = Variable.named(name);
        for (Variable candidate : known == null ? List.<Variable>of() : known) {
          if (candidate.name().equals(name)) {
            variable = candidate;
          }
        }
        Node declaration = declared.get(name);
        found.add(
            declaration == null
                ? withMissing(variable, missing)
                : declare(variable, declaration, missing));
      }
      for (Map.Entry<String, Node> entry : declared.entrySet()) {
        if (!names.contains(entry.getKey()) && !(guessed && known == null)) {
          problems.add(
              "unknown-variable",
              entry.getValue().place(),
              "The data have no column '" + entry.getKey() + "'.",
              Nearest.remedy(entry.getKey(), names));
        }
      }
      if (known != null && header != null) {
        checkHeader(data, known, header);
      }
      columns = found;
      scope = scopeOf(found, checkOnly && known == null);
      if (checkOnly && known != null) {
        found.forEach(scope::add);
      }
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
  }

  private List<String> missingCodes(Fields data) {
    return List.copyOf(data.texts("missing-codes"));
  }

  private static Variable withMissing(Variable variable, List<String> missing) {
    if (missing.isEmpty()) {
      return variable;
    }
    Set<String> all = new java.util.LinkedHashSet<>(variable.missing());
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
      Set<String> codes = new java.util.LinkedHashSet<>(base.missing());
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

  private List<Plan.Derivation> derive(Fields fields, Scope scope) {
    List<Plan.Derivation> derivations = new ArrayList<>();
    for (Map.Entry<String, Node> entry : fields.entries("derive").entrySet()) {
      String name = entry.getKey();
      if (scope.has(name)) {
        problems.add(
            "duplicate-variable",
            entry.getValue().place(),
            "There is a variable '" + name + "' already.",
            "Maybe give the derived one another name.");
      }
      BoundFormula formula =
          scope.formula(entry.getValue(), "The formula of '" + name + "'", problems);
      if (!scope.has(name)) {
        scope.add(new Variable(name, name, null, false, Map.of(), null, List.of()));
      }
      if (formula != null) {
        derivations.add(new Plan.Derivation(name, formula));
      }
    }
    return derivations;
  }

  private List<Plan.Exclusion> exclude(
      Fields fields, Scope scope, List<Plan.Derivation> derivations, @Nullable String survey) {
    List<Plan.Exclusion> exclusions = new ArrayList<>();
    if (survey != null && scope.has("status") && !scope.isOpen()) {
      Formula formula = Formula.parse(NOT_SUBMITTED, fields.place(), problems);
      BoundFormula bound = formula == null ? null : formula.bind(scope.all(), problems);
      if (bound != null) {
        exclusions.add(new Plan.Exclusion(bound, SpecRun.NOT_SUBMITTED));
      }
    }
    Set<String> standardized = new HashSet<>();
    for (Plan.Derivation derivation : derivations) {
      if (derivation.formula().needsWholeData()
          || derivation.formula().reads().stream().anyMatch(standardized::contains)) {
        standardized.add(derivation.name());
      }
    }
    for (Node item : fields.list("exclude")) {
      try (Fields exclusion = Fields.of(item, "An entry of 'exclude'", problems)) {
        Node when = exclusion.required("when");
        String reason = exclusion.requiredText("reason");
        BoundFormula formula = when == null ? null : scope.formula(when, "'when'", problems);
        if (formula == null) {
          continue;
        }
        if (formula.needsWholeData() || formula.reads().stream().anyMatch(standardized::contains)) {
          problems.add(
              "standardize-not-here",
              formula.place(),
              "What excludes rows cannot depend on standardize, which needs the rows that are left.");
        }
        exclusions.add(new Plan.Exclusion(formula, reason));
      }
    }
    return exclusions;
  }

  private SpecFile.Defaults defaults(Fields fields) {
    Fields defaults = fields.fields("defaults");
    if (defaults == null) {
      return new SpecFile.Defaults(MissingRule.PAIRWISE, 0.95, 0.05);
    }
    try (defaults) {
      MissingRule missing = defaults.choice("missing", MissingRule.class);
      BigDecimal confidence = defaults.number("confidence");
      BigDecimal alpha = defaults.number("alpha");
      return new SpecFile.Defaults(
          missing == null ? MissingRule.PAIRWISE : missing,
          confidence == null
              ? 0.95
              : Options.between(
                  confidence, defaults.place("confidence"), "confidence", problems, 0.95),
          alpha == null
              ? 0.05
              : Options.between(alpha, defaults.place("alpha"), "alpha", problems, 0.05));
    }
  }

  private List<SpecFile.Analysis> analyses(Fields fields, Scope scope, SpecFile.Defaults defaults) {
    List<SpecFile.Analysis> analyses = new ArrayList<>();
    fields.required("analyses");
    Map<String, Place> ids = new LinkedHashMap<>();
    for (Node item : fields.list("analyses")) {
      try (Fields entry = Fields.of(item, "An analysis", problems)) {
        String id = entry.requiredText("id");
        if (!id.isEmpty() && ids.putIfAbsent(id, item.place()) != null) {
          problems.add(
              "duplicate-id",
              entry.place("id"),
              "Two analyses are called '" + id + "'; the first is in " + ids.get(id) + ".");
        }
        Node where = entry.node("where");
        BoundFormula filter = where == null ? null : scope.formula(where, "'where'", problems);
        AnalysisSpec spec =
            AnalysisKinds.read(
                id,
                entry,
                filter == null ? Filter.NONE : Filter.of(filter),
                scope,
                defaults,
                problems);
        if (spec != null) {
          analyses.add(
              new SpecFile.Analysis(
                  id, filter == null ? Filter.NONE : Filter.of(filter), spec, item.place()));
        }
      }
    }
    return analyses;
  }

  private List<SpecFile.Family> families(Fields fields, List<SpecFile.Analysis> analyses) {
    List<SpecFile.Family> families = new ArrayList<>();
    List<String> ids = analyses.stream().map(SpecFile.Analysis::id).toList();
    for (Map.Entry<String, Node> entry : fields.entries("families").entrySet()) {
      try (Fields family = Fields.of(entry.getValue(), "A family", problems)) {
        family.required("analyses");
        List<String> members = new ArrayList<>();
        for (Node item : family.list("analyses")) {
          String member = Fields.text(item, "A member of a family", problems);
          if (member == null) {
            continue;
          }
          if (!ids.contains(member)) {
            problems.add(
                "unknown-analysis",
                item.place(),
                "There is no analysis '" + member + "'.",
                Nearest.remedy(member, ids));
          }
          members.add(member);
        }
        Adjustment adjust = family.choice("adjust", Adjustment.class);
        families.add(
            new SpecFile.Family(
                entry.getKey(), members, adjust == null ? Adjustment.HOLM : adjust));
      }
    }
    return families;
  }
}
