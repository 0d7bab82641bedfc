package org.lacrima.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.seal.Measures;
import org.lacrima.dataset.NumberText;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.definition.Canonical;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Sha256;
import org.lacrima.definition.Yaml;
import org.lacrima.survey.Item;
import org.lacrima.survey.Scale;
import org.lacrima.survey.SurveyDefinition;

/** What a seal keeps of a survey: its hashes, and how items are answered and scores are made. */
final class SurveyMeasures {

  private static final Place NOWHERE = Place.file("");

  private SurveyMeasures() {}

  /** Of the survey that a spec names; null: it names none. */
  static Measures of(@Nullable SurveyDefinition survey) {
    if (survey == null) {
      return Measures.NONE;
    }
    Map<String, Node> measures = new TreeMap<>();
    for (Item item : survey.items()) {
      for (Variable variable : item.variables(survey.language())) {
        measures.put(variable.name(), answered(item, variable));
      }
    }
    survey.scales().forEach(scale -> measures.put(scale.id(), scored(scale, measures)));
    return new Measures(
        survey.id(),
        survey.version(),
        survey.sha256(),
        instruments(survey),
        survey.variables().stream().map(Variable::name).toList(),
        measures);
  }

  /** Hash of each instrument's file as the survey keeps it. */
  private static Map<String, String> instruments(SurveyDefinition survey) {
    Map<String, String> hashes = new TreeMap<>();
    Node source = Yaml.parse(survey.id(), survey.source(), new Problems());
    if (source instanceof Node.Mapping whole
        && whole.entries().get("files") instanceof Node.Mapping files) {
      files
          .entries()
          .forEach(
              (path, content) ->
                  hashes.put(
                      path.replaceAll("^instruments/|\\.yaml$", ""),
                      Sha256.of(Canonical.text(content))));
    }
    return hashes;
  }

  private static Node answered(Item item, Variable variable) {
    Map<String, Node> told = new TreeMap<>();
    told.put("values", texts(variable.labels().keySet()));
    if (variable.range() != null) {
      told.put("range", range(variable.range().low(), variable.range().high()));
    }
    told.put("missing", texts(variable.missing()));
    if (item.showIf() != null) {
      told.put("shown-if", text(item.showIf().text().strip()));
    }
    return mapping(told);
  }

  private static Node scored(Scale scale, Map<String, Node> items) {
    Map<String, Node> told = new TreeMap<>();
    told.put("made-by", text(Fields.written(scale.kind())));
    Map<String, Node> made = new TreeMap<>();
    for (Item item : scale.items()) {
      for (String column : item.columns()) {
        made.put(column, items.getOrDefault(column, text("")));
      }
    }
    told.put("items", mapping(made));
    told.put("reversed", texts(new TreeSet<>(scale.reversed())));
    told.put("min", text(Integer.toString(scale.min())));
    told.put("range", range(scale.low().doubleValue(), scale.high().doubleValue()));
    BoundFormula formula = scale.formula();
    if (formula != null) {
      told.put("formula", text(formula.text().strip()));
    }
    return mapping(told);
  }

  private static Node range(double low, double high) {
    return texts(List.of(NumberText.of(low), NumberText.of(high)));
  }

  private static Node texts(Iterable<String> texts) {
    List<Node> items = new ArrayList<>();
    texts.forEach(each -> items.add(text(each)));
    return new Node.Sequence(NOWHERE, items);
  }

  private static Node text(String text) {
    return new Node.Scalar(NOWHERE, text, false);
  }

  private static Node mapping(Map<String, Node> entries) {
    return new Node.Mapping(NOWHERE, new LinkedHashMap<>(entries), Map.of());
  }
}
