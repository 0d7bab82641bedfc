package org.lacrima.export;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.survey.Order;

/**
 * One response as it is handed out.
 *
 * @param submittedAt null while it is in progress
 * @param durationS seconds from start to submission; null while it is in progress
 * @param status as the exact file has it: in-progress, submitted or synthetic
 * @param order in which it was asked
 * @param trapped a field that no person sees or reaches was filled in
 * @param newest the newest answer of each column, as {@link org.lacrima.survey.PageCheck#answers}
 *     gave it; what was never sent is absent
 */
public record ResponseData(
    String responseId,
    String studyVersion,
    String language,
    OffsetDateTime startedAt,
    @Nullable OffsetDateTime submittedAt,
    @Nullable Long durationS,
    String status,
    String consentVersion,
    Order order,
    boolean trapped,
    Map<String, String> newest) {

  public ResponseData {
    newest = Map.copyOf(newest);
  }
}
