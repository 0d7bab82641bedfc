package org.lacrima.study.storage;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** What was answered to one item at one time. Never changed: a changed answer is a new row. */
@Entity
@Immutable
public class Answer extends PanacheEntityBase {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "response_id")
  public Response response;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "page_submission_id")
  public PageSubmission pageSubmission;

  public String item;
  public String value;

  @Column(name = "answered_at")
  public Instant answeredAt;

  /**
   * Adds the answers of one submission in one round trip: a page has many, and an identity column
   * makes Hibernate send them one by one.
   */
  public static void append(
      EntityManager entities, PageSubmission submission, Map<String, String> values, Instant at) {
    if (values.isEmpty()) {
      return;
    }
    entities
        .createNativeQuery(
            """
            insert into answer (response_id, page_submission_id, item, value, answered_at)
            select :response, :submission, u.item, u.value, :at
            from unnest(cast(:items as text[]), cast(:values as text[])) as u(item, value)
            """)
        .setParameter("response", submission.response.id)
        .setParameter("submission", submission.id)
        .setParameter("items", values.keySet().toArray(new String[0]))
        .setParameter("values", values.values().toArray(new String[0]))
        .setParameter("at", at)
        .executeUpdate();
  }

  /** What is read of an answer to route by it: not the row itself, of which there are many. */
  public record Value(String item, String value) {}

  /** The newest value of each item. */
  public static Map<String, String> newest(Response response) {
    Map<String, String> values = new LinkedHashMap<>();
    find("response = ?1 order by id", response).project(Value.class).stream()
        .forEach(answer -> values.put(answer.item(), answer.value()));
    return values;
  }
}
