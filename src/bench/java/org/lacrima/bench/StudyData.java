package org.lacrima.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Writes made-up answers of the crying study's shape: a row a respondent, some two of a hundred
 * answers missing. The same rows and seed always give the same bytes.
 */
final class StudyData {

  private static final double GONE = 0.02;

  private final Random random;
  private final StringBuilder row = new StringBuilder(256);

  private StudyData(long seed) {
    this.random = new Random(seed);
  }

  /** Makes the file unless it is there. */
  static Path file(Path folder, long rows) throws IOException {
    Path file = folder.resolve("study-" + rows + ".csv");
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      Path unfinished = folder.resolve(file.getFileName() + ".part");
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
        StudyData data = new StudyData(20_240_501);
        out.write(header().getBytes(StandardCharsets.US_ASCII));
        for (long id = 1; id <= rows; id++) {
          out.write(data.row(id).getBytes(StandardCharsets.US_ASCII));
        }
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static String header() {
    StringJoiner names = new StringJoiner(",", "", "\n");
    names.add("id,age,gender,race,orientation,language,sessions,cried,cry_sessions_4wk");
    numbered(names, "cry", 12);
    numbered(names, "wai", 12);
    names.add("rq_secure,rq_fearful,rq_preoccupied,rq_dismissing");
    numbered(names, "ctsc", 16);
    return names.toString();
  }

  private static void numbered(StringJoiner names, String stem, int n) {
    for (int i = 1; i <= n; i++) {
      names.add(stem + i);
    }
  }

  private String row(long id) {
    double alliance = normal();
    double secure = normal();
    double positive = 0.45 * alliance + 0.2 * secure + 0.87 * normal();
    boolean woman = random.nextDouble() < 0.7;
    boolean cried = random.nextDouble() < (woman ? 0.83 : 0.66);
    double change = 0.45 * alliance + (cried ? 0.25 * positive + 0.125 : -0.125) + 0.75 * normal();
    int gender = random.nextDouble() < 0.09 ? 3 : woman ? 1 : 2;
    row.setLength(0);
    row.append(id).append(',').append(between(30.3 + 11.1 * normal(), 18, 90));
    row.append(',').append(gender);
    row.append(',').append(1 + random.nextInt(6));
    row.append(',').append(1 + random.nextInt(5));
    row.append(',').append(1 + random.nextInt(3));
    row.append(',').append(between(StrictMath.exp(3 + normal()), 1, 999_999));
    row.append(',').append(cried ? 1 : 0).append(',').append(cried ? random.nextInt(5) : 0);
    for (int i = 0; i < 12; i++) {
      double latent = (i < 8 ? 0.7 : -0.7) * positive + 0.7 * normal();
      answer(latent, 7, cried);
    }
    for (int i = 0; i < 12; i++) {
      answer(0.75 * alliance + 0.66 * normal(), 5, true);
    }
    for (double sign : new double[] {1, -0.5, -0.5, -1}) {
      answer(0.7 * sign * secure + 0.7 * normal(), 7, true);
    }
    for (int i = 0; i < 16; i++) {
      answer(0.7 * change + 0.7 * normal(), 7, true);
    }
    return row.append('\n').toString();
  }

  private void answer(double latent, int points, boolean asked) {
    boolean given = random.nextDouble() >= GONE;
    row.append(',');
    if (given && asked) {
      row.append(between((points + 1) / 2.0 + latent * points / 5, 1, points));
    }
  }

  private double normal() {
    return random.nextGaussian();
  }

  private static long between(double value, int least, int most) {
    return Math.max(least, Math.min(most, Math.round(value)));
  }
}
