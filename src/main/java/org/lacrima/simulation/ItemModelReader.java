package org.lacrima.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;
import org.lacrima.survey.DateEntry;
import org.lacrima.survey.Item;
import org.lacrima.survey.MultipleChoice;
import org.lacrima.survey.NumberEntry;
import org.lacrima.survey.SingleChoice;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.TextEntry;

/** Reads how the items of a survey are answered; one entry may speak of many items. */
final class ItemModelReader {

  private final Problems problems;
  private final Traits traits;
  private final List<Item> items;
  private final List<Variable> variables;

  ItemModelReader(SurveyDefinition survey, Traits traits, Problems problems) {
    this.problems = problems;
    this.traits = traits;
    this.items = survey.items();
    this.variables = items.stream().flatMap(item -> item.variables("").stream()).toList();
  }

  Map<String, ItemModel> models(Fields file) {
    Map<String, ItemModel> models = new LinkedHashMap<>();
    double skip = share(file, "skip", 0);
    double preferNot = share(file, "prefer-not", 0);
    for (Node node : file.list("items")) {
      try (Fields fields = Fields.of(node, "An entry of 'items'", problems)) {
        fields.required("of");
        List<Item> of = new ArrayList<>();
        fields.list("of").forEach(name -> of.addAll(named(name)));
        List<Node> means = fields.list("means");
        for (int i = 0; i < of.size(); i++) {
          Node mean = means.isEmpty() ? null : means.get(i % means.size());
          ItemModel model = model(fields, of.get(i), mean, skip, preferNot);
          if (model != null && models.put(of.get(i).id(), model) != null) {
            problems.add(
                "duplicate-id", fields.place("of"), "'" + of.get(i).id() + "' stands twice.");
          }
        }
        if (of.isEmpty()) {
          List.of("means", "loadings", "plus", "effect", "words", "skip", "prefer-not")
              .forEach(fields::has);
          List.of("sd", "cuts", "log-normal", "shares", "computed").forEach(fields::has);
        }
      }
    }
    return models;
  }

  private List<Item> named(Node node) {
    String text = Fields.text(node, "An entry of 'of'", problems);
    if (text == null) {
      return List.of();
    }
    String[] ends = text.split("\\.\\.", -1);
    int from = index(ends[0].strip(), node);
    int to = ends.length < 2 ? from : index(ends[1].strip(), node);
    return from < 0 || to < from ? List.of() : items.subList(from, to + 1);
  }

  private int index(String id, Node node) {
    List<String> ids = items.stream().map(Item::id).toList();
    if (!ids.contains(id)) {
      problems.add(
          "unknown-item",
          node.place(),
          "The survey has no item '" + id + "'.",
          Nearest.remedy(id, ids));
    }
    return ids.indexOf(id);
  }

  private @Nullable ItemModel model(
      Fields fields, Item item, @Nullable Node mean, double skip, double preferNot) {
    Map<String, Double> loadings = new LinkedHashMap<>();
    double explained = 0;
    for (Map.Entry<String, Node> entry : fields.entries("loadings").entrySet()) {
      BigDecimal loading = Fields.number(entry.getValue(), "A loading", problems);
      if (!traits.names().contains(entry.getKey())) {
        problems.add(
            "unknown-trait",
            entry.getValue().place(),
            "There is no trait '" + entry.getKey() + "'.",
            Nearest.remedy(entry.getKey(), traits.names()));
      } else if (loading != null) {
        loadings.put(entry.getKey(), loading.doubleValue());
        explained += loading.doubleValue() * loading.doubleValue();
      }
    }
    if (explained > 1) {
      problems.add(
          "bad-range", fields.place("loadings"), "The squares of the loadings add up to over 1.");
    }
    BoundFormula plus = formula(fields, "plus");
    BoundFormula effect = formula(fields, "effect");
    List<String> words = fields.texts("words");
    double skipped = share(fields, "skip", skip);
    double preferred = share(fields, "prefer-not", preferNot);
    ItemModel.Shape shape = shape(fields, item, mean, words);
    return shape == null
        ? null
        : new ItemModel(loadings, plus, effect, shape, words, skipped, preferred);
  }

