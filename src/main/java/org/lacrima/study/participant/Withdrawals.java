package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacrima.dataset.MissingCode;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.StoredAnswer;
import org.lacrima.study.web.Refusal;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Page;
import org.lacrima.survey.PageCheck;

/**
 * Seeing and taking back what was answered: all of it, or a part, which is a page of the survey.
 * What comes back has been committed.
 */
@ApplicationScoped
public class Withdrawals {

  /** A day that is not over anywhere on earth is not over. */
  private static final ZoneOffset LAST_ON_EARTH = ZoneOffset.ofHours(-12);

  /** A response with every row of its answers, and the version of the consent it is bound to. */
  public record Found(Responses.Open open, String consentVersion, List<StoredAnswer> rows) {}

  private final Responses responses;
  private final Tombstones tombstones;
  private final EntityManager entities;

  Withdrawals(Responses responses, Tombstones tombstones, EntityManager entities) {
    this.responses = responses;
    this.tombstones = tombstones;
    this.entities = entities;
  }

  /** What a withdrawal code names, or the return code of who has no other. */
  @Transactional
  public Optional<Found> find(String slug, String code) {
    String typed = Code.typed(code);
    return Response.withdrawable(slug, Code.hash(typed))
        .or(() -> Response.withdrawable(slug, Code.hash(Code.withdrawal(typed))))
        .map(this::found);
  }

  /** The same for who has the secret. */
  @Transactional
  public Found own(String id, String secret) {
    return found(responses.locked(id, secret));
  }

  private Found found(Response response) {
    return new Found(
        responses.again(response),
        response.consentVersion.version,
        StoredAnswer.of(entities, response));
  }

  /**
   * The last day on which it could be withdrawn, where that is over. What is not sent always can.
   */
  static Optional<LocalDate> over(Responses.Open open, Instant at) {
    return open.survey()
        .consent()
        .places()
        .lastDay()
        .filter(day -> open.submitted())
        .filter(day -> LocalDate.ofInstant(at, LAST_ON_EARTH).isAfter(day));
  }

  /** The pages that are withdrawn with one, because only its answers made them be asked. */
  static List<Page> with(Found found, Page part) {
    Interview before = found.open().interview();
    Map<String, String> without = new HashMap<>();
    part.items()
        .forEach(
            item ->
                item.columns()
                    .forEach(column -> without.put(column, MissingCode.PREFERRED_NOT.text())));
    Interview after = before.with(new PageCheck(without, List.of()));
    List<Page> pages = new ArrayList<>(List.of(part));
    for (Page page : before.survey().pages()) {
      boolean stored =
          found.rows().stream().anyMatch(row -> row.page().equals(page.id()) && !row.withdrawn());
      if (stored && !page.equals(part) && before.shows(page) && !after.shows(page)) {
        pages.add(page);
      }
    }
    return pages;
  }

  /** Deletes all rows of the response that a code names; false where there is none. */
  @Transactional
  public boolean withdraw(String slug, String code, Instant at) {
    Optional<Found> found = find(slug, code);
    found.ifPresent(each -> everything(each.open(), at));
    return found.isPresent();
  }

  /** Deletes the answers of one part; empty where there is no such response. */
  @Transactional
  public Optional<List<Page>> withdrawPart(String slug, String code, String page, Instant at) {
    return find(slug, code).map(found -> part(found, page, at));
  }

  /** Everything, for who has the secret itself. */
  @Transactional
  public void withdrawOwn(String id, String secret, Instant at) {
    everything(own(id, secret).open(), at);
  }

  /** One part, for who has the secret itself; gives the pages that were withdrawn. */
  @Transactional
  public List<Page> withdrawOwnPart(String id, String secret, String page, Instant at) {
    return part(own(id, secret), page, at);
  }

  private void everything(Responses.Open open, Instant at) {
    requireInTime(open, at);
    tombstones.bury(List.of(Tombstone.everything(open.response().tombstone)), at);
  }

  private List<Page> part(Found found, String pageId, Instant at) {
    requireInTime(found.open(), at);
    Response response =
        Response.<Response>find("id", found.open().response().id)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .firstResultOptional()
            .orElseThrow(Refusal::notFound);
    Found now = found(response);
    Page page = now.open().survey().page(pageId).orElseThrow(Refusal::notFound);
    List<Page> pages = with(now, page);
    tombstones.bury(
        pages.stream()
            .map(each -> new Tombstone(response.tombstone, each.id(), Code.random()))
            .toList(),
        at);
    return pages;
  }

  private static void requireInTime(Responses.Open open, Instant at) {
    over(open, at)
        .ifPresent(
            day -> {
              throw Refusal.builder(
                      Status.CONFLICT,
                      "withdrawal-over",
                      "Answers could be withdrawn until "
                          + day
                          + "; write to "
                          + open.survey().consent().places().byName().get("responsible-researcher")
                          + ".")
                  .with("until", day.toString())
                  .build();
            });
  }
}
