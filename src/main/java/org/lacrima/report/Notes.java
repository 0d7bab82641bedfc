package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;

/** What stands under a table: conventions, options in force, and notices in words. */
final class Notes {

  private static final int NAMED = 4;

  /** What a power analysis was given: the table shows it, no sentence is needed. */
  private static final String GIVEN = "given";

  private Notes() {}

  /** Notes about options and records; {@code conventions} are message keys and come first. */
  static List<Phrase> of(AnalysisResult analysis, Setting setting, List<String> conventions) {
    List<Phrase> notes = new ArrayList<>();
    conventions.forEach(key -> notes.add(setting.phrase(key)));
    notes.addAll(ofOptions(analysis, setting));
    Set<String> said = new LinkedHashSet<>();
    analysis.notices().forEach(notice -> said.add(notice.code()));
    notes.addAll(ofRecords(analysis.records(), said, setting));
    if (setting.evidence().starred()
        && analysis.records().stream().anyMatch(r -> !Double.isNaN(r.p()))) {
      boolean adjusted = analysis.records().stream().anyMatch(r -> !Double.isNaN(r.pAdjusted()));
      notes.add(Statistic.starsNote(setting.phrase(adjusted ? "head.p_adjusted" : "head.p")));
    }
    return notes;
  }

  private static List<Phrase> ofOptions(AnalysisResult analysis, Setting setting) {
    List<Phrase> notes = new ArrayList<>();
    for (String option : List.of("missing", "alternative", "adjust")) {
      String key = "note." + option + "." + analysis.options().getOrDefault(option, "");
      if (setting.messages().has(key)) {
        notes.add(setting.phrase(key));
      }
    }
    boolean adjusted = analysis.records().stream().anyMatch(r -> !Double.isNaN(r.pAdjusted()));
    boolean said =
        setting.messages().has("note.adjust." + analysis.options().getOrDefault("adjust", ""));
    if (adjusted && !said) {
      notes.add(setting.phrase("note.adjusted"));
    }
    return notes;
  }

  /**
   * One sentence for each code that no notice of the analysis explains, naming whom it concerns.
   */
  static List<Phrase> ofRecords(List<ResultRecord> records, Set<String> said, Setting setting) {
    Map<String, Set<String>> concerned = new LinkedHashMap<>();
    for (ResultRecord record : records) {
      for (String code : record.notes()) {
        if (!said.contains(code) && !code.equals(GIVEN)) {
          concerned.computeIfAbsent(code, c -> new LinkedHashSet<>()).add(about(record, setting));
        }
      }
    }
    List<Phrase> notes = new ArrayList<>();
    concerned.forEach((code, whom) -> notes.add(notice(code, List.copyOf(whom), setting)));
    return notes;
  }

  private static Phrase notice(String code, List<String> whom, Setting setting) {
    String named = String.join("; ", whom.subList(0, StrictMath.min(NAMED, whom.size())));
    if (whom.size() > NAMED) {
      named += " " + setting.text("note.more", whom.size() - NAMED);
    }
    String key = "notice." + code;
    return setting.messages().has(key)
        ? setting.phrase(key, named)
        : setting.phrase("notice.other", code.replace('-', ' '), named);
  }

  private static String about(ResultRecord record, Setting setting) {
    if (record.x().isEmpty()) {
      return record.level().isEmpty() ? record.analysis() : record.level();
    }
    StringBuilder about = new StringBuilder(setting.label(record.x()));
    if (!record.y().isEmpty()) {
      about.append(" \u00d7 ").append(setting.label(record.y()));
    }
    if (!record.level().isEmpty() && record.y().isEmpty()) {
      about.append(": ").append(setting.labels().level(record.x(), record.level()));
    }
    return about.toString();
  }
}
