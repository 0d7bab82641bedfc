package org.lacrima.study.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.InvalidInputException;

/**
 * Keeps a home for one process. The system lets go of it when the process ends, however it does.
 */
public final class HomeLock implements AutoCloseable {

  private final FileChannel channel;
  private final FileLock lock;

  private HomeLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** The lock; null where another process holds it. */
  public static @Nullable HomeLock tryTake(Home home) {
    try {
      FileChannel channel =
          FileChannel.open(
              home.lock(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return null;
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return new HomeLock(channel, lock);
    } catch (IOException e) {
      throw home.problem(
          "home-not-usable", "The file 'lock' in it cannot be used: " + e.getMessage() + ".", "");
    }
  }

  public static HomeLock take(Home home) {
    HomeLock lock = tryTake(home);
    if (lock == null) {
      throw inUse(home);
    }
    return lock;
  }

  static InvalidInputException inUse(Home home) {
    return home.problem(
        "home-in-use",
        "Another server runs on this home directory.",
        "Maybe stop it first, or give this one its own with --home.");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      // the end of the process releases it too
    }
  }
}
