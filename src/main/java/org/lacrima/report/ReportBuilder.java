package org.lacrima.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.Notice;
import org.lacrima.report.Report.Chapter;
import org.lacrima.report.Report.Derived;
import org.lacrima.report.Report.Finding;
import org.lacrima.report.Report.Numbered;
import org.lacrima.report.Report.SampleStep;
import org.lacrima.report.Report.Wording;

/** Makes a {@link Report} from results. A new analysis kind needs one line in {@link #tables}. */
final class ReportBuilder {

  private final Setting setting;
  private final AnalysisResults results;
  private int tableNumber;

  private ReportBuilder(AnalysisResults results) {
    this.results = results;
    this.setting = Setting.of(results);
  }

  static Report build(AnalysisResults results) {
    return new ReportBuilder(results).build();
  }

  private Report build() {
    List<Finding> findings = new ArrayList<>();
    List<Chapter> chapters = new ArrayList<>();
    for (AnalysisResult analysis : results.analyses()) {
      chapters.add(chapter(analysis));
      List<Phrase> sentences = Findings.of(analysis, setting);
      if (!sentences.isEmpty()) {
        findings.add(new Finding(Phrase.join(sentences, " "), chapters.size()));
      }
    }
    // How well was measured matters, but what came out was asked first.
    findings.sort(Comparator.comparing(finding -> isReliability(finding.chapter())));
    if (findings.isEmpty()) {
      findings.add(new Finding(setting.phrase("finding.none"), 0));
    }
    List<Derived> derived = new ArrayList<>();
    results.derived().forEach((name, formula) -> derived.add(new Derived(name, formula)));
    List<Wording> wordings = new ArrayList<>();
    setting.labels().wordings().forEach((name, text) -> wordings.add(new Wording(name, text)));
    return new Report(
        setting.messages(),
        results.spec().title(),
        meta(),
        synthetic(),
        findings,
        sample(),
        chapters,
        Methods.of(setting),
        derived,
        wordings);
  }

  private boolean isReliability(int chapter) {
    return results.analyses().get(chapter - 1).kind().equals("reliability");
  }

  private List<Phrase> meta() {
    List<Phrase> meta = new ArrayList<>();
    meta.add(Phrase.of(results.spec().id()));
    AnalysisResults.Data data = results.data();
    if (data != null) {
      long excluded = data.excluded().stream().mapToLong(AnalysisResults.Exclusion::n).sum();
      meta.add(setting.phrase("meta.rows", ApaNumber.count(data.analysed())));
      if (excluded > 0) {
        meta.add(setting.phrase("meta.excluded", ApaNumber.count(excluded)));
      }
      meta.add(
          setting.phrase(
              "meta.data",
              data.file(),
              data.sha256().substring(0, StrictMath.min(8, data.sha256().length()))));
    }
    meta.add(Phrase.of(results.engine()));
    return meta;
  }

  private Phrase synthetic() {
    AnalysisResults.Data data = results.data();
    if (data == null || data.synthetic() == 0) {
      return Phrase.EMPTY;
    }
    return data.synthetic() >= data.analysed()
        ? setting.phrase("synthetic.all")
        : setting.phrase(
            "synthetic.some", ApaNumber.count(data.synthetic()), ApaNumber.count(data.analysed()));
  }

  private List<SampleStep> sample() {
    AnalysisResults.Data data = results.data();
    if (data == null) {
      return List.of();
    }
    List<SampleStep> steps = new ArrayList<>();
    steps.add(
        new SampleStep(
            setting.phrase("sample.rows", Phrase.code(data.file())), data.rows(), false));
    long left = data.rows();
    for (AnalysisResults.Exclusion exclusion : data.excluded()) {
      steps.add(new SampleStep(Phrase.of(exclusion.reason()), exclusion.n(), true));
      left -= exclusion.n();
    }
    if (left != data.analysed()) {
      steps.add(new SampleStep(setting.phrase("sample.unfinished"), left - data.analysed(), true));
    }
    steps.add(new SampleStep(setting.phrase("sample.analysed"), data.analysed(), false));
    return steps;
  }

  private Chapter chapter(AnalysisResult analysis) {
    List<Numbered> numbered = new ArrayList<>();
    for (Table table : tables(analysis)) {
      numbered.add(new Numbered(++tableNumber, table));
    }
    Set<Phrase> notices = new LinkedHashSet<>();
    for (Notice notice : analysis.notices()) {
      notices.add(Phrase.of(notice.message()));
    }
    for (Notice notice : results.notices()) {
      if (notice.about().equals(analysis.id())) {
        notices.add(Phrase.of(notice.message()));
      }
    }
    String key = "kind." + analysis.kind();
    Phrase title = setting.messages().has(key) ? setting.phrase(key) : Phrase.of(analysis.kind());
    return new Chapter(analysis.id(), title, numbered, List.copyOf(notices));
  }

  private List<Table> tables(AnalysisResult analysis) {
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

  /** Notices about the whole run or about a variable, which no chapter prints. */
  static List<String> general(AnalysisResults results) {
    Set<String> ids = new LinkedHashSet<>();
    results.analyses().forEach(analysis -> ids.add(analysis.id()));
    return results.notices().stream()
        .filter(notice -> !ids.contains(notice.about()))
        .map(Notice::message)
        .toList();
  }
}
