package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;

/**
 * Receipts of withdrawals. Nothing of one is stored: the code holds a seal over study, part and
 * day, made with the service's own key, so that it can be shown to be ours and leads to no answers.
 */
@ApplicationScoped
class Receipts {

  /**
   * A withdrawal that took place.
   *
   * @param part a page of the survey; "" for everything
   */
  record Receipt(String code, LocalDate day, String part) {

    /** For the address of the page that shows it. */
    String query() {
      return "receipt=" + code + "&on=" + day + (part.isEmpty() ? "" : "&part=" + part);
    }
  }

  private static final int CHANCE = 6;

  private final String key;

  Receipts(@ConfigProperty(name = "quarkus.http.auth.session.encryption-key") String key) {
    this.key = key;
  }

  Receipt issue(String study, String part, Instant at) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    String chance = Code.random().substring(0, CHANCE);
    return new Receipt(chance + seal(chance, study, part, day), day, part);
  }

  /** The receipt that somebody shows, if it is one of ours. */
  Optional<Receipt> shown(
      String study, @Nullable String code, @Nullable String on, @Nullable String part) {
    if (code == null || on == null || code.length() <= CHANCE) {
      return Optional.empty();
    }
    try {
      Receipt receipt =
          new Receipt(Code.typed(code), LocalDate.parse(on), part == null ? "" : part);
      String chance = receipt.code().substring(0, CHANCE);
      String sealed = chance + seal(chance, study, receipt.part(), receipt.day());
      return Optional.of(receipt).filter(each -> each.code().equals(sealed));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private String seal(String chance, String study, String part, LocalDate day) {
    return Code.stamp(key, "withdrawn " + chance + " " + study + " " + part + " " + day);
  }
}
