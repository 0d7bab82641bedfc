package org.lacrima.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lacrima.dataset.Batch;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.dataset.csv.CsvPass;
import org.lacrima.definition.Problems;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading all fields of the study's file of 100,000 rows from memory, by one core, and no more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadingKernels {

  private byte[] bytes = {};

  @Setup
  public void makeFile() throws IOException {
    bytes = Files.readAllBytes(StudyData.file(Workbench.here().work(), 100_000));
  }

  @Benchmark
  public CsvPass.Outcome fieldParsing() throws IOException {
    Problems problems = new Problems();
    CsvFile file = CsvFile.open("study", () -> new ByteArrayInputStream(bytes), problems);
    if (file == null) {
      throw new IOException("no header");
    }
    List<Variable> variables = file.header().stream().map(Variable::named).toList();
    CsvPass<Integer> pass = new CsvPass<>(file, variables, null, read -> {}, problems);
    List<Shape> shapes = pass.sniff();
    return pass.run(shapes, 1, new Nothing());
  }

  private static final class Nothing
      implements CsvPass.Gathering<Integer>, CsvPass.Gatherer<Integer> {
    @Override
    public CsvPass.Gatherer<Integer> gatherer() {
      return this;
    }

    @Override
    public void merge(Integer part) {}

    @Override
    public Integer begin() {
      return 0;
    }

    @Override
    public void add(Integer part, Batch batch) {}
  }
}
