package org.lacrima.study.participant;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lacrima.study.door.Home;

/**
 * Hashes of withdrawn responses in a file outside the database. The file is written first: if the
 * database does not follow, be it a crash now or a backup restored next year, {@link #replay} makes
 * it follow before the service opens.
 */
@ApplicationScoped
public class Tombstones {

  private final EntityManager entities;
  private final Clock clock;
  private final Path file;

  Tombstones(
      EntityManager entities, Clock clock, @ConfigProperty(name = "lacrima.home") String home) {
    this.entities = entities;
    this.clock = clock;
    this.file = new Home(Path.of(home)).tombstones();
  }

  /** Appends the hash and deletes the rows of its response. */
  @Transactional
  public void bury(String tombstone, Instant at) {
    append(tombstone);
    delete(tombstone, at, "participant");
  }

  /** Deletes whatever the file names and the database still has. */
  @Transactional
  public void replay() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      int buried = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        buried += line.matches("[0-9a-f]{64}") && delete(line, clock.instant(), "replay") ? 1 : 0;
      }
      if (buried > 0) {
        Log.warnf("Deleted again what had been withdrawn: %d responses.", buried);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void append(String tombstone) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap((tombstone + "\n").getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean delete(String tombstone, Instant at, String actor) {
    return (boolean)
        entities
            .createNativeQuery("select withdraw_response(:tombstone, :at, :actor)", Boolean.class)
            .setParameter("tombstone", tombstone)
            .setParameter("at", at)
            .setParameter("actor", actor)
            .getSingleResult();
  }
}
