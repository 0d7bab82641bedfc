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
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One sending of a page that was accepted. */
@Entity
@Immutable
@Table(name = "page_submission")
public class PageSubmission extends PanacheEntityBase {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "response_id")
  public Response response;

  public String page;

  @Column(name = "content_hash")
  public String contentHash;

  @Column(name = "received_at")
  public Instant receivedAt;

  /** When this server made the form that was sent; null where no form was. */
  @Column(name = "shown_at")
  public @Nullable Instant shownAt;

  /** The field that no person sees or reaches was filled in. */
  public boolean trapped;
}
