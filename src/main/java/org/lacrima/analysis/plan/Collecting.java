package org.lacrima.analysis.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.csv.CsvPass;

/** Merges parts in the order of the file; gathers nothing where the types are wrong anyway. */
final class Collecting implements CsvPass.Gathering<Gathered> {

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

  /** Reads on for the types' sake. */
  private static final class Nothing implements CsvPass.Gatherer<Gathered> {
    @Override
    public Gathered begin() {
      return new Gathered(List.of(), 0, 0, 0);
    }

    @Override
    public void add(Gathered part, Batch batch) {}
  }

  /** Several collections of the same rows, one for each plan. */
  record Together(List<Collecting> each) implements CsvPass.Gathering<List<Gathered>> {

    Together {
      each = List.copyOf(each);
    }

    @Override
    public CsvPass.Gatherer<List<Gathered>> gatherer() {
      List<CsvPass.Gatherer<Gathered>> gatherers = new ArrayList<>();
      each.forEach(collecting -> gatherers.add(collecting.gatherer()));
      return new CsvPass.Gatherer<>() {
        @Override
        public List<Gathered> begin() {
          return gatherers.stream().map(CsvPass.Gatherer::begin).toList();
        }

        @Override
        public void add(List<Gathered> parts, Batch batch) {
          for (int k = 0; k < parts.size(); k++) {
            gatherers.get(k).add(parts.get(k), batch);
          }
        }
      };
    }

    @Override
    public void merge(List<Gathered> parts) {
      for (int k = 0; k < parts.size(); k++) {
        each.get(k).merge(parts.get(k));
      }
    }
  }
}
