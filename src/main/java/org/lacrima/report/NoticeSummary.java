package org.lacrima.report;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;

/** The notices of a run that change what its numbers are worth, for the end of a terminal. */
public final class NoticeSummary {

  private static final int SHOWN = 12;

  /** They say how a number was made, as its reader asked for it, and take nothing from it. */
  private static final Set<String> HARMLESS =
      Set.of("given", "exact-p", "bootstrap", "equivalence-bounds", "groups", "empty-level");

  private NoticeSummary() {}

  /**
   * Writes the notices that matter, those of one analysis together; nothing where there are none.
   */
  public static void write(AnalysisResults results, int width, Appendable out) throws IOException {
    Setting setting = Setting.of(results);
    Set<String> lines = new LinkedHashSet<>();
    Set<String> analyses = new LinkedHashSet<>();
    for (AnalysisResult analysis : results.analyses()) {
      analyses.add(analysis.id());
      Set<String> said = new LinkedHashSet<>(HARMLESS);
      analysis.notices().stream()
          .filter(notice -> !HARMLESS.contains(notice.code()))
          .forEach(
              notice -> {
                said.add(notice.code());
                lines.add(analysis.id() + ": " + setting.said(notice.said()).text());
              });
      Notes.ofRecords(analysis.records(), said, setting)
          .forEach(note -> lines.add(analysis.id() + ": " + note.text()));
    }
    results.notices().stream()
        .filter(notice -> !HARMLESS.contains(notice.code()))
        .forEach(
            notice ->
                lines.add(
                    (analyses.contains(notice.about()) ? notice.about() + ": " : "")
                        + setting.said(notice.said()).text()));
    if (lines.isEmpty()) {
      return;
    }
    out.append(setting.text("summary.notices")).append('\n');
    List<String> shown = lines.stream().limit(SHOWN).toList();
    for (String line : shown) {
      String before = "- ";
      for (String part : Texts.wrap(line, width - before.length())) {
        out.append(before).append(part).append('\n');
        before = "  ";
      }
    }
    if (lines.size() > SHOWN) {
      out.append(setting.text("summary.notices.more", ApaNumber.count(lines.size() - SHOWN)))
          .append('\n');
    }
  }
}
