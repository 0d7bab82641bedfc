package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.Notice;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.SpecRun;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/** Who was excluded and why, and what to know about the data as a whole. */
final class SampleChapter implements Chapter {

  @Override
  public List<Section> sections(Setting setting) {
    List<Section> sections = new ArrayList<>();
    AnalysisResults.Data data = setting.results().data();
    if (data != null) {
      List<Block> blocks = new ArrayList<>();
      blocks.add(new Block.Flow(steps(data, setting)));
      List<Row> cases = cases(setting);
      if (!cases.isEmpty()) {
        blocks.add(new Block.Tabular(shown(cases, setting)));
      }
      sections.add(Section.of("sample", setting.phrase("report.sample"), blocks));
    }
    List<Block> notices = new ArrayList<>();
    general(setting).forEach(notice -> notices.add(new Block.Notice(notice)));
    if (!notices.isEmpty()) {
      sections.add(Section.of("notices", setting.phrase("report.notices"), notices));
    }
    return sections;
  }

  /** Without columns in which nothing stands. */
  private static Table shown(List<Row> cases, Setting setting) {
    List<String> heads = List.of("analysis", "where", "missing-rule", "n");
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      int column = i;
      if (cases.stream().anyMatch(row -> !row.cells().get(column).lines().isEmpty())) {
        kept.add(i);
      }
    }
    return new Table(
        setting.phrase("title.cases"),
        kept.size(),
        List.of(setting.heads(kept.stream().map(heads::get).toList())),
        cases.stream()
            .map(row -> Row.of(kept.stream().map(i -> row.cells().get(i)).toList()))
            .toList(),
        List.of(setting.phrase("note.cases")));
  }

  /** How many cases each analysis has, from fewest to most, and what keeps the others out. */
  private static List<Row> cases(Setting setting) {
    List<Row> rows = new ArrayList<>();
    for (AnalysisResult analysis : setting.results().analyses()) {
      LongSummaryStatistics n =
          analysis.records().stream()
              .mapToLong(ResultRecord::n)
              .filter(cases -> cases >= 0)
              .summaryStatistics();
      if (n.getCount() == 0 || analysis.options().getOrDefault("source", "").equals("printed")) {
        continue;
      }
      String rule = "missing." + analysis.options().getOrDefault("missing", "");
      String least = ApaNumber.count(n.getMin());
      rows.add(
          Row.of(
              List.of(
                  Cell.of(Phrase.quoted(analysis.id())),
                  analysis.where().isEmpty()
                      ? Cell.EMPTY
                      : Cell.of(setting.labels().where(analysis.where())),
                  setting.messages().has(rule) ? Cell.of(setting.phrase(rule)) : Cell.EMPTY,
                  Cell.of(
                      n.getMin() == n.getMax()
                          ? least
                          : least + "\u2013" + ApaNumber.count(n.getMax())))));
    }
    return rows;
  }

  private static List<Block.Step> steps(AnalysisResults.Data data, Setting setting) {
    List<Block.Step> steps = new ArrayList<>();
    steps.add(
        new Block.Step(
            setting.phrase("sample.rows", Phrase.code(data.file())), data.rows(), false));
    long left = data.rows();
    for (AnalysisResults.Exclusion exclusion : data.excluded()) {
      steps.add(
          new Block.Step(
              exclusion.reason().equals(SpecRun.NOT_SUBMITTED)
                  ? setting.phrase("sample.unfinished")
                  : Phrase.quoted(exclusion.reason()),
              exclusion.n(),
              true));
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
