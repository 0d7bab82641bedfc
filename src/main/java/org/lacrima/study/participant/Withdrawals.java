package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.Response;

/** Taking back what was answered. What comes back has been committed. */
@ApplicationScoped
public class Withdrawals {

  private final Tombstones tombstones;

  Withdrawals(Tombstones tombstones) {
    this.tombstones = tombstones;
  }

  /** Deletes all rows of the response that a withdrawal code names; false where there is none. */
  @Transactional
  public boolean withdraw(String slug, String code, Instant at) {
    Optional<Response> response = Response.withdrawable(slug, Code.hash(Code.typed(code)));
    response.ifPresent(found -> tombstones.bury(found.tombstone, at));
    return response.isPresent();
  }

  /** The same for who has the secret itself. */
  @Transactional
  public void withdrawOwn(String id, String secret, Instant at) {
    tombstones.bury(Responses.locked(id, secret).tombstone, at);
  }
}
