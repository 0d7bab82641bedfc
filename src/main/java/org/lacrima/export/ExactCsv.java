package org.lacrima.export;

import com.opencsv.CSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.lacrima.dataset.Variable;
import org.lacrima.survey.SurveyDefinition;

/**
 * The exact file, for R, SPSS and replication: values and missing codes as they are, RFC 4180 with
 * CRLF, UTF-8 without a mark. Rows are written one by one, so that memory does not grow with them.
 */
public final class ExactCsv {

  private final ResponseRows rows;

  /**
   * @param typical of the same responses that are written
   */
  public ExactCsv(SurveyDefinition survey, ExportOptions options, TypicalPace typical) {
    this.rows = new ResponseRows(survey, options, typical, survey.language());
  }

  /** The columns that are written, described. */
  public List<Variable> variables() {
    return rows.variables();
  }

  public List<String> header() {
    return rows.header();
  }

  public List<String> row(ResponseData response) {
    return rows.row(response);
  }

  /** Writes header and responses; flushes {@code out} and leaves it open. */
  public void write(Iterator<ResponseData> responses, Writer out) throws IOException {
    CSVWriter csv = csv(out);
    line(csv, header());
    while (responses.hasNext()) {
      line(csv, row(responses.next()));
    }
    csv.flush();
    if (csv.checkError()) {
      throw new IOException("The CSV could not be written to its end", csv.getException());
    }
  }

  static CSVWriter csv(Writer out) {
    return new CSVWriter(
        out,
        CSVWriter.DEFAULT_SEPARATOR,
        CSVWriter.DEFAULT_QUOTE_CHARACTER,
        CSVWriter.DEFAULT_QUOTE_CHARACTER,
        CSVWriter.RFC4180_LINE_END);
  }

  static void line(CSVWriter csv, List<String> fields) throws IOException {
    csv.writeNext(fields.toArray(new String[0]), false);
    if (csv.checkError()) {
      throw new IOException("The CSV could not be written", csv.getException());
    }
  }
}
