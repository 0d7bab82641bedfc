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
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.lacrima.survey.Order;

/** One participant's way through a survey, without anything that says who that is. */
@Entity
@DynamicUpdate
public class Response extends PanacheEntityBase {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "public_id")
  public String publicId;

  /** The hash of {@link #publicId} that outlives a withdrawn response. */
  public String tombstone;

  @Column(name = "secret_hash")
  public String secretHash;

  @Column(name = "withdrawal_hash")
  public String withdrawalHash;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "survey_version_id")
  public SurveyVersion surveyVersion;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "consent_version_id")
  public ConsentVersion consentVersion;

  public String language;

  /** Decides every random order; null where nothing was random when it began. */
  @Column(name = "order_seed")
  public @Nullable Long orderSeed;

  @Convert(converter = ResponseStatus.Written.class)
  public ResponseStatus status;

  @Column(name = "started_at")
  public Instant startedAt;

  @Column(name = "submitted_at")
  public @Nullable Instant submittedAt;

  /** In which it is asked. */
  public Order order() {
    return new Order(orderSeed);
  }

  /** Found by its secret, and nobody else may write to it before this transaction ends. */
  public static Optional<Response> locked(String publicId, String secretHash) {
    return find("publicId = ?1 and secretHash = ?2", publicId, secretHash)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  public static Optional<Response> withdrawable(String slug, String withdrawalHash) {
    return find("surveyVersion.study.slug = ?1 and withdrawalHash = ?2", slug, withdrawalHash)
        .firstResultOptional();
  }

  /** How many were given to other words under the same version of the survey. */
  public static long toOtherWords(Study study, String version, String hash) {
    return count(
        "surveyVersion.study = ?1 and surveyVersion.version = ?2 and surveyVersion.hash <> ?3",
        study,
        version,
        hash);
  }

  /** How many agreed to another text under the same version of the consent. */
  public static long toOtherConsent(Study study, String version, String language, String text) {
    return count(
        "consentVersion.study = ?1 and consentVersion.version = ?2"
            + " and consentVersion.language = ?3 and consentVersion.text <> ?4",
        study,
        version,
        language,
        text);
  }

  public static Map<ResponseStatus, Long> counts(Study study) {
    Map<ResponseStatus, Long> counts = new LinkedHashMap<>();
    for (ResponseStatus status : ResponseStatus.values()) {
      counts.put(status, count("surveyVersion.study = ?1 and status = ?2", study, status));
    }
    return counts;
  }
}
