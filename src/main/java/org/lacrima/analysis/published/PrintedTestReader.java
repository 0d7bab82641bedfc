package org.lacrima.analysis.published;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.published.PrintedTest.Coefficients;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.statistics.replication.PrintedP;

/** Reads what a spec wants to have recomputed from print. */
final class PrintedTestReader {

  private static final Coefficients NONE = new Coefficients("", List.of());

  private final @Nullable Published published;
  private final Problems problems;

  /**
   * @param published null where its file cannot be read, and then its values are not asked for
   */
  PrintedTestReader(@Nullable Published published, Problems problems) {
    this.published = published;
    this.problems = problems;
  }

  /** Null, and problems, where it cannot be recomputed. */
  @Nullable PrintedTest read(Node node) {
    int before = problems.count();
    PrintedTest test;
    try (Fields fields = Fields.of(node, "A printed test", problems)) {
      String id = fields.requiredText("id");
      Fields partial = fields.fields("partial");
      test = partial == null ? test(id, fields) : partial(id, partial);
      if (partial != null && fields.has("of")) {
        problems.add(
            "one-test",
            fields.place("of"),
            "A printed test has either 'of' or 'partial'.",
            "Maybe make two tests of it.");
      }
    }
    return problems.count() > before ? null : test;
  }

  private PrintedTest test(String id, Fields fields) {
    List<String> values = fields.texts("of");
    String text = fields.text("p");
    PrintedP p = text == null ? null : p(text, fields);
    if (values.size() != 1 && values.size() != 2) {
      problems.add(
          "two-values",
          fields.place("of"),
          "A printed test is of two published values, or of one correlation.");
    }
    for (String value : values) {
      PublishedValue known = value(value, fields.place("of"));
      if (known == null) {
        continue;
      }
      if (known.n() == null) {
        problems.add(
            "published-without-n",
            fields.place("of"),
            "The published value '" + value + "' has no n, so no test can be recomputed from it.",
            "Maybe add the n that was printed to the file of published values.");
      }
      if (values.size() == 1) {
        correlation(known, fields.place("of"));
      }
    }
    return values.size() == 1
        ? new PrintedTest.OfCorrelation(id, values.get(0), p)
        : new PrintedTest.OfGroups(
            id,
            values.isEmpty() ? "" : values.get(0),
            values.isEmpty() ? "" : values.get(values.size() - 1),
            p);
  }

  private PrintedTest partial(String id, Fields fields) {
    try (fields) {
      PrintedTest.OfPartial partial =
          new PrintedTest.OfPartial(
              id,
              fields.requiredText("x"),
              fields.requiredText("y"),
              fields.requiredText("given"),
              coefficients(fields, "r-xy"),
              coefficients(fields, "r-x-given"),
              coefficients(fields, "r-y-given"));
      if (published != null && partial.values().isEmpty()) {
        problems.add(
            "nothing-printed",
            fields.place(),
            "All three correlations are assumed, so nothing here was printed.",
            "Maybe name a published value instead of one of the numbers.");
      }
      return partial;
    }
  }

  /** The id of a published correlation, or numbers that are assumed. */
  private Coefficients coefficients(Fields fields, String key) {
    Node node = fields.required(key);
    if (node instanceof Node.Scalar scalar && !isNumber(scalar)) {
      PublishedValue known = value(scalar.text(), node.place());
      if (known != null) {
        correlation(known, node.place());
      }
      return new Coefficients(scalar.text(), List.of());
    }
    List<BigDecimal> assumed = new ArrayList<>();
    for (Node item : fields.list(key)) {
      BigDecimal r = Fields.number(item, "An assumed correlation", problems);
      if (r != null && r.abs().compareTo(BigDecimal.ONE) >= 0) {
        problems.add("out-of-range", item.place(), "An assumed correlation lies between -1 and 1.");
      } else if (r != null) {
        assumed.add(r);
      }
    }
    return assumed.isEmpty() ? NONE : new Coefficients("", assumed);
  }

  private static boolean isNumber(Node.Scalar scalar) {
    return scalar.plain() && scalar.text().matches("[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)");
  }

  private void correlation(PublishedValue value, Place place) {
    if (!(value.quantity() instanceof PublishedValue.Correlation)) {
      problems.add(
          "not-a-correlation",
          place,
          "The published value '" + value.id() + "' is no correlation.",
          "Maybe name two values, of two groups, or one with r or r-between.");
    }
  }

  private @Nullable PublishedValue value(String id, Place place) {
    if (published == null) {
      return null;
    }
    Map<String, PublishedValue> values = published.values();
    PublishedValue known = values.get(id);
    if (known == null) {
      problems.add(
          "unknown-published",
          place,
          "There is no published value '" + id + "'.",
          Nearest.remedy(id, values.keySet()));
    }
    return known;
  }

  private @Nullable PrintedP p(String text, Fields fields) {
    try {
      return PrintedP.of(text);
    } catch (NumberFormatException e) {
      problems.add(
          "not-a-p",
          fields.place("p"),
          "'" + text + "' is no printed p.",
          "Maybe \"= .03\", \"< .001\" or \"> .05\", in quotes.");
      return null;
    }
  }
}
