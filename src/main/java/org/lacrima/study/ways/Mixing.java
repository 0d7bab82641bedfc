package org.lacrima.study.ways;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Mixes ended tickets once a minute, and when the service opens. */
@ApplicationScoped
class Mixing {

  private final Tickets tickets;
  private final ScheduledExecutorService minutes =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "mixing-of-tickets");
            thread.setDaemon(true);
            return thread;
          });

  Mixing(Tickets tickets) {
    this.tickets = tickets;
  }

  void begin(@Observes StartupEvent event) {
    minutes.scheduleWithFixedDelay(this::mix, 0, 1, TimeUnit.MINUTES);
  }

  void end(@Observes ShutdownEvent event) {
    minutes.shutdownNow();
  }

  private void mix() {
    try {
      tickets.mix();
    } catch (RuntimeException e) {
      // the database may be starting again; the next minute comes
      Log.debug("Tickets were not mixed", e);
    }
  }
}