  private ItemModel.@Nullable Shape shape(
      Fields fields, Item item, @Nullable Node mean, List<String> words) {
    List<ItemModel.Shape> shapes = new ArrayList<>();
    BigDecimal sd = fields.number("sd");
    BigDecimal average = mean == null ? null : Fields.number(mean, "A mean", problems);
    if (average != null && sd != null) {
      shapes.add(new ItemModel.Rounded(average.doubleValue(), sd.doubleValue()));
    }
    if (fields.has("cuts")) {
      List<Double> cuts = new ArrayList<>();
      for (Node node : fields.list("cuts")) {
        BigDecimal cut = Fields.number(node, "A cut", problems);
        cuts.add(cut == null ? 0 : cut.doubleValue());
      }
      shapes.add(new ItemModel.Cuts(cuts));
    }
    Fields log = fields.fields("log-normal");
    if (log != null) {
      try (log) {
        log.required("median");
        log.required("spread");
        shapes.add(
            new ItemModel.LogNormal(
                number(log, "from"), number(log, "median"), number(log, "spread")));
      }
    }
    if (fields.has("shares")) {
      shapes.add(new ItemModel.Shares(shares(fields, item)));
    }
    BoundFormula computed = formula(fields, "computed");
    if (computed != null) {
      shapes.add(new ItemModel.Computed(computed));
    }
    if (item.format() instanceof TextEntry && !words.isEmpty()) {
      shapes.add(new ItemModel.Words());
    }
    if (shapes.size() != 1 || !fits(shapes.get(0), item)) {
      problems.add(
          "bad-model",
          fields.place(),
          "'"
              + item.id()
              + "' needs exactly one of means with sd, cuts, log-normal, shares, "
              + "computed or words, one that suits a "
              + item.format().kind()
              + " item.");
      return null;
    }
    return shapes.get(0);
  }

  private static boolean fits(ItemModel.Shape shape, Item item) {
    if (item.format() instanceof TextEntry) {
      return shape instanceof ItemModel.Words;
    }
    if (item.format() instanceof DateEntry) {
      return false;
    }
    if (item.format() instanceof NumberEntry) {
      return shape instanceof ItemModel.Rounded
          || shape instanceof ItemModel.LogNormal
          || shape instanceof ItemModel.Computed;
    }
    if (item.format() instanceof MultipleChoice) {
      return shape instanceof ItemModel.Shares;
    }
    return !(shape instanceof ItemModel.LogNormal);
  }

  private Map<String, Double> shares(Fields fields, Item item) {
    Map<String, Double> shares = new LinkedHashMap<>();
    List<String> known =
        item.format() instanceof SingleChoice single
            ? single.scale().options().stream().map(o -> o.value()).toList()
            : item.format() instanceof MultipleChoice multiple
                ? multiple.options().stream().map(o -> String.valueOf(o.name())).toList()
                : List.of();
    fields
        .entries("shares")
        .forEach(
            (value, node) -> {
              BigDecimal share = Fields.number(node, "A share", problems);
              if (!known.contains(value)) {
                problems.add(
                    "unknown-option",
                    node.place(),
                    "'" + item.id() + "' has no option '" + value + "'.",
                    Nearest.remedy(value, known));
              } else if (share != null && share.signum() >= 0) {
                shares.put(value, share.doubleValue());
              }
            });
    return shares;
  }

  private static double number(Fields fields, String key) {
    BigDecimal number = fields.number(key);
    return number == null ? 0 : number.doubleValue();
  }

  private double share(Fields fields, String key, double otherwise) {
    BigDecimal number = fields.number(key);
    if (number != null && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
      problems.add("bad-range", fields.place(key), "'" + key + "' is a share from 0 to 1.");
    }
    return number == null ? otherwise : number.doubleValue();
  }

  private @Nullable BoundFormula formula(Fields fields, String key) {
    Node node = fields.node(key);
    String text = node == null ? null : Fields.text(node, "'" + key + "'", problems);
    Formula parsed =
        node == null || text == null ? null : Formula.parse(text, node.place(), problems);
    BoundFormula bound = parsed == null ? null : parsed.bind(variables, problems);
    if (parsed == null || bound == null) {
      return null;
    }
    problems.addAll(bound.check());
    List<Variable> read = variables.stream().filter(v -> bound.reads().contains(v.name())).toList();
    return parsed.bind(read, problems);
  }
}
