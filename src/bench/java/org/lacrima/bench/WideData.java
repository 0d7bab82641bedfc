package org.lacrima.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.StringJoiner;

/** Files of many variables, for the kernels' work through the whole line. */
final class WideData {

  static final int COLUMNS = 100;
  static final int ROWS = 100_000;

  private WideData() {}

  /** Doubles of 16 digits and more: no short decimals, so nothing can be summed as integers. */
  static Path doubles(Path folder) throws IOException {
    return file(
        folder.resolve("doubles.csv"),
        random -> new BigDecimal(Double.toString(random.nextGaussian())).toPlainString());
  }

  /** Five-point items. */
  static Path items(Path folder) throws IOException {
    return file(folder.resolve("items.csv"), random -> Integer.toString(1 + random.nextInt(5)));
  }

  private interface Field {
    String of(Random random);
  }

  private static Path file(Path file, Field field) throws IOException {
    if (!Files.exists(file)) {
      Random random = new Random(11);
      Path unfinished = file.resolveSibling(file.getFileName() + ".part");
      try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
        StringJoiner names = new StringJoiner(",", "", "\n");
        for (int c = 1; c <= COLUMNS; c++) {
          names.add("v" + c);
        }
        out.write(names.toString());
        for (int row = 0; row < ROWS; row++) {
          StringJoiner line = new StringJoiner(",", "", "\n");
          for (int c = 0; c < COLUMNS; c++) {
            line.add(field.of(random));
          }
          out.write(line.toString());
        }
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** A spec of one analysis of all variables. */
  static Path spec(Path folder, String name, String analysis) throws IOException {
    Path spec = folder.resolve(name + ".yaml");
    Files.writeString(
        spec,
        """
        format: lacrima/analysis/1
        id: %s
        title: The work of a kernel through the whole line
        analyses:
          - {id: a, %s}
        """
            .formatted(name, analysis));
    return spec;
  }
}
