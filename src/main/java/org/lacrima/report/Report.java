package org.lacrima.report;

import java.util.List;

/**
 * A whole report, before anyone decided how it is written down.
 *
 * @param meta what the report was made from, in short pieces
 * @param synthetic the warning that must not be overlooked; empty for real responses
 * @param findings sentences for the first screen
 * @param sample how many rows came in, were dropped and why, and were analysed
 */
record Report(
    Messages messages,
    String title,
    List<Phrase> meta,
    Phrase synthetic,
    List<Finding> findings,
    List<SampleStep> sample,
    List<Chapter> chapters,
    List<Phrase> methods,
    List<Derived> derived,
    List<Wording> wordings) {

  /**
   * What one analysis found, in a paragraph.
   *
   * @param chapter the number of its chapter, from 1; 0 where it belongs to none
   */
  record Finding(Phrase text, int chapter) {}

  /**
   * One step of the sample flow.
   *
   * @param dropped these rows left; otherwise they remained
   */
  record SampleStep(Phrase what, long rows, boolean dropped) {}

  /** What one analysis found, in tables. */
  record Chapter(String id, Phrase title, List<Numbered> tables, List<Phrase> notices) {}

  record Numbered(int number, Table table) {}

  /** A variable that goes by its name, and what was asked. */
  record Wording(String name, String text) {}

  /** A variable that the spec made, and its formula as written. */
  record Derived(String name, String formula) {}
}
