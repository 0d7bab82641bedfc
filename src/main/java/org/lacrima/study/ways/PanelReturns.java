package org.lacrima.study.ways;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.Study;

/** The way back to the panel that somebody came from. */
@ApplicationScoped
public class PanelReturns {

  /**
   * A link back; somebody follows it when the receipt has been read, nothing follows it by itself.
   *
   * @param panel as participants know it
   */
  public record Back(String panel, String address) {}

  private final Tickets tickets;

  PanelReturns(Tickets tickets) {
    this.tickets = tickets;
  }

  /**
   * Where this device's participant is awaited; null where that is nowhere. It is the device that
   * remembers who came, so this works after the response was sent, withdrawn or screened out.
   */
  @Transactional
  public @Nullable Back link(String slug, Outcome outcome, HttpHeaders headers) {
    Cookie cookie = headers.getCookies().get(ArrivalCookie.NAME);
    Optional<Arrival> arrival = ArrivalCookie.read(cookie == null ? null : cookie.getValue());
    if (arrival.isEmpty() || !(arrival.get() instanceof Arrival.FromPanel from)) {
      return null;
    }
    return Study.of(slug).stream()
        .flatMap(study -> Panel.read(study.panels).stream())
        .filter(panel -> panel.name().equals(from.panel()))
        .flatMap(
            panel ->
                panel.back(outcome, from).stream().map(address -> new Back(panel.title(), address)))
        .findFirst()
        .orElse(null);
  }

  /**
   * Lets the device remember what the ticket is about to forget: to be set where a response ends,
   * asked before it does. Who resumed on another device has no such cookie there yet.
   */
  @Transactional
  public NewCookie[] remember(String slug, Response response, UriInfo uri) {
    return tickets
        .panelOf(response)
        .map(arrival -> new NewCookie[] {ArrivalCookie.keep(slug, arrival, uri)})
        .orElseGet(() -> new NewCookie[0]);
  }

  /**
   * Ends the ticket of somebody whom the study is not about; once is enough, again does nothing.
   * Gives what the device has to remember of it.
   */
  @Transactional
  public NewCookie[] screenedOut(String slug, Response response, UriInfo uri) {
    NewCookie[] cookies = remember(slug, response, uri);
    tickets.end(response, Outcome.SCREENED_OUT);
    return cookies;
  }
}
