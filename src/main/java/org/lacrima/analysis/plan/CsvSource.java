package org.lacrima.analysis.plan;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.dataset.csv.CsvPass;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.statistics.summary.Moments;

/**
 * Answers a plan by streaming a CSV file. Usually one pass: a second one follows only where a field
 * far down turns out wider than the first ones suggested, or something is standardized.
 */
public final class CsvSource implements SummarySource {

  private final CsvFile file;
  private final String name;
  private final int threads;
  private final LongConsumer progress;
  private final MessageDigest digest;
  private String sha256 = "";

  /**
   * @param name of the file without its folder, for results
   * @param progress is told the bytes read so far, now and then
   */
  public CsvSource(CsvFile file, String name, int threads, LongConsumer progress) {
    this.file = file;
    this.name = name;
    this.threads = threads;
    this.progress = progress;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public List<String> header() {
    return file.header();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public Answer answer(Plan plan) {
    Layout layout = new Layout(plan);
    List<Need<?>> needs = List.copyOf(plan.needs());
    Standards standards = new Standards();
    try {
      List<Shape> shapes = pass(layout, new Problems()).sniff();
      while (true) {
        Problems problems = new Problems();
        CsvPass<Gathered> pass = pass(layout, problems);
        List<Shape> sure = shapes;
        BoundFormula waiting = standards.waiting(layout);
        List<Need<?>> asked = waiting == null ? needs : List.of();
        Problems typeProblems = new Problems();
        Gatherer prototype = new Gatherer(layout, asked, shapes, standards, typeProblems);
        checkNumbers(layout, asked, prototype.shapes(), typeProblems);
        Collecting collecting =
            new Collecting(
                typeProblems.isEmpty() ? prototype : null,
                () -> new Gatherer(layout, asked, sure, standards, new Problems()));
        CsvPass.Outcome outcome = pass.run(shapes, threads, collecting);
        sha256 = HexFormat.of().formatHex(digest.digest());
        if (!problems.isEmpty()) {
          throw new InvalidInputException(problems.all());
        }
        List<Shape> widened = widened(shapes, outcome.shapes());
        if (!widened.equals(shapes)) {
          shapes = widened;
          continue;
        }
        if (!typeProblems.isEmpty()) {
          throw new InvalidInputException(located(typeProblems, layout, pass));
        }
        Gathered gathered = collecting.gathered();
        if (waiting == null) {
          return answer(layout, needs, prototype.assigned(), gathered, outcome.rows());
        }
        Moments moments =
            (Moments) gathered.accumulators.get(gathered.accumulators.size() - 1).summary();
        standards.add(waiting, moments.mean(), moments.sd());
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          new Problem(
              "unreadable",
              Place.file(file.name()),
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

  private CsvPass<Gathered> pass(Layout layout, Problems problems) {
    return new CsvPass<>(file, layout.readVariables(), digest, progress, problems);
  }

  /** Every variable that an analysis computes with must be a number. */
  private static void checkNumbers(
      Layout layout, List<Need<?>> needs, List<Shape> shapes, Problems problems) {
    List<String> told = new ArrayList<>();
    for (Need<?> need : needs) {
      for (String name : need.numbers()) {
        if (shapes.get(layout.index(name)).isText() && !told.contains(name)) {
          told.add(name);
          problems.add(
              "text-where-number-needed",
              place(layout, name),
              "An analysis needs numbers, but the variable '" + name + "' is text.");
        }
      }
    }
  }

  /** Of a derived variable its formula; of a column its name, until the data say where. */
  private static Place place(Layout layout, String name) {
    for (Plan.Derivation derivation : layout.plan.derivations()) {
      if (derivation.name().equals(name)) {
        return derivation.formula().place();
      }
    }
    return Place.file(name);
  }

  /** Problems of types, with the first field that made a column text. */
  private List<Problem> located(Problems typeProblems, Layout layout, CsvPass<Gathered> pass) {
    Problems located = new Problems();
    List<Variable> read = layout.readVariables();
    for (Problem problem : typeProblems.all()) {
      Variable culprit = null;
      for (Variable variable : read) {
        if (problem.message().contains("'" + variable.name() + "'")) {
          culprit = variable;
        }
      }
      int column = culprit == null ? -1 : read.indexOf(culprit);
      Place first = column < 0 ? null : pass.firstText(column);
      boolean placed = !problem.place().file().equals(culprit == null ? "" : culprit.name());
      located.add(
          problem.code(),
          placed ? problem.place() : first != null ? first : Place.file(file.name()),
          problem.message()
              + (first == null
                  ? ""
                  : " The first field that is no number: '"
                      + shortened(pass.firstTextField(column))
                      + "' in "
                      + first
                      + "."),
          first == null ? problem.remedy() : remedy(pass.firstTextField(column)));
    }
    return located.all();
  }

  private static String shortened(String field) {
    return field.length() > 60 ? field.substring(0, 60) + "\u2026" : field;
  }

  private static String remedy(String field) {
    if (field.matches("[-+]?[0-9.]+[eE][-+]?[0-9]+")) {
      return "Numbers are plain decimals here, not in scientific notation.";
    }
    if (field.matches("-?[0-9]{309,}([.][0-9]+)?")) {
      return "A number has at most 308 digits before its point here.";
    }
    if (field.matches("-?[0-9.]*,[0-9]+")) {
      return "Decimals are written with a point here.";
    }
    return field.strip().equals(field)
        ? "Maybe it is a missing code that must be declared: missing-codes: ['" + field + "']."
        : "Maybe remove the spaces around it.";
  }

  private static Answer answer(
      Layout layout, List<Need<?>> needs, Accumulators assigned, Gathered gathered, long rows) {
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

  /** Merges parts in the order of the file; gathers nothing where the types are wrong anyway. */
  private static final class Collecting implements CsvPass.Gathering<Gathered> {
    private final @Nullable Gatherer first;
    private final Supplier<Gatherer> more;
    private final Queue<Gatherer> gatherers = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean firstTaken = new AtomicBoolean();
    private @Nullable Gathered gathered;

    /**
     * @param first the gatherer for the first thread; null where nothing is to be gathered
     * @param more makes those for further threads
     */
    Collecting(@Nullable Gatherer first, Supplier<Gatherer> more) {
      this.first = first;
      this.more = more;
    }

    @Override
    public CsvPass.Gatherer<Gathered> gatherer() {
      if (first == null) {
        return new Nothing();
      }
      Gatherer gatherer = firstTaken.compareAndSet(false, true) ? first : more.get();
      gatherers.add(gatherer);
      return gatherer;
    }

    @Override
    public void merge(Gathered part) {
      Gathered known = gathered;
      if (known == null) {
        gathered = part;
      } else {
        known.merge(part);
      }
    }

    /** Everything, once all parts are read; of an empty file, the empty summaries. */
    Gathered gathered() {
      Gathered known = gathered;
      if (known == null) {
        return gatherer().begin();
      }
      gatherers.forEach(gatherer -> known.mergeThread(gatherer.accumulators()));
      return known;
    }
  }

  /** Reads on for the types' sake. */
  private static final class Nothing implements CsvPass.Gatherer<Gathered> {
    @Override
    public Gathered begin() {
      return new Gathered(List.of(), 0, 0, 0);
    }

    @Override
    public void add(Gathered part, Batch batch) {}
  }
}
