package org.lacrima.study.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.security.Passwords;
import org.lacrima.study.storage.Audit;
import org.lacrima.study.storage.Researcher;

/** Makes the account with which a new service is first entered. There is no default password. */
@ApplicationScoped
class FirstResearcher {

  static final String NAME = "researcher";

  /** Told on the terminal and nowhere else. */
  record Account(String name, String password) {}

  private final Clock clock;

  FirstResearcher(Clock clock) {
    this.clock = clock;
  }

  /**
   * The account, if it was made now; also made again with a new password while nobody has used it,
   * because the first terminal may be gone.
   */
  @Transactional
  @Nullable Account ensure() {
    Researcher first = Researcher.named(NAME).orElse(null);
    if (first == null && Researcher.count() > 0 || first != null && !first.mustChange) {
      return null;
    }
    String password = Code.grouped(Code.random().substring(0, 20));
    if (first == null) {
      first = new Researcher();
      first.name = NAME;
      first.mustChange = true;
      first.createdAt = clock.instant();
    }
    first.password = Passwords.hash(password);
    first.persist();
    Audit.record(clock.instant(), "opening", "one-time-password", NAME, "");
    return new Account(NAME, password);
  }
}
