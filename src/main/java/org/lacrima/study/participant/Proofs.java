package org.lacrima.study.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.security.ProofOfWork;
import org.lacrima.study.storage.Study;
import org.lacrima.study.web.Refusal;

/** Whether a device has done its work before a response begins, where the study asks for it. */
@ApplicationScoped
class Proofs {

  static final String TICKET = "ticket";

  private final ProofOfWork work;

  Proofs(ProofOfWork work) {
    this.work = work;
  }

  /** A field of the form that waits. */
  public record Field(String name, String value) {}

  /**
   * What somebody does whose device could not: wait, and send the same form again.
   *
   * @param fields of the form, and the ticket
   */
  record Wait(long seconds, List<Field> fields) {}

  @Transactional
  boolean needed(String study) {
    return Study.of(study).orElseThrow(Refusal::notFound).proofOfWork;
  }

  ProofOfWork.Challenge challenge(String study) {
    return work.challenge(study);
  }

  /** Thrown where a participant has to wait first. */
  static final class WaitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Wait wait;

    WaitException(Wait wait) {
      super("", null, false, false);
      this.wait = wait;
    }

    Wait needed() {
      return wait;
    }
  }

  /**
   * Goes on where nothing is needed, or it has been done, or waited for.
   *
   * @throws WaitException where it has not
   */
  void require(Study asks, MultivaluedMap<String, String> form) {
    wait(asks, form)
        .ifPresent(
            wait -> {
              throw new WaitException(wait);
            });
  }

  private Optional<Wait> wait(Study asks, MultivaluedMap<String, String> form) {
    String study = asks.slug;
    String sent = form.getFirst("key");
    if (!asks.proofOfWork
        || work.solved(study, sent, form.getFirst("challenge"), form.getFirst("proof"))) {
      return Optional.empty();
    }
    String key = sent != null && Code.isCode(sent) ? sent : Code.random();
    String ticket = form.getFirst(TICKET);
    Long left = work.secondsLeft(study, key, ticket);
    if (left != null && left == 0) {
      return Optional.empty();
    }
    if (left == null) {
      ticket = work.ticket(study, key);
      left = work.secondsLeft(study, key, ticket);
    }
    return Optional.of(new Wait(left == null ? 0 : left, fields(form, key, ticket)));
  }

  private static List<Field> fields(
      MultivaluedMap<String, String> form, String key, @Nullable String ticket) {
    List<Field> fields = new ArrayList<>();
    for (String name : List.of("lang", "consentVersion", "consent", "adult")) {
      String value = form.getFirst(name);
      if (value != null) {
        fields.add(new Field(name, value));
      }
    }
    fields.add(new Field("key", key));
    fields.add(new Field(TICKET, String.valueOf(ticket)));
    return fields;
  }

  /**
   * The same for programs that ask for a challenge: the key that it belongs to, null where none is
   * needed.
   */
  @Nullable String checked(
      String study, @Nullable String key, @Nullable String challenge, @Nullable String number) {
    if (!needed(study)) {
      return null;
    }
    if (key == null || !work.solved(study, key, challenge, number)) {
      throw Refusal.of(
          Status.FORBIDDEN,
          "proof-missing",
          "This study asks for proof of work first: GET …/challenge, and send key, challenge and"
              + " number.");
    }
    return key;
  }
}
