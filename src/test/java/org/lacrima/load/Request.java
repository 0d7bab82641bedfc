package org.lacrima.load;

import org.jspecify.annotations.Nullable;

/**
 * One request of a participant.
 *
 * @param form what is posted; null asks for a page
 */
record Request(String path, @Nullable String form) {

  static Request get(String path) {
    return new Request(path, null);
  }

  /** Whether an answer to it says that a page of answers is kept. */
  boolean saves() {
    return form != null && path.contains("/pages/");
  }
}
