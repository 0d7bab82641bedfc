package org.lacrima.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.dataset.MissingCode;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.survey.Instrument;
import org.lacrima.survey.Item;
import org.lacrima.survey.Scale;
import org.lacrima.survey.ScoringVector;

/**
 * Tries an instrument's scoring on its own vectors: they must come out, and they must be sharp
 * enough that a wrong key would not. A vector that nothing can fail protects nobody.
 */
public final class ScoringVectors {

  private ScoringVectors() {}

  /**
   * Every expectation that fails, and every key mistake that no vector would notice.
   *
   * @param instrument perhaps read in part
   * @param sure the scales of which every vector could be read: only of these can be said what no
   *     vector would notice
   */
  static List<Problem> check(Instrument instrument, Set<String> sure) {
    List<Problem> problems = new ArrayList<>();
    for (Scale scale : instrument.scales()) {
      int before = problems.size();
      instrument.vectors().forEach(vector -> fails(scale, vector, problems));
      if (problems.size() == before && sure.contains(scale.id())) {
        sharp(instrument, scale, problems);
      }
    }
    return problems;
  }

  private static void fails(Scale scale, ScoringVector vector, List<Problem> problems) {
    ScoringVector.Expected expected = vector.expected().get(scale.id());
    if (expected == null) {
      return;
    }
    Score score = outcome(scale, vector);
    if (!score.text().equals(wanted(expected))) {
      problems.add(
          new Problem(
              "vector-fails",
              expected.place(),
              "In the vector '"
                  + vector.name()
                  + "' the scale '"
                  + scale.id()
                  + "' comes out as "
                  + score.text()
                  + ", not "
                  + expected.value()
                  + ".",
              "Maybe the key, a reversed item or 'min' is wrong."));
    }
  }

  private static void sharp(Instrument instrument, Scale scale, List<Problem> problems) {
    List<ScoringVector> vectors =
        instrument.vectors().stream().filter(v -> v.expected().containsKey(scale.id())).toList();
    if (scale.kind() == Scale.Kind.FORMULA || vectors.isEmpty()) {
      return;
    }
    Place place = vectors.get(0).place();
    for (Item item : scale.items()) {
      if (vectors.stream().allMatch(v -> unchanged(scale, flipped(scale, item), v))) {
        problems.add(weak(scale, place, "'" + item.id() + "' were reversed by mistake"));
      }
      if (scale.items().size() > 1
          && vectors.stream().allMatch(v -> unchanged(scale, without(scale, item), v))) {
        problems.add(weak(scale, place, "'" + item.id() + "' were forgotten in the key"));
      }
    }
  }

  private static Problem weak(Scale scale, Place place, String mistake) {
    return new Problem(
        "vectors-too-weak",
        place,
        "No vector of the scale '" + scale.id() + "' would fail if " + mistake + ".",
        "Maybe add a vector with different answers: each: [1, 2, 3, 4, 5].");
  }

  private static boolean unchanged(Scale scale, Scale mistaken, ScoringVector vector) {
    return outcome(scale, vector).equals(outcome(mistaken, vector));
  }

  private static Scale flipped(Scale scale, Item item) {
    Set<String> reversed = new LinkedHashSet<>(scale.reversed());
    if (!reversed.remove(item.id())) {
      reversed.add(item.id());
    }
    return with(scale, scale.items(), reversed, scale.min());
  }

  private static Scale without(Scale scale, Item item) {
    List<Item> items = scale.items().stream().filter(each -> !each.equals(item)).toList();
    return with(scale, items, scale.reversed(), Math.min(scale.min(), items.size()));
  }

  private static Scale with(Scale scale, List<Item> items, Set<String> reversed, int min) {
    return new Scale(
        scale.id(),
        scale.label(),
        scale.kind(),
        items,
        reversed,
        min,
        scale.formula(),
        scale.low(),
        scale.high(),
        scale.level(),
        scale.labels());
  }

  private static Score outcome(Scale scale, ScoringVector vector) {
    return Scoring.score(
        scale, column -> vector.answers().getOrDefault(column, MissingCode.SKIPPED.text()));
  }

  private static String wanted(ScoringVector.Expected expected) {
    String[] parts = expected.value().split("/", -1);
    BigDecimal over = parts.length == 1 ? BigDecimal.ONE : new BigDecimal(parts[1]);
    return Score.of(new BigDecimal(parts[0]), over).text();
  }
}
