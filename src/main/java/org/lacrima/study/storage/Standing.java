package org.lacrima.study.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a response stands.
 *
 * @param response as it was read; changing it changes nothing, and it has no survey version yet
 * @param surveyVersion the number of the version it is bound to
 * @param answers the newest of each column
 * @param seen the last submission that went into the answers; null where there is none
 */
public record Standing(
    Response response, long surveyVersion, Map<String, String> answers, @Nullable Long seen) {}
