package org.lacrima.study.ways;

/** How somebody's part in a study ended, as a panel tells it apart. */
public enum Outcome {
  COMPLETE("completed"),
  SCREENED_OUT("screened-out"),
  WITHDREW("withdrawn");

  private final String state;

  Outcome(String state) {
    this.state = state;
  }

  /** Of the ticket, as it stands in the database. */
  String state() {
    return state;
  }
}
