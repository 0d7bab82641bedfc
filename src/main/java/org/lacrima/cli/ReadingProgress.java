package org.lacrima.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar on stderr for a file that takes longer than a second to read, and only where stderr is a
 * terminal; the launcher says whether it is.
 */
final class ReadingProgress implements LongConsumer {

  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private final long size;
  private final long started = System.nanoTime();
  private @Nullable ProgressBar bar;

  private ReadingProgress(long size) {
    this.size = size;
  }

  static LongConsumer of(Path file) {
    if (!Boolean.getBoolean("lacrima.stderr.terminal")) {
      return bytes -> {};
    }
    try {
      return new ReadingProgress(Files.size(file));
    } catch (IOException e) {
      return bytes -> {};
    }
  }

  @Override
  public void accept(long bytes) {
    ProgressBar known = bar;
    if (known == null && bytes < size && System.nanoTime() - started > PATIENCE_NANOS) {
      known =
          new ProgressBarBuilder()
              .setTaskName("Reading")
              .setInitialMax(size)
              .setUnit(" MB", 1_000_000)
              .setStyle(ProgressBarStyle.ASCII)
              .build();
      bar = known;
    }
    if (known != null) {
      known.stepTo(bytes);
      if (bytes >= size) {
        known.close();
        bar = null;
      }
    }
  }
}
