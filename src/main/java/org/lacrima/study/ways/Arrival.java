package org.lacrima.study.ways;

import java.util.Map;

/** By what somebody came. */
public sealed interface Arrival {

  /** Whether it is the same person's. */
  boolean isSameAs(Arrival other);

  /** A personal link. */
  record ByToken(String token) implements Arrival {
    @Override
    public boolean isSameAs(Arrival other) {
      return equals(other);
    }

    @Override
    public String toString() {
      return "a personal link";
    }
  }

  /**
   * A panel's link.
   *
   * @param identifier who it is, to the panel
   * @param others what else the study keeps of the link, by parameter
   */
  record FromPanel(String panel, String identifier, Map<String, String> others) implements Arrival {
    public FromPanel {
      others = Map.copyOf(others);
    }

    @Override
    public boolean isSameAs(Arrival other) {
      return other instanceof FromPanel from
          && from.panel.equals(panel)
          && from.identifier.equals(identifier);
    }

    @Override
    public String toString() {
      return "from " + panel;
    }
  }
}
