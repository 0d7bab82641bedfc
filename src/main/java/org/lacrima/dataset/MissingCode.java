package org.lacrima.dataset;

import java.util.Optional;

/** The kinds of missing that our own files tell apart. Never 0, never inside a valid range. */
public enum MissingCode {
  /** Routing did not show the item, or hid it after it had been answered. */
  NOT_SHOWN(-77),
  /** Seen and left empty. */
  SKIPPED(-99),
  /** The participant chose "prefer not to answer". */
  PREFERRED_NOT(-88),
  /** The participant never came to this item. */
  NOT_REACHED(-55),
  /** A score with too few answered items. */
  TOO_FEW(-66);

  private final int code;

  MissingCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The code as it stands in the exact file. */
  public String text() {
    return Integer.toString(code);
  }

  public static Optional<MissingCode> of(String text) {
    for (MissingCode missing : values()) {
      if (missing.text().equals(text)) {
        return Optional.of(missing);
      }
    }
    return Optional.empty();
  }
}
