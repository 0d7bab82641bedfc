package org.lacrima.study.storage;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** A survey that is, was or will be answered by people, under its public name. */
@Entity
@DynamicUpdate
public class Study extends PanacheEntityBase {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String slug;
  public String title;

  /** See {@link StudyStatus}. */
  @Convert(converter = StudyStatus.Written.class)
  public StudyStatus status;

  /** Holds synthetic responses, and nobody has confirmed its contacts or its consent. */
  public boolean demo;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "owner_id")
  public Researcher owner;

  /** Of the survey version that it asks now. */
  @Column(name = "survey_hash")
  public String surveyHash;

  @Column(name = "created_at")
  public Instant createdAt;

  public static Optional<Study> of(String slug) {
    return find("slug", slug).firstResultOptional();
  }

  /** Whose it is stands in the query: for anybody else there is no such study. */
  public static Optional<Study> findOwned(String slug, String researcher) {
    return find("slug = ?1 and owner.name = ?2", slug, researcher).firstResultOptional();
  }

  public static List<Study> allOwned(String researcher) {
    return list("owner.name = ?1 order by slug", researcher);
  }
}
