package org.lacrima.analysis.multiverse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.Notice;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.multiverse.Multiverse.Claim;
import org.lacrima.analysis.multiverse.Multiverse.Decision;
import org.lacrima.analysis.multiverse.Multiverse.Row;
import org.lacrima.analysis.multiverse.Multiverse.Universe;
import org.lacrima.analysis.multiverse.SpecificationCurve.Point;
import org.lacrima.analysis.published.Bindings;
import org.lacrima.analysis.published.PublishedClaim;
import org.lacrima.analysis.published.Target;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.analysis.verdict.Found;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.analysis.verdict.Verdicts;

/** Looks at the results of all universes. */
public final class MultiverseRun {

  private final MultiverseSpec multiverse;

  /** By the number of the universe; those that are the same share them. */
  private final Map<Integer, AnalysisResults> results = new HashMap<>();

  private MultiverseRun(MultiverseSpec multiverse, List<AnalysisResults> distinct) {
    this.multiverse = multiverse;
    int next = 0;
    for (MultiverseSpec.Universe universe : multiverse.universes()) {
      results.put(
          universe.number(),
          universe.distinct()
              ? distinct.get(next++)
              : Objects.requireNonNull(results.get(universe.sameAs())));
    }
  }

  /**
   * @param spec whose claims are asked
   * @param distinct results of the universes that differ, in order
   */
  public static Multiverse of(
      SpecFile spec, MultiverseSpec multiverse, List<AnalysisResults> distinct) {
    return new MultiverseRun(multiverse, distinct).found(spec.published());
  }

  private Multiverse found(@Nullable Bindings published) {
    List<Row> rows = new ArrayList<>();
    List<SpecificationCurve> curves = new ArrayList<>();
    for (int f = 0; f < multiverse.focal().size(); f++) {
      Target target = multiverse.focal().get(f);
      Map<Integer, List<ResultRecord>> tests = new TreeMap<>();
      multiverse
          .universes()
          .forEach(
              universe ->
                  tests.put(
                      universe.number(), new Found(results(universe.number())).tests(target)));
      curves.addAll(curves(f, tests));
      tests.forEach(
          (universe, records) -> records.forEach(record -> rows.add(new Row(universe, record))));
    }
    rows.sort(Comparator.comparingInt(Row::universe));
    List<Claim> claims =
        published == null
            ? List.of()
            : IntStream.range(0, multiverse.claims().size())
                .mapToObj(at -> claim(at, published))
                .toList();
    return new Multiverse(
        multiverse.choices().stream()
            .map(choice -> new Decision(choice.name(), choice.names()))
            .toList(),
        multiverse.universes().stream()
            .map(each -> new Universe(each.number(), each.chosen(), each.sameAs()))
            .toList(),
        rows,
        curves,
        claims,
        notices());
  }

  private AnalysisResults results(int universe) {
    return Objects.requireNonNull(results.get(universe));
  }

  /** One curve where a universe gives one number, else one for each pair of variables. */
  private List<SpecificationCurve> curves(int focal, Map<Integer, List<ResultRecord>> tests) {
    boolean one = tests.values().stream().allMatch(records -> records.size() <= 1);
    Map<String, Map<Integer, ResultRecord>> byPair = new LinkedHashMap<>();
    tests.forEach(
        (universe, records) ->
            records.forEach(
                record ->
                    byPair
                        .computeIfAbsent(
                            one ? "" : record.x() + " " + record.y(), pair -> new TreeMap<>())
                        .put(universe, record)));
    return byPair.values().stream().map(records -> curve(focal, records)).toList();
  }

  private SpecificationCurve curve(int focal, Map<Integer, ResultRecord> records) {
    List<Integer> effective =
        IntStream.range(0, multiverse.choices().size())
            .filter(choice -> !changesNothing(choice, each -> each.sameFocal().get(focal)))
            .boxed()
            .toList();
    List<Point> points = new ArrayList<>();
    int without = 0;
    for (MultiverseSpec.Universe universe : multiverse.universes()) {
      ResultRecord record = records.get(universe.number());
      if (universe.sameFocal().get(focal) != universe.number()) {
        continue;
      }
      if (record == null || Double.isNaN(record.estimate())) {
        without++;
        continue;
      }
      double p = Double.isNaN(record.pAdjusted()) ? record.p() : record.pAdjusted();
      points.add(
          new Point(
              universe.number(),
              effective.stream().map(universe.chosen()::get).toList(),
              record.term(),
              record.estimate(),
              record.ciLow(),
              record.ciHigh(),
              p,
              record.n(),
              p < results(universe.number()).spec().alpha()));
    }
    points.sort(Comparator.comparingDouble(Point::estimate).thenComparingInt(Point::universe));
    ResultRecord any = records.values().iterator().next();
    return new SpecificationCurve(
        multiverse.focal().get(focal).analysis(),
        any.x(),
        any.y(),
        effective.stream().map(choice -> multiverse.choices().get(choice).name()).toList(),
        effective.stream().map(choice -> multiverse.choices().get(choice).names()).toList(),
        points,
        without);
  }

  private Claim claim(int at, Bindings published) {
    String id = multiverse.claims().get(at);
    Map<Integer, Answer> answers = new TreeMap<>();
    Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
    for (MultiverseSpec.Universe universe : multiverse.universes()) {
      int first = universe.sameClaim().get(at);
      boolean distinct = first == universe.number();
      Answer answer =
          distinct
              ? Verdicts.ofClaim(id, published, results(universe.number())).verdict()
              : Objects.requireNonNull(answers.get(first));
      answers.put(universe.number(), answer);
      if (distinct) {
        counts.merge(answer, 1, Integer::sum);
      }
    }
    PublishedClaim claim = Objects.requireNonNull(published.published().claims().get(id));
    return new Claim(
        id, claim.study(), claim.text(), Objects.requireNonNull(answers.get(1)), counts, answers);
  }

  private List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    for (int c = 0; c < multiverse.choices().size(); c++) {
      if (changesNothing(c, MultiverseSpec.Universe::sameAs)) {
        String name = multiverse.choices().get(c).name();
        notices.add(
            new Notice(
                "choice-without-effect", name, Statement.of("told.choice-without-effect", name)));
      }
    }
    long same = multiverse.universes().stream().filter(each -> !each.distinct()).count();
    if (same > 0) {
      notices.add(
          new Notice(
              "same-universes",
              "multiverse",
              Statement.counted("told.same-universes", same, same, multiverse.universes().size())));
    }
    return notices;
  }

  /** Whether each universe is the same as the one that decides this as the spec is written. */
  private boolean changesNothing(int choice, ToIntFunction<MultiverseSpec.Universe> sameAs) {
    Map<List<Integer>, Integer> roots = new HashMap<>();
    for (MultiverseSpec.Universe universe : multiverse.universes()) {
      List<Integer> others = new ArrayList<>(universe.chosen());
      others.set(choice, 0);
      Integer first = roots.putIfAbsent(others, sameAs.applyAsInt(universe));
      if (first != null && first != sameAs.applyAsInt(universe)) {
        return false;
      }
    }
    return true;
  }
}
