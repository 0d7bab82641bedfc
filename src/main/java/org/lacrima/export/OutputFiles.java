package org.lacrima.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;

/**
 * Writes files that appear together: all of them whole, or none. A regular file is replaced; what
 * is a link, a pipe or a device stays what it is and is written through.
 */
public final class OutputFiles implements AutoCloseable {

  /** What writes one file. */
  @FunctionalInterface
  public interface Content {
    void write(Writer out) throws IOException;
  }

  private final Map<Path, Path> written = new LinkedHashMap<>();
  private final Deque<Path> madeFolders = new ArrayDeque<>();

  /** Writes what {@code target} shall hold under a temporary name. */
  public void write(Path target, Content content) {
    refuseFolder(target);
    try {
      Path temporary = temporary(target);
      written.put(temporary, target);
      temporary.toFile().deleteOnExit();
      try (BufferedWriter out =
          Files.newBufferedWriter(
              temporary,
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE)) {
        content.write(out);
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw unwritable(target, cause == null ? new IOException(e.getMessage()) : cause);
    }
  }

  /**
   * The same for what only whoever wrote it may read, where the file system knows of such a thing.
   */
  public void writePrivately(Path target, Content content) {
    write(
        target,
        out -> {
          Path temporary = List.copyOf(written.keySet()).get(written.size() - 1);
          if (Files.getFileStore(temporary)
              .supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
          }
          content.write(out);
        });
  }

  /** Beside the target, so that a move is enough; else where temporary files are. */
  private Path temporary(Path target) throws IOException {
    String name = ".lacrima-" + UUID.randomUUID() + ".part";
    if (isWrittenThrough(target)) {
      return Path.of(System.getProperty("java.io.tmpdir", "/tmp")).resolve(name);
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      return target.resolveSibling(name);
    }
    for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
      madeFolders.addLast(each);
    }
    Files.createDirectories(folder);
    return folder.resolve(name);
  }

  private static boolean isWrittenThrough(Path target) {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
  }

  /** Gives all files their names. */
  public void finish() {
    written.values().forEach(OutputFiles::refuseFolder);
    for (Map.Entry<Path, Path> entry : written.entrySet()) {
      Path target = entry.getValue();
      try {
        if (isWrittenThrough(target)) {
          try (OutputStream out = Files.newOutputStream(target)) {
            Files.copy(entry.getKey(), out);
          }
          Files.delete(entry.getKey());
        } else {
          Files.move(entry.getKey(), target, StandardCopyOption.REPLACE_EXISTING);
        }
      } catch (IOException e) {
        throw unwritable(target, e);
      }
    }
    written.clear();
    madeFolders.clear();
  }

  /** Takes away what was not finished. */
  @Override
  public void close() {
    written.keySet().forEach(OutputFiles::deleteQuietly);
    madeFolders.forEach(OutputFiles::deleteQuietly);
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // what made the run fail has been told; a folder that is not empty is somebody else's
    }
  }

  private static void refuseFolder(Path target) {
    if (Files.isDirectory(target)) {
      throw problem(target, "it is a directory");
    }
  }

  private static InvalidInputException unwritable(Path target, IOException failure) {
    // who writes CSV says only that it could not; the reason is below
    IOException cause = failure.getCause() instanceof IOException reason ? reason : failure;
    return problem(target, words(target, cause));
  }

  /** What went wrong, in words: the names of Java's exceptions say nothing to a researcher. */
  private static String words(Path target, IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "you have no permission to write there";
    }
    if (cause instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is a file, not a folder";
    }
    if (cause instanceof NoSuchFileException) {
      return "the folder "
          + target.toAbsolutePath().getParent()
          + " is not there and cannot be made";
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return cause.getMessage() == null ? "writing failed" : cause.getMessage();
  }

  private static InvalidInputException problem(Path target, String why) {
    return new InvalidInputException(
        new Problem(
            "unwritable",
            Place.file(target.toString()),
            "This cannot be written: " + why + ".",
            "Maybe name another place with --out."));
  }
}
