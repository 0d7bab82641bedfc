package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;

/**
 * A part of the report with a heading.
 *
 * @param id anchor, unique in the report, a plain name
 * @param tag what the spec calls it, set small beside the title; empty where it has no name there
 * @param analysis whose numbers it prints; null where it is about no single one
 */
record Section(
    String id, Phrase title, String tag, @Nullable AnalysisResult analysis, List<Block> blocks) {

  Section {
    blocks = List.copyOf(blocks);
  }

  static Section of(String id, Phrase title, List<Block> blocks) {
    return new Section(id, title, "", null, blocks);
  }

  /** The same section with more at its end. */
  Section with(List<? extends Block> more) {
    List<Block> all = new ArrayList<>(blocks);
    all.addAll(more);
    return new Section(id, title, tag, analysis, all);
  }

  /** Its tables, in order. */
  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Block.Tabular tabular) {
        tables.add(tabular.table());
      }
    }
    return tables;
  }
}
