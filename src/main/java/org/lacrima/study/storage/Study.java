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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

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

  @Convert(converter = Access.Written.class)
  public Access access = Access.OPEN;

  @Column(name = "opens_at")
  public @Nullable Instant opensAt;

  @Column(name = "closes_at")
  public @Nullable Instant closesAt;

  /** In which opening and closing are told. */
  @Column(name = "time_zone")
  public String timeZone = "UTC";

  /** How many responses are wanted. */
  public @Nullable Integer quota;

  /** Promised before the first response, never taken back: the database sees to both. */
  public boolean anonymous;

  /** A device shows that it is not a machine's thousandth visit before it begins. */
  @Column(name = "proof_of_work")
  public boolean proofOfWork;

  /** The panels from which people come, as JSON; {@code ways.Panel} reads and writes it. */
  public String panels = "[]";

  /** The numbers of studies: a study keeps its name, and is never deleted. */
  private static final Map<String, Long> NUMBERS = new ConcurrentHashMap<>();

  public static Optional<Study> of(String slug) {
    // by its number: a query would be translated anew for every participant
    Long known = NUMBERS.get(slug);
    Study study = known == null ? null : findById(known);
    if (study != null && study.slug.equals(slug)) {
      return Optional.of(study);
    }
    Optional<Study> found = find("slug", slug).firstResultOptional();
    found.ifPresent(each -> NUMBERS.put(slug, each.id));
    return found;
  }

  /** Whose it is stands in the query: for anybody else there is no such study. */
  public static Optional<Study> findOwned(String slug, String researcher) {
    return find("slug = ?1 and owner.name = ?2", slug, researcher).firstResultOptional();
  }

  public static List<Study> allOwned(String researcher) {
    return list("owner.name = ?1 order by slug", researcher);
  }
}
