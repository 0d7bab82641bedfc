package org.lacrima.study.ways;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lacrima.study.storage.Access;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.Study;

/** The panels of a study, and who comes from them. */
@ApplicationScoped
public class Panels {

  private final Tickets tickets;

  Panels(Tickets tickets) {
    this.tickets = tickets;
  }

  /**
   * Who an address says has come; empty where the study takes nobody from a panel, or the address
   * names nobody of its panels.
   */
  @Transactional
  public Optional<Arrival.FromPanel> arrival(String slug, Map<String, List<String>> query) {
    return Study.of(slug).flatMap(study -> arrival(study, query));
  }

  /** The same within the transaction of who has read the study. */
  public Optional<Arrival.FromPanel> arrival(Study study, Map<String, List<String>> query) {
    if (query.isEmpty() || study.access != Access.PANEL) {
      return Optional.empty();
    }
    return Panel.read(study.panels).stream()
        .flatMap(panel -> panel.arrival(query).stream())
        .findFirst();
  }

  /** Who has begun a response that is in progress. */
  public Optional<Arrival.FromPanel> of(Response response) {
    return tickets.panelOf(response);
  }

  /** Their names, as participants know them. */
  public String titles(Study study) {
    return Panel.read(study.panels).stream().map(Panel::title).collect(Collectors.joining(" / "));
  }
}
