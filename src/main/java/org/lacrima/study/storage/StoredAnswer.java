package org.lacrima.study.storage;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * A row of a response as its participant may see it.
 *
 * @param withdrawn stands in the place of an answer that was withdrawn
 */
public record StoredAnswer(String page, String item, String value, Instant at, boolean withdrawn) {

  /** All rows of a response, oldest first, earlier versions of an answer too. */
  @SuppressWarnings("unchecked")
  public static List<StoredAnswer> of(EntityManager entities, Response response) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                """
                select p.page, a.item, a.value, a.answered_at, p.content_hash like 'withdrawn %'
                from answer a join page_submission p on p.id = a.page_submission_id and p.response_id = a.response_id
                where a.response_id = :response order by a.id
                """,
                Object[].class)
            .setParameter("response", response.id)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new StoredAnswer(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (Instant) row[3],
                    (Boolean) row[4]))
        .toList();
  }
}
