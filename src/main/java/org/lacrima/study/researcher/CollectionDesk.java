package org.lacrima.study.researcher;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.lacrima.study.storage.Audit;
import org.lacrima.study.storage.Response;
import org.lacrima.study.storage.Study;
import org.lacrima.study.ways.CollectionSettings;
import org.lacrima.study.ways.SettingProblem;
import org.lacrima.study.ways.TicketBook;
import org.lacrima.study.ways.WrittenSettings;
import org.lacrima.study.web.Refusal;

/** How a researcher's study collects: one core behind the pages and the JSON. */
@ApplicationScoped
class CollectionDesk {

  private final DataSource dataSource;
  private final SecurityIdentity identity;
  private final Clock clock;

  CollectionDesk(DataSource dataSource, SecurityIdentity identity, Clock clock) {
    this.dataSource = dataSource;
    this.identity = identity;
    this.clock = clock;
  }

  @Transactional
  CollectionSettings settings(String slug) {
    return CollectionSettings.of(owned(slug));
  }

  /** Keeps all of it or, where it gives problems, nothing. */
  @Transactional
  List<SettingProblem> keep(String slug, WrittenSettings written) {
    Study study = owned(slug);
    CollectionSettings before = CollectionSettings.of(study);
    List<SettingProblem> problems = new ArrayList<>();
    CollectionSettings wanted = written.check(problems);
    if (before.anonymous() && !wanted.anonymous()) {
      problems.add(
          new SettingProblem(
              "/anonymous",
              "anonymity-stays",
              "false",
              "It was promised to whoever has answered; it is not taken back."));
    }
    if (!before.anonymous() && wanted.anonymous() && !canPromise(study)) {
      problems.add(
          new SettingProblem(
              "/anonymous",
              "anonymity-too-late",
              "true",
              "Responses have begun; anonymity can be promised only before the first one."));
    }
    String changes = before.changesTo(wanted);
    if (problems.isEmpty() && !changes.isEmpty()) {
      wanted.keep(study);
      Audit.record(clock.instant(), name(), "change-collection", slug, changes);
    }
    return problems;
  }

  /** Nobody has begun yet; the database looks again when it is promised. */
  @Transactional
  boolean canPromise(Study study) {
    return Response.count("surveyVersion.study", study) == 0 && Audit.withdrawals(study) == 0;
  }

  /** What somebody does with a study's tickets. */
  @FunctionalInterface
  interface Work<T> {
    T with(TicketBook book, String actor, Instant at) throws SQLException;
  }

  /** In the transaction of the request. */
  @Transactional
  <T> T tickets(String slug, Work<T> work) {
    Study study = owned(slug);
    try (Connection connection = dataSource.getConnection()) {
      TicketBook book = TicketBook.of(connection, study.slug).orElseThrow(Refusal::notFound);
      return work.with(book, name(), clock.instant());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Study owned(String slug) {
    return Study.findOwned(slug, name()).orElseThrow(Refusal::notFound);
  }

  String name() {
    return identity.getPrincipal().getName();
  }
}
