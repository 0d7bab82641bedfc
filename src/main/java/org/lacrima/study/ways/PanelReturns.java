package org.lacrima.study.ways;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
    Arrival.FromPanel from = remembered(headers);
    if (from == null) {
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

  private static Arrival.@Nullable FromPanel remembered(HttpHeaders headers) {
    return Stream.of(ArrivalCookie.NAME, ArrivalCookie.BACK)
        .map(headers.getCookies()::get)
        .filter(Objects::nonNull)
        .flatMap(cookie -> ArrivalCookie.read(cookie.getValue()).stream())
        .flatMap(
            arrival -> arrival instanceof Arrival.FromPanel from ? Stream.of(from) : Stream.empty())
        .findFirst()
        .orElse(null);
  }

  /** To be asked before the response ends, when its ticket forgets who it was. */
  private Arrival.@Nullable FromPanel who(Response response, HttpHeaders headers) {
    // who resumed on another device has no such cookie there
    return tickets.panelOf(response).orElseGet(() -> remembered(headers));
  }

  /**
   * What the device keeps where a response was sent.
   *
   * @param came as whom its participant came, which nothing else knows any more
   */
  public NewCookie[] sent(
      String slug, Optional<Arrival.FromPanel> came, HttpHeaders headers, UriInfo uri) {
    // who resumed on another device has no such cookie there
    Arrival.FromPanel who = came.orElseGet(() -> remembered(headers));
    return who == null
        ? new NewCookie[] {ArrivalCookie.drop(slug, uri)}
        : new NewCookie[] {ArrivalCookie.drop(slug, uri), ArrivalCookie.leadBack(slug, who, uri)};
  }

  /** What the device keeps where a response is withdrawn, to be asked before it is. */
  @Transactional
  public NewCookie[] withdrawn(String slug, Response response, HttpHeaders headers, UriInfo uri) {
    Arrival.FromPanel who = who(response, headers);
    NewCookie arrival = ArrivalCookie.drop(slug, uri);
    NewCookie back = ArrivalCookie.dropBack(slug, uri);
    return who == null
        ? new NewCookie[] {arrival, back}
        : new NewCookie[] {arrival, back, ArrivalCookie.leadBackOnce(slug, who, uri)};
  }

  /**
   * Ends the ticket of somebody whom the study is not about; once is enough, again does nothing.
   * Gives what the device has to remember of it.
   */
  @Transactional
  public NewCookie[] screenedOut(String slug, Response response, UriInfo uri) {
    NewCookie[] cookies =
        tickets
            .panelOf(response)
            .map(arrival -> new NewCookie[] {ArrivalCookie.keep(slug, arrival, uri)})
            .orElseGet(() -> new NewCookie[0]);
    tickets.end(response, Outcome.SCREENED_OUT);
    return cookies;
  }
}
