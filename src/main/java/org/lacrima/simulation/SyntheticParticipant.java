package org.lacrima.simulation;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * One made-up participant: what they sent, page by page, and what was accepted of it.
 *
 * @param answers the newest answer of each column after the last page
 */
public record SyntheticParticipant(
    int index,
    String responseId,
    String language,
    OffsetDateTime startedAt,
    List<Submission> submissions,
    Map<String, String> answers) {

  /**
   * One page as a form sends it.
   *
   * @param after from the page before (or from the start) to the moment this one is sent
   */
  public record Submission(String page, Map<String, List<String>> values, Duration after) {

    public Submission {
      values = Map.copyOf(values);
    }
  }

  public SyntheticParticipant {
    submissions = List.copyOf(submissions);
    answers = Map.copyOf(answers);
  }

  public Duration duration() {
    return submissions.stream().map(Submission::after).reduce(Duration.ZERO, Duration::plus);
  }

  public OffsetDateTime submittedAt() {
    return startedAt.plus(duration());
  }
}
