package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;

/** The last section: what the report says of itself after it was read once more. */
final class AuditChapter {

  private AuditChapter() {}

  /**
   * @throws org.lacrima.definition.InvalidInputException where a printed test contradicts itself
   */
  static Section section(Setting setting, List<Section> first, List<Section> sections) {
    List<Section> all = new ArrayList<>(first);
    all.addAll(sections);
    int agreeing = SelfAudit.agreeing(all);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Text.of(
            agreeing == 0
                ? setting.phrase("audit.none")
                : setting.phrase("audit.checked", ApaNumber.count(agreeing))));
    if (agreeing > 0) {
      blocks.add(Block.Text.of(setting.phrase("audit.what")));
    }
    return Section.of("audit", setting.phrase("report.audit"), blocks);
  }
}
