package org.lacrima.study.storage;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What somebody did, kept for whoever has to answer for it. Never what somebody answered. */
@Entity
@Immutable
public class Audit extends PanacheEntityBase {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public Instant at;
  public String actor;
  public String action;
  public String subject;
  public String detail;

  public static void record(
      Instant at, String actor, String action, String subject, String detail) {
    Audit audit = new Audit();
    audit.at = at;
    audit.actor = actor;
    audit.action = action;
    audit.subject = subject;
    audit.detail = detail;
    audit.persist();
  }

  public static long withdrawals(Study study) {
    return count("action = 'withdraw' and subject = ?1", study.slug);
  }
}
