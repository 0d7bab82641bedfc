package org.lacrima.report;

import java.util.List;

/**
 * A whole report, before anyone decided how it is written down.
 *
 * @param meta what the report was made from, in short pieces
 * @param question what is asked; empty where the spec does not say
 * @param synthetic the warning that must not be overlooked; empty for real responses
 * @param first the sections of the first screen, which stand before the contents
 * @param sections all others
 */
record Report(
    Messages messages,
    String title,
    List<Phrase> meta,
    Phrase question,
    Phrase synthetic,
    List<Section> first,
    List<Section> sections) {

  Report {
    meta = List.copyOf(meta);
    first = List.copyOf(first);
    sections = List.copyOf(sections);
  }
}
