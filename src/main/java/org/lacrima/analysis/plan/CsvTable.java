package org.lacrima.analysis.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Column;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.dataset.csv.CsvPass;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * One CSV file, or several that are read as one table: one after the other, columns found by name,
 * with one column more that says which file a row is of.
 */
final class CsvTable {

  /** Names of the files' samples, empty of a single file; the files. */
  private final Map<String, CsvFile> files;

  private final boolean labelled;
  private final List<String> header;

  private CsvTable(Map<String, CsvFile> files, boolean labelled, List<String> header) {
    this.files = files;
    this.labelled = labelled;
    this.header = List.copyOf(header);
  }

  static CsvTable of(CsvFile file) {
    return new CsvTable(Map.of("", file), false, file.header());
  }

  /** Of several files, by the names of their samples. */
  static CsvTable of(Map<String, CsvFile> files) {
    Set<String> header = new LinkedHashSet<>();
    files.values().forEach(file -> header.addAll(file.header()));
    header.remove(CsvSource.SAMPLE);
    header.add(CsvSource.SAMPLE);
    return new CsvTable(new LinkedHashMap<>(files), true, List.copyOf(header));
  }

  List<String> header() {
    return header;
  }

  /**
   * @param name of the only file, where it is one
   */
  List<DataFile> files(String name) {
    List<DataFile> each = new ArrayList<>();
    files.forEach(
        (sample, file) ->
            each.add(
                new DataFile(
                    sample,
                    labelled ? String.valueOf(Path.of(file.name()).getFileName()) : name,
                    file.header())));
    return each;
  }

  /** For messages about the whole of it. */
  String fileName() {
    return String.join(", ", files.values().stream().map(CsvFile::name).toList());
  }

  /** A pass over all files, for columns in the order of this header. */
  Reading reading(List<Variable> read, LongConsumer progress) {
    return new Reading(read, progress);
  }

  /** One pass over all files. */
  final class Reading {
    private final List<Variable> read;
    private final boolean addsName;
    private final LongConsumer progress;
    private final List<CsvPass<List<Gathered>>> passes = new ArrayList<>();
    private final List<MessageDigest> digests = new ArrayList<>();
    private final Problems problems = new Problems();
    private long bytes;

    private Reading(List<Variable> read, LongConsumer progress) {
      this.read = read;
      this.progress = progress;
      this.addsName =
          labelled && !read.isEmpty() && read.get(read.size() - 1).name().equals(CsvSource.SAMPLE);
      List<Variable> columns = addsName ? read.subList(0, read.size() - 1) : read;
      Problems absent = new Problems();
      for (CsvFile file : files.values()) {
        for (Variable column : columns) {
          if (!file.header().contains(column.name())) {
            absent.add(
                "missing-column",
                Place.line(file.name(), 1),
                "This sample's file has no column '" + column.name() + "'.",
                "All samples need the columns that the spec uses.");
          }
        }
      }
      if (!absent.isEmpty()) {
        throw new InvalidInputException(absent.all());
      }
      for (CsvFile file : files.values()) {
        MessageDigest digest = sha256();
        digests.add(digest);
        passes.add(new CsvPass<>(file, columns, digest, at -> advance(file, at), problems));
      }
    }

    private void advance(CsvFile file, long at) {
      progress.accept(bytes + at);
    }

    /** The shapes that the beginnings of the files suggest. */
    List<Shape> sniff() throws IOException {
      List<Shape> shapes = null;
      for (CsvPass<List<Gathered>> pass : passes) {
        List<Shape> own = pass.sniff();
        shapes = shapes == null ? own : widest(shapes, own);
      }
      return withName(shapes == null ? List.of() : shapes);
    }

    /** Reads everything, assuming shapes. */
    CsvPass.Outcome run(
        List<Shape> shapes, int threads, CsvPass.Gathering<List<Gathered>> gathering)
        throws IOException {
      List<Shape> assumed = addsName ? shapes.subList(0, shapes.size() - 1) : shapes;
      long rows = 0;
      List<Shape> found = List.of();
      CsvPass<List<Gathered>> earlier = null;
      int at = 0;
      for (Map.Entry<String, CsvFile> file : files.entrySet()) {
        CsvPass<List<Gathered>> pass = passes.get(at++);
        if (earlier != null) {
          pass.continueTypes(earlier);
        }
        CsvPass.Outcome outcome =
            pass.run(assumed, threads, addsName ? new Naming(file.getKey(), gathering) : gathering);
        rows += outcome.rows();
        found = outcome.shapes();
        earlier = pass;
      }
      return new CsvPass.Outcome(withName(found), rows);
    }

    private List<Shape> withName(List<Shape> shapes) {
      List<Shape> all = new ArrayList<>(shapes);
      if (addsName) {
        all.add(Shape.TEXT);
      }
      return all;
    }

    /** What the files' form was not. */
    Problems problems() {
      return problems;
    }

    List<Variable> read() {
      return read;
    }

    List<CsvPass<List<Gathered>>> passes() {
      return passes;
    }

    /** Of each file's bytes, joined by spaces. */
    String sha256s() {
      return String.join(
          " ", digests.stream().map(d -> HexFormat.of().formatHex(d.digest())).toList());
    }
  }

  private static List<Shape> widest(List<Shape> one, List<Shape> other) {
    List<Shape> widest = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      widest.add(one.get(i).or(other.get(i)));
    }
    return widest;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Adds the column that names the file. */
  private record Naming(String name, CsvPass.Gathering<List<Gathered>> gathering)
      implements CsvPass.Gathering<List<Gathered>> {

    @Override
    public CsvPass.Gatherer<List<Gathered>> gatherer() {
      CsvPass.Gatherer<List<Gathered>> gatherer = gathering.gatherer();
      Column column = new Column(Shape.TEXT, CsvPass.BATCH_ROWS);
      Arrays.fill(column.texts, name);
      return new CsvPass.Gatherer<>() {
        private @Nullable Batch named;

        @Override
        public List<Gathered> begin() {
          return gatherer.begin();
        }

        @Override
        public void add(List<Gathered> parts, Batch batch) {
          Batch whole = named;
          if (whole == null) { // a reader has one batch, whose columns stay
            Column[] columns = Arrays.copyOf(batch.columns, batch.columns.length + 1);
            columns[columns.length - 1] = column;
            whole = new Batch(columns, batch.capacity);
            named = whole;
          }
          whole.rows = batch.rows;
          gatherer.add(parts, whole);
        }
      };
    }

    @Override
    public void merge(List<Gathered> parts) {
      gathering.merge(parts);
    }
  }
}
