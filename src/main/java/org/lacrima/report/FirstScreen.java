package org.lacrima.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.multiverse.Multiverse;
import org.lacrima.analysis.published.Published;
import org.lacrima.analysis.published.PublishedStudy;
import org.lacrima.analysis.verdict.Verdict;

/** What whoever reads no further must know: what was asked, of how many, and what came out. */
final class FirstScreen {

  private static final int SHOWN = 6;

  private final Setting setting;
  private final AnalysisResults results;

  FirstScreen(Setting setting) {
    this.setting = setting;
    this.results = setting.results();
  }

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("findings", setting.phrase("report.findings"), findings()));
    Brief brief = new Brief(setting);
    List<Block.Entry> samples = brief.samples();
    if (!samples.isEmpty()) {
      sections.add(
          Section.of(
              "each-sample",
              setting.phrase("samples.brief"),
              List.of(
                  new Block.Entries(samples),
                  more("samples.brief.more", AcrossSamplesChapter.ANCHOR))));
    }
    Multiverse multiverse = results.multiverse();
    if (multiverse != null && multiverse.claims().isEmpty()) {
      sections.add(
          Section.of(
              "otherwise",
              setting.phrase("multiverse.title"),
              List.of(new Block.Entries(brief.curves()), decisions(multiverse))));
    }
    List<Block> glance = glance();
    if (!glance.isEmpty()) {
      sections.add(Section.of("glance", setting.phrase("report.glance"), glance));
    }
    return sections;
  }

  private Block decisions(Multiverse multiverse) {
    return new Block.Text(
        setting.phrase("multiverse.intro", multiverse.decisions().size(), multiverse.distinct()),
        MultiverseChapter.ANCHOR,
        setting.text("brief.there"));
  }

  private Block more(String key, String anchor) {
    return new Block.Text(setting.phrase(key), anchor, setting.text("brief.there"));
  }

  /** What is asked; empty where the spec does not say. */
  Phrase question() {
    return Phrase.quoted(results.spec().question());
  }

  private List<Block> findings() {
    List<Block> findings = new ArrayList<>();
    List<AnalysisResult> main = mainAnalyses();
    for (AnalysisResult analysis : main.subList(0, StrictMath.min(SHOWN, main.size()))) {
      List<Phrase> sentences = Findings.brief(analysis, setting);
      findings.add(
          new Block.Text(
              Phrase.join(sentences, " "),
              AnalysesChapter.anchor(results.analyses().indexOf(analysis)),
              analysis.id()));
    }
    if (findings.isEmpty()) {
      findings.add(Block.Text.of(setting.phrase("finding.none")));
    }
    if (main.size() > SHOWN) {
      findings.add(
          Block.Text.of(
              setting.phrase("finding.more-analyses", ApaNumber.count(main.size() - SHOWN))));
    }
    return findings;
  }

  /**
   * The analyses that have something to tell, the most important first: those that answer a claim,
   * then other tests, then how well was measured. What only recomputes print comes last.
   */
  private List<AnalysisResult> mainAnalyses() {
    Set<String> claimed = new LinkedHashSet<>();
    for (Verdict verdict : setting.evidence().verdicts()) {
      if (verdict.criterion() == Verdict.Criterion.CLAIM) {
        claimed.addAll(List.of(verdict.analysis().split(" ")));
      }
    }
    List<AnalysisResult> main = new ArrayList<>(results.analyses());
    main.removeIf(analysis -> Findings.of(analysis, setting).isEmpty());
    main.sort(Comparator.comparingInt(analysis -> rank(analysis, claimed)));
    return main;
  }

  private static int rank(AnalysisResult analysis, Set<String> claimed) {
    if (claimed.contains(analysis.id())) {
      return 0;
    }
    if (Findings.fromPrint(analysis)) {
      return 3;
    }
    return analysis.kind().equals("reliability") ? 2 : 1;
  }

  private List<Block> glance() {
    List<Verdict> verdicts = setting.evidence().verdicts();
    Published published = setting.evidence().published();
    if (published == null || verdicts.isEmpty()) {
      return List.of();
    }
    Answers answers = new Answers(setting);
    Brief brief = new Brief(setting);
    List<Block.Entry> claims = new ArrayList<>();
    List<Block.Entry> counts = new ArrayList<>();
    for (PublishedStudy study : published.studies().values()) {
      List<Verdict> values = new ArrayList<>();
      for (Verdict verdict : verdicts) {
        if (!verdict.study().equals(study.id())) {
          continue;
        }
        if (verdict.criterion() == Verdict.Criterion.CLAIM) {
          Phrase holds = brief.holds(verdict.id());
          claims.add(
              new Block.Entry(
                  answers.mark(verdict.verdict()),
                  Phrase.quoted(verdict.id() + "\u2002" + verdict.published()),
                  answers.found(verdict),
                  holds.isEmpty() ? List.of() : List.of(holds)));
        } else {
          values.add(verdict);
        }
      }
      if (!values.isEmpty()) {
        counts.add(
            new Block.Entry(
                Phrase.EMPTY,
                setting.phrase("glance.values", Phrase.quoted(study.citation())),
                answers.counts(values),
                List.of()));
      }
    }
    List<Block> blocks = new ArrayList<>();
    if (!claims.isEmpty()) {
      blocks.add(new Block.Entries(claims));
    }
    if (!counts.isEmpty()) {
      blocks.add(new Block.Entries(counts));
    }
    Multiverse multiverse = results.multiverse();
    if (multiverse != null && !multiverse.claims().isEmpty()) {
      blocks.add(decisions(multiverse));
    }
    blocks.add(
        new Block.Text(
            setting.phrase("glance.more"), VerdictChapter.ANCHOR, setting.text("glance.there")));
    return blocks;
  }

  List<Phrase> meta() {
    List<Phrase> meta = new ArrayList<>();
    meta.add(Phrase.quoted(results.spec().id()));
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
              Phrase.quoted(data.file()),
              data.sha256().substring(0, StrictMath.min(8, data.sha256().length()))));
    }
    meta.add(Phrase.quoted(results.engine()));
    return meta;
  }

  Phrase synthetic() {
    AnalysisResults.Data data = results.data();
    if (data == null || data.synthetic() == 0) {
      return Phrase.EMPTY;
    }
    return data.synthetic() >= data.analysed()
        ? setting.phrase("synthetic.all")
        : setting.phrase(
            "synthetic.some", ApaNumber.count(data.synthetic()), ApaNumber.count(data.analysed()));
  }
}
