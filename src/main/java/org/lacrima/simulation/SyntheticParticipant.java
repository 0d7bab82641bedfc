package org.lacrima.simulation;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.lacrima.survey.Order;

/**
 * One made-up participant: what they sent, page by page, and what was accepted of it.
 *
 * @param order in which they were asked
 * @param screenedOut an answer said that the survey is not about them, so they have nothing to send
 * @param answers the newest answer of each column after the last page
 */
public record SyntheticParticipant(
    int index,
    String responseId,
    String language,
    OffsetDateTime startedAt,
    Order order,
    List<Submission> submissions,
    boolean screenedOut,
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
