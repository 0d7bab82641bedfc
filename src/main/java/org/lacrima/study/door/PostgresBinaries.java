package org.lacrima.study.door;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once per home from the jar of this platform. */
final class PostgresBinaries {

  /** The one release of all platforms; the build pins it, a test holds the two together. */
  static final String RELEASE = "17.6";

  private final Path directory;

  private PostgresBinaries(Path directory) {
    this.directory = directory;
  }

  static PostgresBinaries in(Home home) {
    Path target = home.postgres().resolve("programs-" + RELEASE);
    if (!Files.isRegularFile(target.resolve("complete"))) {
      try {
        delete(target);
        unpack(target);
        Files.createFile(target.resolve("complete"));
      } catch (IOException e) {
        throw home.problem(
            "postgres-not-unpacked",
            "PostgreSQL's programs cannot be unpacked into it: " + e.getMessage() + ".",
            "Maybe the disk is full; or configure a database with LACRIMA_JDBC_URL.");
      }
    }
    return new PostgresBinaries(target);
  }

  String program(String name) {
    String file = isWindows() ? name + ".exe" : name;
    return directory.resolve("bin").resolve(file).toString();
  }

  static boolean isWindows() {
    return system().equals("Windows");
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.contains("windows") ? "Windows" : name.contains("mac") ? "Darwin" : "Linux";
  }

  private static void unpack(Path target) throws IOException {
    Files.createDirectories(target);
    try (InputStream packed =
            DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system(), System.getProperty("os.arch", ""));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("an entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
          createParent(file);
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          createParent(file);
          Files.createLink(file, target.resolve(entry.getLinkName()).normalize());
        } else {
          createParent(file);
          Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
          if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: " + file);
          }
        }
      }
    }
  }

  private static void createParent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
