package org.lacrima.analysis.published;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Sha256;
import org.lacrima.definition.Yaml;
import org.lacrima.statistics.replication.Printed;

/** Reads a file of published values and claims ({@code format: lacrima/published/1}). */
public final class PublishedReader {

  static final String FORMAT = "lacrima/published/1";

  private final Problems problems;
  private final Map<String, PublishedStudy> studies = new LinkedHashMap<>();

  private PublishedReader(Problems problems) {
    this.problems = problems;
  }

  /** Null, and problems, where the file cannot be read; all problems of it at once. */
  public static @Nullable Published read(Path path, String shown, Problems problems) {
    int before = problems.count();
    String text = Yaml.text(path, problems);
    Node root = text == null ? null : Yaml.parse(shown, text, problems);
    if (text == null || root == null) {
      return null;
    }
    Published published = new PublishedReader(problems).read(root, shown, Sha256.of(text));
    return problems.count() > before ? null : published;
  }

  /** The problems of a file that is already parsed. */
  public static void read(Node root, String shown, Problems problems) {
    new PublishedReader(problems).read(root, shown, "");
  }

  private Published read(Node root, String file, String sha256) {
    try (Fields fields = Fields.of(root, "A file of published values", problems)) {
      String format = fields.requiredText("format");
      if (!format.isEmpty() && !format.equals(FORMAT)) {
        problems.add(
            "unknown-format",
            fields.place("format"),
            "The format must be " + FORMAT + ", not '" + format + "'.");
      }
      fields.required("studies");
      for (Map.Entry<String, Node> entry : fields.entries("studies").entrySet()) {
        studies.put(entry.getKey(), study(entry.getKey(), entry.getValue()));
      }
      Map<String, PublishedValue> values = new LinkedHashMap<>();
      Map<String, PublishedClaim> claims = new LinkedHashMap<>();
      for (Node node : fields.list("values")) {
        PublishedValue value = value(node);
        if (value != null && values.putIfAbsent(value.id(), value) != null) {
          twice(value.id(), node);
        }
      }
      for (Node node : fields.list("claims")) {
        PublishedClaim claim = claim(node);
        if (values.containsKey(claim.id()) || claims.putIfAbsent(claim.id(), claim) != null) {
          twice(claim.id(), node);
        }
      }
      List<PublishedSanity> sanity = new ArrayList<>();
      fields.list("sanity").forEach(node -> sanity.add(sanity(node)));
      return new Published(
          Path.of(file).getFileName().toString(), sha256, studies, values, claims, sanity);
    }
  }

  private void twice(String id, Node node) {
    problems.add("duplicate-id", node.place(), "Two values or claims are called '" + id + "'.");
  }

  private PublishedStudy study(String id, Node node) {
    try (Fields fields = Fields.of(node, "A study", problems)) {
      String country = fields.text("country");
      return new PublishedStudy(
          id,
          fields.requiredText("citation"),
          fields.text("doi"),
          country == null ? "" : country,
          cases(fields, "n"));
    }
  }

  private PublishedClaim claim(Node node) {
    try (Fields fields = Fields.of(node, "A claim", problems)) {
      return new PublishedClaim(
          fields.requiredText("id"),
          studyOf(fields),
          fields.requiredText("provenance"),
          fields.requiredText("claim"));
    }
  }

  private String studyOf(Fields fields) {
    String study = fields.requiredText("study");
    if (!study.isEmpty() && !studies.containsKey(study)) {
      problems.add(
          "unknown-study",
          fields.place("study"),
          "There is no study '" + study + "' in this file.",
          Nearest.remedy(study, studies.keySet()));
    }
    return study;
  }

  private @Nullable PublishedValue value(Node node) {
    try (Fields fields = Fields.of(node, "A value", problems)) {
      String id = fields.requiredText("id");
      String study = studyOf(fields);
      String provenance = fields.requiredText("provenance");
      Integer n = cases(fields, "n");
      PublishedValue.NIs nIs = fields.choice("n-is", PublishedValue.NIs.class);
      if (nIs != null && n == null) {
        problems.add(
            "published-without-n",
            fields.place("n-is"),
            "'n-is' says where n comes from, but there is no 'n'.",
            "Maybe add the n that was printed, or leave 'n-is' out.");
      }
      String what = what(fields);
      PublishedValue.Quantity quantity = quantity(fields);
      return quantity == null
          ? null
          : new PublishedValue(
              id,
              study,
              what,
              n,
              nIs == null ? PublishedValue.NIs.PRINTED : nIs,
              provenance,
              quantity,
              fields.place("id"));
    }
  }

