package org.lacrima.analysis.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.dataset.csv.CsvPass;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.statistics.summary.Moments;

/**
 * Answers plans by streaming CSV files. Usually one pass, however many plans there are: a second
 * one follows only where a field far down turns out wider than the first ones suggested, or
 * something is standardized.
 */
public final class CsvSource implements SummarySource {

  /** Of several files, the column that names the one a row is of. */
  public static final String SAMPLE = "sample";

  private final CsvTable table;
  private final String name;
  private final int threads;
  private final LongConsumer progress;
  private String sha256 = "";

  /**
   * @param name of the file without its folder, for results
   * @param progress is told the bytes read so far, now and then
   */
  public CsvSource(CsvFile file, String name, int threads, LongConsumer progress) {
    this(CsvTable.of(file), name, threads, progress);
  }

  /**
   * Several files as one table, with a column {@link #SAMPLE}.
   *
   * @param files by the names of their samples, in order
   */
  public CsvSource(Map<String, CsvFile> files, String name, int threads) {
    this(CsvTable.of(files), name, threads, bytes -> {});
  }

  private CsvSource(CsvTable table, String name, int threads, LongConsumer progress) {
    this.table = table;
    this.name = name;
    this.threads = threads;
    this.progress = progress;
  }

  @Override
  public List<String> header() {
    return table.header();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<DataFile> files() {
    return table.files(name);
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public Answer answer(Plan plan) {
    return answers(List.of(plan)).get(0);
  }

  @Override
  public List<Answer> answers(List<Plan> plans) {
    List<Asked> asked = Layout.together(plans).stream().map(Asked::new).toList();
    Layout layout = asked.get(0).layout;
    try {
      List<Shape> shapes = table.reading(layout.readVariables(), progress).sniff();
      while (true) {
        CsvTable.Reading reading = table.reading(layout.readVariables(), progress);
        List<Asked> open = asked.stream().filter(each -> each.answer == null).toList();
        Problems typeProblems = new Problems();
        List<Collecting> collecting = new ArrayList<>();
        for (Asked each : open) {
          collecting.add(each.collecting(shapes, typeProblems));
        }
        CsvPass.Outcome outcome = reading.run(shapes, threads, new Collecting.Together(collecting));
        sha256 = reading.sha256s();
        if (!reading.problems().isEmpty()) {
          throw new InvalidInputException(reading.problems().all());
        }
        List<Shape> widened = widened(shapes, outcome.shapes());
        if (!widened.equals(shapes)) {
          shapes = widened;
          continue;
        }
        if (!typeProblems.isEmpty()) {
          throw new InvalidInputException(
              TypeProblems.located(
                  typeProblems, reading.read(), reading.passes(), table.fileName()));
        }
        for (int k = 0; k < open.size(); k++) {
          open.get(k).take(collecting.get(k).gathered(), outcome.rows());
        }
        if (asked.stream().allMatch(each -> each.answer != null)) {
          return asked.stream().map(each -> Objects.requireNonNull(each.answer)).toList();
        }
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          new Problem(
              "unreadable",
              Place.file(table.fileName()),
              "The file cannot be read: " + e.getMessage() + ".",
              ""));
    }
  }

  /** A column that was text once stays text, so that the passes come to an end. */
  private static List<Shape> widened(List<Shape> assumed, List<Shape> found) {
    List<Shape> widened = new ArrayList<>(found);
    for (int i = 0; i < widened.size(); i++) {
      if (assumed.get(i).isText()) {
        widened.set(i, Shape.TEXT);
      }
    }
    return widened;
  }

  /** A plan on its way to its answer. */
  private static final class Asked {
    private final Layout layout;
    private final List<Need<?>> needs;
    private final Standards standards = new Standards();
    private @Nullable BoundFormula waiting;
    private @Nullable Gatherer prototype;
    private @Nullable Answer answer;

    Asked(Layout layout) {
      this.layout = layout;
      this.needs = List.copyOf(layout.plan.needs());
    }

    /** What this plan asks of the next pass. */
    Collecting collecting(List<Shape> shapes, Problems typeProblems) {
      waiting = standards.waiting(layout);
      List<Need<?>> now = waiting == null ? needs : List.of();
      Problems own = new Problems();
      Gatherer first = new Gatherer(layout, now, shapes, standards, own);
      TypeProblems.checkNumbers(layout, now, first.shapes(), own);
      prototype = first;
      for (Problem problem : own.all()) {
        if (!typeProblems.all().contains(problem)) {
          typeProblems.addAll(List.of(problem));
        }
      }
      return new Collecting(
          own.isEmpty() ? first : null,
          () -> new Gatherer(layout, now, shapes, standards, new Problems()));
    }

    void take(Gathered gathered, long rows) {
      BoundFormula standardized = waiting;
      if (standardized == null) {
        answer = answer(Objects.requireNonNull(prototype).assigned(), gathered, rows);
        return;
      }
      Moments moments =
          (Moments) gathered.accumulators.get(gathered.accumulators.size() - 1).summary();
      standards.add(standardized, moments.mean(), moments.sd());
    }

    private Answer answer(Accumulators assigned, Gathered gathered, long rows) {
      Map<Need<?>, Object> summaries = new HashMap<>();
      for (Need<?> need : needs) {
        summaries.put(need, assigned.summary(need, gathered.accumulators));
      }
      List<Long> excluded = new ArrayList<>();
      for (long n : gathered.excluded) {
        excluded.add(n);
      }
      List<Answer.Fault> faults = new ArrayList<>();
      for (int d = 0; d < gathered.derivationFaults.length; d++) {
        addFaults(layout.plan.derivations().get(d).name(), gathered.derivationFaults[d], faults);
      }
      for (int f = 0; f < gathered.filterFaults.length; f++) {
        addFaults(layout.filters.get(f).text(), gathered.filterFaults[f], faults);
      }
      return new Answer(summaries, rows, excluded, faults);
    }

    private static void addFaults(String about, long[] counts, List<Answer.Fault> faults) {
      if (counts[0] > 0) {
        faults.add(new Answer.Fault(about, "division-by-zero", counts[0]));
      }
      if (counts[1] > 0) {
        faults.add(new Answer.Fault(about, "outside-domain", counts[1]));
      }
    }
  }
}
