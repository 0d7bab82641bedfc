package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;

/** Makes a {@link Report}: the first screen, then chapter after chapter. */
final class ReportBuilder {

  private ReportBuilder() {}

  /** All chapters in the order of reading. */
  private static List<Chapter> chapters() {
    return List.of(
        new VerdictChapter(),
        new SampleChapter(),
        new MeasuresChapter(),
        new AnalysesChapter(),
        new AcrossSamplesChapter(),
        new MultiverseChapter(),
        new SealChapter(),
        new MethodsChapter());
  }

  static Report build(Evidence evidence) {
    Setting setting = Setting.of(evidence);
    List<Section> sections = new ArrayList<>();
    for (Chapter chapter : chapters()) {
      sections.addAll(chapter.sections(setting));
    }
    FirstScreen first = new FirstScreen(setting);
    List<Section> opening = first.sections();
    sections.add(AuditChapter.section(setting, opening, sections));
    return new Report(
        setting.messages(),
        setting.results().spec().title(),
        first.meta(),
        first.question(),
        first.synthetic(),
        opening,
        sections);
  }
}
