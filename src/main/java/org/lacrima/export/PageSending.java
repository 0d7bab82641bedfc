package org.lacrima.export;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a page that was kept.
 *
 * @param shownAt when its form was made; null where that is not known
 * @param edits how many answers it changed that had been given before
 */
public record PageSending(
    String page, @Nullable OffsetDateTime shownAt, OffsetDateTime receivedAt, int edits) {}
