package org.lacrima.study.participant;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lacrima.study.door.Home;

/**
 * What was withdrawn, in a file outside the database. The file is written first: if the database
 * does not follow, be it a crash now or a backup restored next year, {@link #replay} makes it
 * follow before the service opens. If the file cannot be written, nothing is deleted.
 */
@ApplicationScoped
public class Tombstones {

  /** The file could not be written, and nothing was deleted. */
  static final class NotRecorded extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    NotRecorded(IOException cause) {
      super(cause);
    }
  }

  private final EntityManager entities;
  private final Clock clock;
  private final Path path;
  private final TombstoneFile file;

  Tombstones(
      EntityManager entities, Clock clock, @ConfigProperty(name = "lacrima.home") String home) {
    this.entities = entities;
    this.clock = clock;
    this.path = new Home(Path.of(home)).tombstones();
    this.file = new TombstoneFile(path);
  }

  /** Writes them down, and only then deletes what they name. */
  @Transactional
  void bury(List<Tombstone> tombstones, Instant at) {
    try {
      file.append(tombstones);
    } catch (IOException e) {
      Log.errorf(
          "Somebody wants to withdraw, and %s cannot be written (%s); nothing was deleted.",
          path, e.getClass().getSimpleName());
      throw new NotRecorded(e);
    }
    tombstones.forEach(each -> delete(each, at, "participant"));
  }

  /**
   * Deletes whatever the file names and the database still has. What the database knows to be
   * withdrawn and the file does not name, because the file was lost, is written into it again.
   */
  @Transactional
  public void replay() {
    try {
      TombstoneFile.Content content = file.read();
      if (content.torn() > 0) {
        Log.warnf(
            "%d lines of %s cannot be read: what a crash cut off was not acknowledged.",
            content.torn(), path);
      }
      int buried = 0;
      for (Tombstone each : content.tombstones()) {
        buried += delete(each, clock.instant(), "replay") ? 1 : 0;
      }
      if (buried > 0) {
        Log.warnf("Deleted again what had been withdrawn: %d times.", buried);
      }
      complete(content.tombstones());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file of what was withdrawn cannot be used, and without it nothing opens: " + path,
          e);
    }
  }

  private void complete(List<Tombstone> known) throws IOException {
    Set<Tombstone> lacking = new HashSet<>(known);
    List<Tombstone> lost = new ArrayList<>();
    entities
        .createNativeQuery(
            "select detail from audit where action in ('withdraw', 'withdraw-part') order by id",
            String.class)
        .getResultStream()
        .forEach(line -> Tombstone.read((String) line).filter(lacking::add).ifPresent(lost::add));
    if (!lost.isEmpty()) {
      file.append(lost);
      Log.warnf("%s had lost %d of what was withdrawn; it is complete again.", path, lost.size());
    }
  }

  private boolean delete(Tombstone tombstone, Instant at, String actor) {
    boolean part = tombstone.part() != null;
    var call =
        entities
            .createNativeQuery(
                part
                    ? "select withdraw_part(:tombstone, :part, :mark, :at, :actor)"
                    : "select withdraw_response(:tombstone, :at, :actor)",
                Boolean.class)
            .setParameter("tombstone", tombstone.response())
            .setParameter("at", at)
            .setParameter("actor", actor);
    if (part) {
      call.setParameter("part", tombstone.part()).setParameter("mark", tombstone.mark());
    }
    return (boolean) call.getSingleResult();
  }
}
