package org.lacrima.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;

/** Writes several files that appear together: all of them, or none. */
final class OutputFolder implements AutoCloseable {

  interface Content {
    void write(Writer out) throws IOException;
  }

  private final Path folder;
  private final Map<Path, Path> written = new LinkedHashMap<>();

  OutputFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Writes a file under a temporary name. */
  void write(String name, Content content) {
    Path target = folder.resolve(name);
    try {
      Path temporary = Files.createTempFile(folder, "." + name, ".part");
      written.put(temporary, target);
      try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
        content.write(out);
      }
    } catch (FileSystemException e) {
      throw unwritable(target, e);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Gives all files their names. */
  void finish() {
    for (Map.Entry<Path, Path> entry : written.entrySet()) {
      try {
        if (Files.isDirectory(entry.getValue())) {
          throw new FileSystemException(entry.getValue().toString(), null, "it is a directory");
        }
        entry.getKey().toFile().setReadable(true, false);
        Files.move(entry.getKey(), entry.getValue(), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw unwritable(entry.getValue(), e);
      }
    }
    written.clear();
  }

  @Override
  public void close() throws IOException {
    for (Path temporary : written.keySet()) {
      Files.deleteIfExists(temporary);
    }
  }

  private static InvalidInputException unwritable(Path path, IOException cause) {
    String why =
        cause instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : cause.getClass().getSimpleName();
    return new InvalidInputException(
        new Problem(
            "unwritable",
            Place.file(path.toString()),
            "This cannot be written: " + why + ".",
            "Maybe another folder for --out."));
  }
}
