package org.lacrima.study.participant;

import com.opencsv.CSVWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.lacrima.export.SpreadsheetCsv;
import org.lacrima.study.storage.StoredAnswer;

/**
 * What is kept of a response as a file that opens in a spreadsheet: every stored row, also the
 * earlier versions of an answer that was changed.
 */
final class KeptFile {

  private KeptFile() {}

  static String csv(Kept kept, Withdrawals.Found found) {
    StringWriter out = new StringWriter();
    out.write('\uFEFF');
    try (CSVWriter csv = new CSVWriter(out)) {
      write(csv, "part", "item", "asked", "stored", "meaning", "stored_at");
      write(csv, "", "study_version", "", kept.surveyVersion(), "", "");
      write(csv, "", "consent_version", "", kept.consentVersion(), "", "");
      write(csv, "", "language", "", kept.language(), "", "");
      write(csv, "", "started_at", "", kept.startedAt().toString(), "", "");
      String sent = kept.submittedAt() == null ? "" : kept.submittedAt().toString();
      write(csv, "", "submitted_at", "", sent, "", "");
      Map<String, Kept.Part> parts = new HashMap<>();
      Map<String, Kept.Line> lines = new HashMap<>();
      Map<String, StoredAnswer> newest = new HashMap<>();
      for (Kept.Part part : kept.parts()) {
        parts.put(part.page(), part);
        part.lines()
            .forEach(line -> line.stored().keySet().forEach(column -> lines.put(column, line)));
      }
      found.rows().forEach(row -> newest.put(row.item(), row));
      for (StoredAnswer row : found.rows()) {
        Kept.Part part = parts.get(row.page());
        Kept.Line line = lines.get(row.item());
        write(
            csv,
            part == null ? row.page() : part.title(),
            row.item(),
            line == null ? "" : line.asked(),
            row.value(),
            line == null || !row.equals(newest.get(row.item())) ? "" : line.answer(),
            row.at().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void write(CSVWriter csv, String... fields) {
    String[] safe = new String[fields.length];
    for (int i = 0; i < fields.length; i++) {
      // a code like -99 is no formula
      safe[i] = fields[i].matches("-\\d\\d") ? fields[i] : SpreadsheetCsv.safe(fields[i]);
    }
    csv.writeNext(safe, false);
  }
}
