package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.Notice;

/** Who was excluded and why, and what to know about the data as a whole. */
final class SampleChapter implements Chapter {

  @Override
  public List<Section> sections(Setting setting) {
    List<Section> sections = new ArrayList<>();
    AnalysisResults.Data data = setting.results().data();
    if (data != null) {
      sections.add(
          Section.of(
              "sample",
              setting.phrase("report.sample"),
              List.of(new Block.Flow(steps(data, setting)))));
    }
    List<Block> notices = new ArrayList<>();
    general(setting).forEach(notice -> notices.add(new Block.Notice(notice)));
    if (!notices.isEmpty()) {
      sections.add(Section.of("notices", setting.phrase("report.notices"), notices));
    }
    return sections;
  }

  private static List<Block.Step> steps(AnalysisResults.Data data, Setting setting) {
    List<Block.Step> steps = new ArrayList<>();
    steps.add(
        new Block.Step(
            setting.phrase("sample.rows", Phrase.code(data.file())), data.rows(), false));
    long left = data.rows();
    for (AnalysisResults.Exclusion exclusion : data.excluded()) {
      steps.add(new Block.Step(Phrase.of(exclusion.reason()), exclusion.n(), true));
      left -= exclusion.n();
    }
    if (left != data.analysed()) {
      steps.add(new Block.Step(setting.phrase("sample.unfinished"), left - data.analysed(), true));
    }
    steps.add(new Block.Step(setting.phrase("sample.analysed"), data.analysed(), false));
    return steps;
  }

  /** Notices about the whole run or about a variable, which no analysis prints. */
  private static List<Phrase> general(Setting setting) {
    AnalysisResults results = setting.results();
    Set<String> ids = new LinkedHashSet<>();
    results.analyses().forEach(analysis -> ids.add(analysis.id()));
    return results.notices().stream()
        .filter(notice -> !ids.contains(notice.about()))
        .map(Notice::said)
        .map(setting::said)
        .toList();
  }
}
