package org.lacrima.definition;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one load, so that all of them are told at once. Not thread-safe. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  public void add(String code, Place place, String message, String remedy) {
    found.add(new Problem(code, place, message, remedy));
  }

  public void add(String code, Place place, String message) {
    add(code, place, message, "");
  }

  public void add(Problem problem) {
    found.add(problem);
  }

  public void addAll(Iterable<Problem> problems) {
    problems.forEach(found::add);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** How many there are now: compare two counts to see whether a step found something. */
  public int count() {
    return found.size();
  }

  /** All problems, each once, in the order of their places. */
  public List<Problem> all() {
    return found.stream().distinct().sorted().toList();
  }
}
