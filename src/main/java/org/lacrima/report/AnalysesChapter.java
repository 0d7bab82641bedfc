package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.Notice;

/**
 * Each analysis of the spec, in its order: what came out, what to know about it, its tables. A new
 * analysis kind needs one line in {@link #tables}.
 */
final class AnalysesChapter implements Chapter {

  /** More tables of one analysis are for those who open them. */
  private static final int MOST_OPEN = 6;

  /** The anchor of the analysis at this place of the spec, from 0. */
  static String anchor(int index) {
    return "a" + (index + 1);
  }

  @Override
  public List<Section> sections(Setting setting) {
    List<Section> sections = new ArrayList<>();
    for (AnalysisResult analysis : setting.results().analyses()) {
      List<Block> blocks = new ArrayList<>();
      List<Phrase> sentences = Findings.of(analysis, setting);
      if (!sentences.isEmpty()) {
        blocks.add(Block.Text.of(Phrase.join(sentences, " ")));
      }
      notices(analysis, setting).forEach(notice -> blocks.add(new Block.Notice(notice)));
      List<Block> shown = new ArrayList<>();
      List<Table> tables = tables(analysis, setting);
      for (Table table : tables) {
        shown.add(new Block.Tabular(table, tables.size() > MOST_OPEN));
      }
      shown.addAll(Figures.of(analysis, setting));
      blocks.addAll(Findings.fromPrint(analysis) ? shown : setting.marked(shown));
      String key = "kind." + analysis.kind();
      Phrase title = setting.messages().has(key) ? setting.phrase(key) : Phrase.of(analysis.kind());
      sections.add(new Section(anchor(sections.size()), title, analysis.id(), analysis, blocks));
    }
    return sections;
  }

  private static Set<Phrase> notices(AnalysisResult analysis, Setting setting) {
    Set<Phrase> notices = new LinkedHashSet<>();
    for (Notice notice : analysis.notices()) {
      notices.add(setting.said(notice.said()));
    }
    for (Notice notice : setting.results().notices()) {
      if (notice.about().equals(analysis.id())) {
        notices.add(setting.said(notice.said()));
      }
    }
    return notices;
  }

  private static List<Table> tables(AnalysisResult analysis, Setting setting) {
    if (analysis.records().isEmpty()) {
      return List.of();
    }
    return switch (analysis.kind()) {
      case "descriptives" -> DescriptiveTables.descriptives(analysis, setting);
      case "frequencies" -> DescriptiveTables.frequencies(analysis, setting);
      case "correlation", "partial-correlation" -> CorrelationTables.of(analysis, setting);
      case "t-test" -> GroupTables.tTest(analysis, setting);
      case "anova" -> GroupTables.anova(analysis, setting);
      case "chi-square" -> ChiSquareTables.of(analysis, setting);
      case "reliability" -> ReliabilityTables.of(analysis, setting);
      default -> RecordTables.of(analysis, setting);
    };
  }
}
