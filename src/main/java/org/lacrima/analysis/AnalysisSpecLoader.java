package org.lacrima.analysis;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.multiverse.MultiverseReader;
import org.lacrima.analysis.multiverse.MultiverseSpec;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.published.Bindings;
import org.lacrima.analysis.published.BindingsReader;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Sha256;
import org.lacrima.definition.Yaml;
import org.lacrima.statistics.multiplicity.Adjustment;

/** Loads analysis specs ({@code format: lacrima/analysis/1}); tells all problems at once. */
public final class AnalysisSpecLoader {

  private static final Pattern FOLDER_NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*");

  private static final String FORMAT = "lacrima/analysis/1";

  /**
   * Gives the variables of a survey's data, or its problems; null where there is no such survey.
   * They are labelled in the language of the spec where the survey is asked in it.
   */
  public interface Surveys {
    @Nullable Loaded<List<Variable>> variables(String survey, String language);
  }

  private final String file;
  private final @Nullable List<String> header;
  private final boolean checkOnly;
  private final Surveys surveys;
  private final Problems problems;

  /** Where each analysis stands, those too that could not be read. */
  private final Map<String, Place> analysisIds = new LinkedHashMap<>();

  private AnalysisSpecLoader(
      String file,
      @Nullable List<String> header,
      boolean checkOnly,
      Surveys surveys,
      Problems problems) {
    this.file = file;
    this.header = header;
    this.checkOnly = checkOnly;
    this.surveys = surveys;
    this.problems = problems;
  }

  private static AnalysisSpecLoader of(
      String file, @Nullable List<String> header, boolean checkOnly, Surveys surveys) {
    return new AnalysisSpecLoader(file, header, checkOnly, once(surveys), new Problems());
  }

  /** A survey is read once, however many universes use it. */
  private static Surveys once(Surveys surveys) {
    Map<String, Optional<Loaded<List<Variable>>>> known = new HashMap<>();
    return (survey, language) ->
        known
            .computeIfAbsent(
                survey + ' ' + language,
                unknown -> Optional.ofNullable(surveys.variables(survey, language)))
            .orElse(null);
  }

  /**
   * Loads a spec for data with these columns.
   *
   * @param header null where there are no data
   */
  public static Loaded<SpecFile> load(Path path, @Nullable List<String> header, Surveys surveys) {
    return of(path.toString(), header, false, surveys).load(path);
  }

  /** Checks a spec without its data: names are known only where a survey gives them. */
  public static Loaded<SpecFile> check(Path path, Surveys surveys) {
    return of(path.toString(), null, true, surveys).load(path);
  }

  /** The problems of a spec that is already parsed. */
  static List<Problem> problems(Node root, List<String> header, Surveys surveys) {
    AnalysisSpecLoader loader = of("spec.yaml", header, false, surveys);
    loader.read(root, "");
    return loader.problems.all();
  }

  private Loaded<SpecFile> load(Path path) {
    String text = Yaml.text(path, problems);
    Node root = text == null ? null : Yaml.parse(file, text, problems);
    if (text == null || root == null) {
      return Loaded.failed(problems.all());
    }
    SpecFile spec = read(root, Sha256.of(text));
    return Loaded.of(spec, problems);
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
      if (!id.isEmpty() && !FOLDER_NAME.matcher(id).matches()) {
        problems.add(
            "bad-id",
            fields.place("id"),
            "The id names the folder of the results, so '" + id + "' cannot be one.",
            "Maybe use letters, digits, '-', '_' and '.', and begin with a letter or digit.");
      }
      String title = fields.requiredText("title");
      String question = fields.text("question");
      Language chosen = fields.choice("language", Language.class);
      String language = Fields.written(chosen == null ? Language.EN : chosen);
      DataSection.Data data =
          new DataSection(header, checkOnly, surveys, language, problems).read(fields);
      Scope scope = data.scope();
      RowFormulas rows = new RowFormulas(scope, problems);
      List<Plan.Derivation> derivations = rows.derive(fields);
      List<Plan.Exclusion> exclusions = rows.exclude(fields, derivations, data.survey() != null);
      SpecFile.Defaults defaults = defaults(fields);
      List<SpecFile.Analysis> analyses = analyses(fields, scope, defaults);
      List<SpecFile.Family> families = families(fields);
      Map<String, AnalysisSpec> byId = new LinkedHashMap<>();
      analyses.forEach(analysis -> byId.put(analysis.id(), analysis.spec()));
      SampleSection section = new SampleSection(scope, byId, problems);
      SampleSpec samples = section.read(data.samples());
      Set<String> targets = new LinkedHashSet<>(analysisIds.keySet());
      targets.addAll(section.ids());
      Bindings published = new BindingsReader(targets, problems).read(fields, Path.of(file));
      MultiverseSpec multiverse =
          new MultiverseReader(targets, published, problems)
              .read(
                  fields,
                  root,
                  (universe, found) ->
                      new AnalysisSpecLoader(file, header, checkOnly, surveys, found)
                          .read(universe, sha256));
      Plots plots = fields.choice("plots", Plots.class);
      boolean stars = fields.flag("stars", false);
      Map<String, Variable> variables = new LinkedHashMap<>();
      scope.all().forEach(variable -> variables.put(variable.name(), variable));
      return new SpecFile(
          file,
          id,
          title,
          question == null ? "" : question.strip(),
          language,
          sha256,
          data.survey(),
          data.columns(),
          variables,
          derivations,
          exclusions,
          defaults,
          families,
          analyses,
          published,
          samples,
          multiverse,
          plots == null ? Plots.MAIN : plots,
          stars);
    }
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
    for (Node item : fields.list("analyses")) {
      try (Fields entry = Fields.of(item, "An analysis", problems)) {
        String id = entry.requiredText("id");
        if (!id.isEmpty() && analysisIds.putIfAbsent(id, item.place()) != null) {
          problems.add(
              "duplicate-id",
              entry.place("id"),
              "Two analyses are called '" + id + "'; the first is in " + analysisIds.get(id) + ".");
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

  private List<SpecFile.Family> families(Fields fields) {
    List<SpecFile.Family> families = new ArrayList<>();
    Set<String> ids = analysisIds.keySet();
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
