package org.lacrima.cli;

import java.io.PrintWriter;
import java.util.List;
import org.lacrima.definition.Problem;

/** Prints problems, one after the other, and how many there are. */
final class ProblemList {

  private ProblemList() {}

  static void print(List<Problem> problems, PrintWriter out) {
    problems.forEach(out::println);
    out.println(problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
    out.flush();
  }
}
