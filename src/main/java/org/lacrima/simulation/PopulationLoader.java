package org.lacrima.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;
import org.lacrima.survey.Item;
import org.lacrima.survey.SurveyDefinition;

/** Loads population files: the whole thing, or all its problems. */
public final class PopulationLoader {

  static final String FORMAT = "lacrima/population/1";

  private final SurveyDefinition survey;
  private final Problems problems = new Problems();

  private PopulationLoader(SurveyDefinition survey) {
    this.survey = survey;
  }

  public static Loaded<Population> load(Path file, SurveyDefinition survey) {
    PopulationLoader loader = new PopulationLoader(survey);
    return loader.loaded(Yaml.read(file, loader.problems));
  }

  /** The population that is packaged for a survey into the application. */
  public static Loaded<Population> packaged(SurveyDefinition survey) {
    PopulationLoader loader = new PopulationLoader(survey);
    String name = "surveys/populations/" + survey.id() + ".yaml";
    try (InputStream in = PopulationLoader.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        loader.problems.add("no-such-file", Place.file(name), "No such population is packaged.");
        return loader.loaded(null);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return loader.loaded(Yaml.parse(name, text, loader.problems));
    } catch (IOException e) {
      loader.problems.add("unreadable", Place.file(name), "It cannot be read: " + e.getMessage());
      return loader.loaded(null);
    }
  }

  private Loaded<Population> loaded(@Nullable Node node) {
    Population population = node == null ? null : population(node);
    return Loaded.of(problems.isEmpty() ? population : null, problems);
  }

  private @Nullable Population population(Node node) {
    try (Fields file = Fields.of(node, "A population", problems)) {
      String format = file.requiredText("format");
      if (!format.isEmpty() && !format.equals(FORMAT)) {
        problems.add(
            "unknown-format", file.place("format"), "The format must be " + FORMAT + " here.");
      }
      String of = file.requiredText("survey");
      if (!of.isEmpty() && !of.equals(survey.id())) {
        problems.add(
            "wrong-id",
            file.place("survey"),
            "This population answers '" + of + "', not '" + survey.id() + "'.");
      }
      OffsetDateTime start = start(file);
      Double apart = positive(file, "minutes-apart");
      Population.Pace pace = pace(file);
      Traits traits = traits(file);
      Map<String, ItemModel> models =
          traits == null ? Map.of() : new ItemModelReader(survey, traits, problems).models(file);
      List.of("items", "skip", "prefer-not").forEach(file::has);
      for (Item item : survey.items()) {
        if (traits != null && !models.containsKey(item.id()) && problems.isEmpty()) {
          problems.add(
              "item-without-model",
              file.place("items"),
              "Nothing says how '" + item.id() + "' is answered.");
        }
      }
      return start == null || apart == null || pace == null || traits == null
          ? null
          : new Population(survey.id(), start, Math.round(apart * 60), traits, models, pace);
    }
  }

  private @Nullable OffsetDateTime start(Fields file) {
    String text = file.requiredText("start");
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(
          "bad-date",
          file.place("start"),
          "'start' must be a time like 2026-01-12T09:00:00Z, not '" + text + "'.");
      return null;
    }
  }

  private Population.@Nullable Pace pace(Fields file) {
    file.required("pace");
    Fields fields = file.fields("pace");
    if (fields == null) {
      return null;
    }
    try (fields) {
      Double opening = positive(fields, "opening-s");
      Double item = positive(fields, "item-s");
      Double spread = positive(fields, "spread");
      Double tempo = positive(fields, "tempo");
      return opening == null || item == null || spread == null || tempo == null
          ? null
          : new Population.Pace(opening, item, spread, tempo);
    }
  }

  private @Nullable Double positive(Fields fields, String key) {
    fields.required(key);
    java.math.BigDecimal number = fields.number(key);
    if (number != null && number.signum() <= 0) {
      problems.add("bad-range", fields.place(key), "'" + key + "' must be more than 0.");
      return null;
    }
    return number == null ? null : number.doubleValue();
  }

  /** {@code traits} by name, {@code correlations} as {@code "a ~ b": r}; the others are 0. */
  private @Nullable Traits traits(Fields file) {
    List<String> names = new ArrayList<>(file.texts("traits"));
    file.required("traits");
    double[][] matrix = new double[names.size()][names.size()];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i][i] = 1;
    }
    for (Map.Entry<String, Node> entry :
        new LinkedHashMap<>(file.entries("correlations")).entrySet()) {
      String[] pair = entry.getKey().split("~", -1);
      int a = names.indexOf(pair[0].strip());
      int b = pair.length == 2 ? names.indexOf(pair[1].strip()) : -1;
      java.math.BigDecimal r = Fields.number(entry.getValue(), "A correlation", problems);
      if (a < 0 || b < 0 || a == b) {
        problems.add(
            "unknown-trait",
            entry.getValue().place(),
            "'" + entry.getKey() + "' is no pair of traits, written a ~ b.",
            Nearest.remedy(pair[0].strip(), names));
      } else if (r != null) {
        matrix[a][b] = r.doubleValue();
        matrix[b][a] = r.doubleValue();
      }
    }
    Traits traits = Traits.of(names, matrix);
    if (traits == null) {
      problems.add(
          "not-positive-definite",
          file.place("correlations"),
          "No people can have these correlations: the matrix is not positive definite.",
          "Maybe some of them are too strong to go together.");
    }
    return traits;
  }
}
