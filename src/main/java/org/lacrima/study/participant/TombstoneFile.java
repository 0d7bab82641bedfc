package org.lacrima.study.participant;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The tombstones outside the database, one line each. A line is on the disk before {@link #append}
 * returns; one that a crash tore is closed before the next is written.
 */
final class TombstoneFile {

  /** What the file holds, and how many of its lines nobody can read. */
  record Content(List<Tombstone> tombstones, int torn) {}

  private final Path file;

  TombstoneFile(Path file) {
    this.file = file;
  }

  synchronized void append(List<Tombstone> tombstones) throws IOException {
    boolean isNew = !Files.exists(file);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      StringBuilder lines = new StringBuilder(isTorn(channel) ? "\n" : "");
      tombstones.forEach(each -> lines.append(each.line()).append('\n'));
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (isNew) {
      keepName();
    }
  }

  /**
   * A crash may otherwise forget that there is a new file. Not every system lets a folder be told.
   */
  private void keepName() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean isTorn(FileChannel channel) throws IOException {
    if (channel.size() == 0) {
      return false;
    }
    ByteBuffer last = ByteBuffer.allocate(1);
    channel.read(last, channel.size() - 1);
    return last.get(0) != '\n';
  }

  /** No file is an empty one. */
  synchronized Content read() throws IOException {
    if (!Files.exists(file)) {
      return new Content(List.of(), 0);
    }
    List<Tombstone> read = new ArrayList<>();
    int torn = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      var tombstone = Tombstone.read(line.strip());
      tombstone.ifPresent(read::add);
      torn += tombstone.isEmpty() && !line.isBlank() ? 1 : 0;
    }
    return new Content(List.copyOf(read), torn);
  }
}
