package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;

/** What whoever reads no further must know: what was asked, of how many, and what came out. */
final class FirstScreen {

  private final Setting setting;
  private final AnalysisResults results;

  FirstScreen(Setting setting) {
    this.setting = setting;
    this.results = setting.results();
  }

  List<Section> sections() {
    return List.of(Section.of("findings", setting.phrase("report.findings"), findings()));
  }

  private List<Block> findings() {
    List<Block> findings = new ArrayList<>();
    List<Block> measured = new ArrayList<>();
    for (int i = 0; i < results.analyses().size(); i++) {
      AnalysisResult analysis = results.analyses().get(i);
      List<Phrase> sentences = Findings.of(analysis, setting);
      if (!sentences.isEmpty()) {
        // How well was measured matters, but what came out was asked first.
        (analysis.kind().equals("reliability") ? measured : findings)
            .add(
                new Block.Text(
                    Phrase.join(sentences, " "), AnalysesChapter.anchor(i), analysis.id()));
      }
    }
    findings.addAll(measured);
    if (findings.isEmpty()) {
      findings.add(Block.Text.of(setting.phrase("finding.none")));
    }
    return findings;
  }

  List<Phrase> meta() {
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
