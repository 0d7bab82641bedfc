package org.lacrima.analysis.plan;

import java.util.List;

/** Where data are: it answers a whole plan at once. */
public interface SummarySource {

  /** Names of the columns, in the source's order. */
  List<String> header();

  /** How the source is called in results: a file's or a table's name. */
  String name();

  /** The files or the one table that it is made of. */
  default List<DataFile> files() {
    return List.of(new DataFile("", name(), header()));
  }

  /**
   * Answers the plan.
   *
   * @throws org.lacrima.definition.InvalidInputException with every problem that the data have
   */
  Answer answer(Plan plan);

  /**
   * Answers several plans about the same columns, as if each had been asked alone. A source that
   * can reads its data once for all of them.
   *
   * @throws org.lacrima.definition.InvalidInputException with every problem that the data have
   */
  default List<Answer> answers(List<Plan> plans) {
    return plans.stream().map(this::answer).toList();
  }

  /** SHA-256 of the bytes that were answered from, lower-case hexadecimal; "" for a database. */
  String sha256();
}
