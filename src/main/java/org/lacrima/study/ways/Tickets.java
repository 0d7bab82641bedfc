package org.lacrima.study.ways;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.Standings;
import org.lacrima.study.storage.Study;

/**
 * One ticket lets one person begin one response; that it does so once is the database's to keep.
 * While the response is in progress the ticket leads to it; whatever ends the response, in the same
 * transaction, cuts that. Withdrawal needs no call: the database ends the ticket of a response that
 * is deleted.
 */
@ApplicationScoped
public class Tickets {

  /** What a personal link has come to. */
  public enum State {
    UNKNOWN,
    UNUSED,
    IN_PROGRESS,
    ENDED,
    REVOKED
  }

  /**
   * A personal link as it stands.
   *
   * @param secret of the response in progress; empty where there is none
   */
  public record Personal(State state, Optional<String> secret) {}

  static final String PERSONAL = "personal";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EntityManager entities;

  Tickets(EntityManager entities) {
    this.entities = entities;
  }

  /** What a token opens in this study; another study's is as unknown as any. */
  @Transactional
  public Personal personal(Study study, String token) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select state, sealed from ticket"
                    + " where study_id = :study and panel = :panel and key = :key",
                Object[].class)
            .setParameter("study", study.id)
            .setParameter("panel", PERSONAL)
            .setParameter("key", Code.hash(token))
            .getResultList();
    if (rows.isEmpty()) {
      return new Personal(State.UNKNOWN, Optional.empty());
    }
    Object[] row = (Object[]) rows.get(0);
    Optional<String> secret =
        Optional.ofNullable((String) row[1]).map(kept -> Code.sealed(kept, token));
    return new Personal(
        switch ((String) row[0]) {
          case "unused" -> State.UNUSED;
          case "in-progress" -> State.IN_PROGRESS;
          case "revoked" -> State.REVOKED;
          default -> State.ENDED;
        },
        secret);
  }

  /** Whether this is one of the panels that the study takes people from. */
  public boolean known(Study study, Arrival.FromPanel arrival) {
    return allowed(study, arrival).isPresent();
  }

  /** What the study asks of its panel, and nothing else. */
  private static Optional<Arrival.FromPanel> allowed(Study study, Arrival.FromPanel arrival) {
    return Panel.read(study.panels).stream()
        .filter(panel -> panel.name().equals(arrival.panel()))
        .findFirst()
        .flatMap(panel -> panel.again(arrival));
  }

  /** Whether somebody has begun as this person of a panel. */
  @Transactional
  public boolean taken(Study study, Arrival.FromPanel arrival) {
    return !entities
        .createNativeQuery(
            "select 1 from ticket where study_id = :study and panel = :panel and key = :key",
            Integer.class)
        .setParameter("study", study.id)
        .setParameter("panel", arrival.panel())
        .setParameter("key", arrival.identifier())
        .getResultList()
        .isEmpty();
  }

  /** Gives the ticket to a response that begins; false where another one has or had it. */
  public boolean take(Study study, Arrival arrival, Response response, String secret) {
    return arrival instanceof Arrival.FromPanel from
        ? allowed(study, from).filter(asked -> take(study, asked, response)).isPresent()
        : take(study, (Arrival.ByToken) arrival, response, secret);
  }

  private boolean take(Study study, Arrival.ByToken arrival, Response response, String secret) {
    return entities
            .createNativeQuery(
                "update ticket set state = 'in-progress', response_id = :response, sealed = :sealed"
                    + " where study_id = :study and panel = :panel and key = :key"
                    + " and state = 'unused'")
            .setParameter("response", response.id)
            .setParameter("sealed", Code.sealed(secret, arrival.token()))
            .setParameter("study", study.id)
            .setParameter("panel", PERSONAL)
            .setParameter("key", Code.hash(arrival.token()))
            .executeUpdate()
        == 1;
  }

  /** Nobody of a panel has a ticket before. */
  private boolean take(Study study, Arrival.FromPanel arrival, Response response) {
    return entities
            .createNativeQuery(
                "insert into ticket (study_id, panel, key, parameters, state, response_id)"
                    + " values (:study, :panel, :key, :parameters, 'in-progress', :response)"
                    + " on conflict (study_id, panel, key) do nothing")
            .setParameter("study", study.id)
            .setParameter("panel", arrival.panel())
            .setParameter("key", arrival.identifier())
            .setParameter("parameters", json(arrival.others()))
            .setParameter("response", response.id)
            .executeUpdate()
        == 1;
  }

  /**
   * Ends the ticket of a response that ends, and with it every way from one to the other. To be
   * called in the transaction that ends the response; where there is no ticket it does nothing.
   */
  @Transactional
  public void end(Response response, Outcome outcome) {
    entities
        .createNativeQuery("update ticket set state = :state where response_id = :response")
        .setParameter("state", outcome.state())
        .setParameter("response", response.id)
        .executeUpdate();
  }

  /** By which panel a response in progress came. */
  @Transactional
  public Optional<Arrival.FromPanel> panelOf(Response response) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select panel, key, parameters from ticket"
                    + " where response_id = :response and panel <> :personal",
                Object[].class)
            .setParameter("response", response.id)
            .setParameter("personal", PERSONAL)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> arrival((String) row[0], (String) row[1], (String) row[2]))
        .findFirst();
  }

  /** Who came by a ticket of a panel. */
  public static Arrival.FromPanel arrival(Standings.Ticket ticket) {
    return arrival(ticket.panel(), ticket.key(), ticket.parameters());
  }

  private static Arrival.FromPanel arrival(String panel, String key, String parameters) {
    return new Arrival.FromPanel(panel, key, map(parameters));
  }

  /** Takes from ended tickets what their place among the rows still tells; see the migration. */
  @Transactional
  public int mix() {
    return (int)
        entities.createNativeQuery("select mix_tickets()", Integer.class).getSingleResult();
  }

  private static String json(Map<String, String> parameters) {
    try {
      return JSON.writeValueAsString(parameters);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> map(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
