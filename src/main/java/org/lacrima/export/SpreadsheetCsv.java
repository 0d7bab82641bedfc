package org.lacrima.export;

import com.opencsv.CSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lacrima.dataset.MissingCode;
import org.lacrima.dataset.Variable;
import org.lacrima.survey.SurveyDefinition;

/**
 * The file for a spreadsheet: labels for values, words for kinds of missing, a byte-order mark so
 * that it opens as UTF-8. A text cell that a spreadsheet could evaluate gets an apostrophe in
 * front; numbers are written by us and stay as they are, so −3 is never touched.
 */
public final class SpreadsheetCsv {

  private static final String EVALUATED = "=+-@\t\r\n＝＋－＠";

  private final ResponseRows rows;

  public SpreadsheetCsv(
      SurveyDefinition survey, ExportOptions options, TypicalPace typical, String language) {
    this.rows = new ResponseRows(survey, options, typical, language);
  }

  /** Writes header and responses; flushes {@code out} and leaves it open. */
  public void write(Iterator<ResponseData> responses, Writer out) throws IOException {
    out.write('\uFEFF');
    CSVWriter csv = ExactCsv.csv(out);
    ExactCsv.line(csv, rows.header());
    while (responses.hasNext()) {
      ExactCsv.line(csv, labelled(rows.row(responses.next())));
    }
    csv.flush();
  }

  private List<String> labelled(List<String> row) {
    List<String> cells = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      cells.add(cell(rows.variables().get(i), row.get(i)));
    }
    return cells;
  }

  private static String cell(Variable variable, String value) {
    Optional<MissingCode> missing =
        variable.missing().contains(value) ? MissingCode.of(value) : Optional.empty();
    if (missing.isPresent()) {
      return "(" + words(missing.get()) + ")";
    }
    String label = variable.labels().get(value);
    if (label != null) {
      return safe(label);
    }
    return variable.forcedText() ? safe(value) : value;
  }

  static String words(MissingCode code) {
    return code == MissingCode.PREFERRED_NOT
        ? "preferred not to answer"
        : code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Text that no spreadsheet evaluates. */
  public static String safe(String text) {
    return !text.isEmpty() && EVALUATED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
