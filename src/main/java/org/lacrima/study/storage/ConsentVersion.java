package org.lacrima.study.storage;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** A consent text as a participant saw it. */
@Entity
@Immutable
@Table(name = "consent_version")
public class ConsentVersion extends PanacheEntityBase {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "study_id")
  public Study study;

  public String version;
  public String language;
  public String hash;
  public String text;

  @Column(name = "created_at")
  public Instant createdAt;

  public static Optional<Long> number(Study study, String language, String hash) {
    return getEntityManager()
        .createQuery(
            "select v.id from ConsentVersion v"
                + " where v.study = ?1 and v.language = ?2 and v.hash = ?3",
            Long.class)
        .setParameter(1, study)
        .setParameter(2, language)
        .setParameter(3, hash)
        .getResultStream()
        .findFirst();
  }
}
