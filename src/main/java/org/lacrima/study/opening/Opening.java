package org.lacrima.study.opening;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.participant.Tombstones;

/** Opens the service: everything here is done before the first request is taken. */
@ApplicationScoped
class Opening {

  private final Tombstones tombstones;
  private final FirstResearcher firstResearcher;
  private final OfferedStudies studies;
  private final DemoStudy demoStudy;
  private final boolean demo;
  private FirstResearcher.@Nullable Account account;
  private List<String> notices = List.of();

  Opening(
      Tombstones tombstones,
      FirstResearcher firstResearcher,
      OfferedStudies studies,
      DemoStudy demoStudy,
      @ConfigProperty(name = "lacrima.demo") boolean demo) {
    this.tombstones = tombstones;
    this.firstResearcher = firstResearcher;
    this.studies = studies;
    this.demoStudy = demoStudy;
    this.demo = demo;
  }

  void open(@Observes StartupEvent event) {
    tombstones.replay();
    account = firstResearcher.ensure();
    notices = new ArrayList<>(studies.offer());
    if (demo) {
      demoStudy.offer();
    } else {
      demoStudy.close();
    }
  }

  /** Only now can somebody go where the terminal says. */
  void tell(@ObservesAsync HttpServerStart started) {
    String host = started.options().getHost();
    String shown = host == null || host.equals("0.0.0.0") ? "localhost" : host;
    String base = "http://" + shown + ":" + started.options().getPort();
    Welcome.print(System.out, base, demo, studies.open(), account, notices);
  }
}
