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
import java.time.Instant;
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
}
