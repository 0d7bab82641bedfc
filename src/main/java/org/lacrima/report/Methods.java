package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.published.Published;

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
    analyses.addAll(options(setting));
    analyses.add(
        setting.phrase(
            "methods.intervals",
            ApaNumber.level(setting.results().spec().confidence()),
            ApaNumber.bounded(setting.results().spec().alpha())));
    paragraphs.add(Phrase.join(analyses, " "));
    Published published = setting.evidence().published();
    if (published != null) {
      paragraphs.add(
          setting.phrase(
              "methods.published", Phrase.code(published.file()), hash(published.sha256())));
    }
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
    text =
        text.and(" ")
            .and(
                data.sha256().isEmpty()
                    ? setting.phrase(
                        "methods.table", Phrase.code(data.file()), ApaNumber.count(data.rows()))
                    : setting.phrase(
                        "methods.file",
                        Phrase.code(data.file()),
                        ApaNumber.count(data.rows()),
                        hash(data.sha256())));
    if (data.analysed() < data.rows()) {
      text =
          text.and(" ")
              .and(
                  setting.phrase(
                      "methods.excluded",
                      ApaNumber.count(data.rows() - data.analysed()),
                      ApaNumber.count(data.rows())));
    }
    return data.synthetic() == 0 ? text : text.and(" ").and(setting.phrase("methods.synthetic"));
  }

  /** How missing values were left out, and where random numbers begin. */
  private static List<Phrase> options(Setting setting) {
    List<Phrase> said = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>();
    for (AnalysisResult analysis : setting.results().analyses()) {
      missing.add(analysis.options().getOrDefault("missing", ""));
    }
    missing.remove("");
    if (!missing.isEmpty()) {
      said.add(
          setting.phrase(
              "methods.missing." + (missing.size() > 1 ? "both" : missing.iterator().next())));
    }
    for (AnalysisResult analysis : setting.results().analyses()) {
      String seed = analysis.options().getOrDefault("seed", "");
      if (!seed.isEmpty()) {
        said.add(setting.phrase("methods.seed", seed, Phrase.code(analysis.id())));
      }
    }
    return said;
  }

  private static Phrase hash(String sha256) {
    return Phrase.code(sha256);
  }
}
