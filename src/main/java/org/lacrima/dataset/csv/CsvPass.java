package org.lacrima.dataset.csv;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * One pass over a CSV file by all cores. Parts are read in parallel and merged in the order of the
 * file, so the result does not depend on the number of threads.
 *
 * @param <P> what is gathered from one part
 */
public final class CsvPass<P> {

  /** Rows that are computed on together. */
  public static final int BATCH_ROWS = 1024;

  private static final int PART_BYTES = 1 << 20;
  private static final int SNIFFED_BYTES = 1 << 13;
  static final int MOST_PROBLEMS = 20;

  /** Gathers from rows; one thread uses it at a time. */
  public interface Gatherer<P> {
    P begin();

    void add(P part, Batch batch);
  }

  /** Makes gatherers, and merges what they gathered in the order of the file. */
  public interface Gathering<P> {
    Gatherer<P> gatherer();

    void merge(P part);
  }

  /** What the file turned out to be. {@code shapes} are final only when they equal the assumed. */
  public record Outcome(List<Shape> shapes, long rows) {}

  private final CsvFile file;
  private final List<Variable> variables;
  private final int[] fields;
  private final FieldType[] seen;
  private final @Nullable MessageDigest digest;
  private final LongConsumer progress;
  private final Problems problems;

  /**
   * @param variables the columns to read, declared
   * @param digest is fed every byte of the file; null if nobody wants it
   * @param progress is told the bytes read so far
   */
  public CsvPass(
      CsvFile file,
      List<Variable> variables,
      @Nullable MessageDigest digest,
      LongConsumer progress,
      Problems problems) {
    this.file = file;
    this.variables = List.copyOf(variables);
    this.fields = variables.stream().mapToInt(v -> file.header().indexOf(v.name())).toArray();
    this.seen = fresh(variables.size());
    this.digest = digest;
    this.progress = progress;
    this.problems = problems;
  }

  private RecordReader reader(List<Shape> shapes) {
    return new RecordReader(file.header().size(), variables, fields, shapes);
  }

  private static FieldType[] fresh(int n) {
    FieldType[] types = new FieldType[n];
    for (int i = 0; i < n; i++) {
      types[i] = new FieldType();
    }
    return types;
  }

  /**
   * Takes over what the same columns of another file have shown: both are one table, so a column
   * has one type. Where text was found first, the other file's pass says.
   */
  public void continueTypes(CsvPass<?> earlier) {
    for (int i = 0; i < seen.length; i++) {
      seen[i].merge(earlier.seen[i]);
    }
  }

  /** The place of the first field of a column that is no number; null where all are numbers. */
  public @Nullable Place firstText(int column) {
    FieldType type = seen[column];
    return type.isText() ? Place.line(file.name(), type.textLine) : null;
  }

  /** That field. */
  public String firstTextField(int column) {
    return seen[column].textField;
  }

  /** The shapes that the first part of the file suggests. */
  public List<Shape> sniff() throws IOException {
    try (InputStream in = records()) {
      PartReader.Part part = new PartReader(in, SNIFFED_BYTES).next();
      FieldType[] types = fresh(variables.size());
      if (part != null) {
        RecordReader reader = reader(assume(types));
        PartResult<Integer> read =
            reader.read(
                part,
                new Gatherer<Integer>() {
                  @Override
                  public Integer begin() {
                    return 0;
                  }

                  @Override
                  public void add(Integer none, Batch batch) {}
                });
        types = read.seen();
      }
      return assume(types);
    }
  }

  private List<Shape> assume(FieldType[] types) {
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      shapes.add(variables.get(i).forcedText() ? Shape.TEXT : types[i].shape());
    }
    return shapes;
  }

  /** Reads the whole file, assuming shapes; problems of the file's form are added as they come. */
  public Outcome run(List<Shape> assumed, int threads, Gathering<P> gathering) throws IOException {
    long rows = 0;
    int line = 1 + file.headerLines();
    long bytes = file.headerEnd();
    Queue<Worker> idle = new ConcurrentLinkedQueue<>();
    ArrayDeque<Future<PartResult<P>>> running = new ArrayDeque<>();
    ArrayDeque<PartReader.Part> parts = new ArrayDeque<>();
    ExecutorService pool = null;
    try (InputStream in = records()) {
      PartReader reader = new PartReader(in, PART_BYTES);
      PartReader.Part next = reader.next();
      while (next != null || !running.isEmpty()) {
        if (next != null && running.size() < 2 * threads) {
          PartReader.Part part = next;
          if (digest != null) {
            digest.update(part.bytes(), 0, part.length());
          }
          bytes += part.length();
          next = reader.next();
          if (next == null && running.isEmpty()) {
            PartResult<P> read = worker(idle, assumed, gathering).read(part);
            line = absorb(read, line);
            rows += read.rows();
            gathering.merge(read.gathered());
            break;
          }
          if (pool == null) {
            pool = Executors.newFixedThreadPool(threads);
          }
          running.add(
              pool.submit(
                  () -> {
                    Worker worker = worker(idle, assumed, gathering);
                    PartResult<P> read = worker.read(part);
                    idle.add(worker);
                    return read;
                  }));
          parts.add(part);
        } else {
          PartResult<P> read = running.remove().get();
          reader.giveBack(parts.remove());
          line = absorb(read, line);
          rows += read.rows();
          gathering.merge(read.gathered());
          progress.accept(bytes);
          if (problems.count() >= MOST_PROBLEMS) {
            break;
          }
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while reading " + file.name(), e);
    } finally {
      if (pool != null) {
        pool.shutdownNow();
      }
    }
    return new Outcome(assume(seen), rows);
  }

  /** The stream behind the header; the header's bytes go into the digest. */
  private InputStream records() throws IOException {
    InputStream in = file.bytes().open();
    byte[] header = in.readNBytes((int) file.headerEnd());
    if (digest != null) {
      digest.reset();
      digest.update(header);
    }
    return in;
  }

  private int absorb(PartResult<P> read, int line) {
    for (int i = 0; i < seen.length; i++) {
      if (read.seen()[i].textLine != 0) {
        read.seen()[i].textLine += line - 1;
      }
      seen[i].merge(read.seen()[i]);
    }
    for (var problem : read.problems().all()) {
      if (problems.count() < MOST_PROBLEMS) {
        problems.add(
            problem.code(),
            Place.line(file.name(), problem.place().line() + line - 1),
            problem.message(),
            problem.remedy());
      }
    }
    return line + read.lines();
  }

  private Worker worker(Queue<Worker> idle, List<Shape> assumed, Gathering<P> gathering) {
    Worker worker = idle.poll();
    return worker != null ? worker : new Worker(reader(assumed), gathering.gatherer());
  }

  private final class Worker {
    private final RecordReader reader;
    private final Gatherer<P> gatherer;

    Worker(RecordReader reader, Gatherer<P> gatherer) {
      this.reader = reader;
      this.gatherer = gatherer;
    }

    PartResult<P> read(PartReader.Part part) {
      return reader.read(part, gatherer);
    }
  }
}