  /** For people: what the number is of. */
  private String what(Fields fields) {
    StringJoiner what = new StringJoiner(", ");
    String variable = fields.text("variable");
    if (variable != null) {
      what.add(variable);
    }
    String level = fields.text("level");
    if (level != null) {
      what.add(level);
    }
    for (Map.Entry<String, Node> entry : fields.entries("group").entrySet()) {
      what.add(entry.getKey() + " = " + Fields.text(entry.getValue(), "A group", problems));
    }
    Node correlation = fields.node("correlation");
    if (correlation != null) {
      List<Node> sides = Fields.items(correlation);
      if (sides.size() != 2) {
        problems.add(
            "bad-correlation",
            correlation.place(),
            "'correlation' has two sides, like [[a, b], [c]].");
      }
      List<String> names = new ArrayList<>();
      for (Node side : sides) {
        StringJoiner joined = new StringJoiner(", ");
        for (Node each : Fields.items(side)) {
          joined.add(String.valueOf(Fields.text(each, "A variable", problems)));
        }
        names.add(joined.toString());
      }
      what.add(String.join(" with ", names));
    }
    return what.toString();
  }

  private PublishedValue.@Nullable Quantity quantity(Fields fields) {
    BigDecimal mean = fields.number("mean");
    BigDecimal sd = fields.number("sd");
    Integer items = fields.integer("items");
    BigDecimal percent = fields.number("percent");
    BigDecimal above = fields.number("percent-above");
    Integer count = fields.integer("count");
    BigDecimal r = fields.number("r");
    List<BigDecimal> between = new ArrayList<>();
    for (Node each : fields.list("r-between")) {
      BigDecimal number = Fields.number(each, "'r-between'", problems);
      if (number != null) {
        between.add(number);
      }
    }
    beside("sd", "mean", fields);
    beside("items", "mean", fields);
    beside("count", "percent", fields);
    if (sd != null && sd.signum() < 0) {
      problems.add("out-of-range", fields.place("sd"), "'sd' must not be negative.");
      return null;
    }
    if (items != null && items < 1) {
      problems.add("out-of-range", fields.place("items"), "'items' must be at least 1.");
      return null;
    }
    for (String key : List.of("percent", "percent-above")) {
      BigDecimal share = key.equals("percent") ? percent : above;
      if (share != null && (share.signum() < 0 || share.compareTo(BigDecimal.valueOf(100)) > 0)) {
        problems.add("out-of-range", fields.place(key), "'" + key + "' lies between 0 and 100.");
        return null;
      }
    }
    List<PublishedValue.Quantity> quantities = new ArrayList<>();
    if (mean != null) {
      quantities.add(
          new PublishedValue.Mean(
              new Printed(mean), sd == null ? null : new Printed(sd), items == null ? 1 : items));
    }
    if (percent != null) {
      quantities.add(new PublishedValue.Share(new Printed(percent), count));
    }
    if (above != null) {
      quantities.add(new PublishedValue.ShareAbove(new Printed(above)));
    }
    if (r != null) {
      quantities.add(new PublishedValue.Correlation(new Printed(r), new Printed(r)));
    }
    if (fields.has("r-between")) {
      if (between.size() != 2 || between.get(0).compareTo(between.get(1)) > 0) {
        problems.add(
            "bad-range",
            fields.place("r-between"),
            "'r-between' is the smallest and the largest coefficient, like [0.41, 0.49].");
        return null;
      }
      quantities.add(
          new PublishedValue.Correlation(new Printed(between.get(0)), new Printed(between.get(1))));
    }
    if (quantities.size() != 1) {
      problems.add(
          "no-published-number",
          fields.place(),
          quantities.isEmpty()
              ? "A value has a printed number, and there is none here."
              : "A value has one printed number, and there are several here.",
          "Maybe use one of mean (with sd), percent, percent-above, r, r-between.");
      return null;
    }
    if (quantities.get(0) instanceof PublishedValue.Correlation rs
        && (rs.low().value().abs().compareTo(BigDecimal.ONE) > 0
            || rs.high().value().abs().compareTo(BigDecimal.ONE) > 0)) {
      problems.add("out-of-range", fields.place(), "A correlation lies between -1 and 1.");
      return null;
    }
    return quantities.get(0);
  }

  /** A number that means something only beside another one would be passed over in silence. */
  private void beside(String key, String other, Fields fields) {
    if (fields.has(key) && !fields.has(other)) {
      problems.add(
          "without-its-number",
          fields.place(key),
          "'" + key + "' stands beside '" + other + "', and there is none here.",
          "Maybe add '" + other + "', or leave '" + key + "' out.");
    }
  }

  private @Nullable Integer cases(Fields fields, String key) {
    Integer n = fields.integer(key);
    if (n != null && n < 1) {
      problems.add("out-of-range", fields.place(key), "'" + key + "' must be at least 1.");
      return null;
    }
    return n;
  }

  private PublishedSanity sanity(Node node) {
    try (Fields fields = Fields.of(node, "A comparison", problems)) {
      String id = fields.requiredText("id");
      String what = fields.requiredText("what");
      StringJoiner number = new StringJoiner(", ");
      for (String key : List.of("r", "proportion", "mean", "percent", "count", "n")) {
        BigDecimal each = fields.number(key);
        if (each != null) {
          number.add(key + " = " + each.toPlainString());
        }
      }
      List<String> ci = fields.texts("ci");
      if (!ci.isEmpty()) {
        number.add("95% CI [" + String.join(", ", ci) + "]");
      }
      return new PublishedSanity(id, what, number.toString());
    }
  }
}
