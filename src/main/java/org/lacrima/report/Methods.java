package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;

/** The methods section, written from what was done and not from what was planned. */
final class Methods {

  private Methods() {}

  static List<Phrase> of(Setting setting) {
    List<Phrase> paragraphs = new ArrayList<>();
    paragraphs.add(source(setting));
    List<Phrase> analyses = new ArrayList<>();
    Set<String> said = new LinkedHashSet<>();
    for (AnalysisResult analysis : setting.results().analyses()) {
      for (ResultRecord record : analysis.records()) {
        String bootstrap = record.notes().contains("bootstrap") ? ".bootstrap" : "";
        String method = record.method().isEmpty() ? "" : "." + record.method() + bootstrap;
        for (String key :
            List.of(analysis.kind(), analysis.kind() + method, "term." + record.term())) {
          if (setting.messages().has("methods." + key) && said.add(key)) {
            analyses.add(setting.phrase("methods." + key));
          }
        }
      }
    }
    analyses.add(
        setting.phrase(
            "methods.intervals",
            ApaNumber.level(setting.results().spec().confidence()),
            ApaNumber.bounded(setting.results().spec().alpha())));
    paragraphs.add(Phrase.join(analyses, " "));
    paragraphs.add(setting.phrase("methods.records"));
    return paragraphs;
  }

  private static Phrase source(Setting setting) {
    AnalysisResults results = setting.results();
    AnalysisResults.Spec spec = results.spec();
    Phrase text =
        setting.phrase(
            "methods.spec", results.engine(), Phrase.code(spec.id()), hash(spec.sha256()));
    AnalysisResults.Data data = results.data();
    if (data == null) {
      return text.and(" ").and(setting.phrase("methods.no-data"));
    }
    return text.and(" ")
        .and(
            data.sha256().isEmpty()
                ? setting.phrase(
                    "methods.table", Phrase.code(data.file()), ApaNumber.count(data.rows()))
                : setting.phrase(
                    "methods.file",
                    Phrase.code(data.file()),
                    ApaNumber.count(data.rows()),
                    hash(data.sha256())));
  }

  private static Phrase hash(String sha256) {
    return Phrase.code(sha256);
  }
}
