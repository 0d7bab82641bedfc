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

/** A survey exactly as it was when somebody saw it. */
@Entity
@Immutable
@Table(name = "survey_version")
public class SurveyVersion extends PanacheEntityBase {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "study_id")
  public Study study;

  /** SHA-256 of survey, instruments and overlay. */
  public String hash;

  public String version;

  /** The files it was loaded from, so that a response can be finished after they have changed. */
  public String definition;

  @Column(name = "created_at")
  public Instant createdAt;

  public static SurveyVersion withStudy(long id) {
    return find("from SurveyVersion v join fetch v.study where v.id = ?1", id).singleResult();
  }

  /** For whoever only refers to it: its text is long. */
  public static Optional<Long> number(Study study, String hash) {
    return getEntityManager()
        .createQuery(
            "select v.id from SurveyVersion v where v.study = ?1 and v.hash = ?2", Long.class)
        .setParameter(1, study)
        .setParameter(2, hash)
        .getResultStream()
        .findFirst();
  }

  public static Optional<SurveyVersion> of(Study study, String hash) {
    return find("study = ?1 and hash = ?2", study, hash).firstResultOptional();
  }
}
