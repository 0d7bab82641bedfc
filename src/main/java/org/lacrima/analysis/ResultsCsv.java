package org.lacrima.analysis;

import java.io.IOException;
import org.lacrima.dataset.NumberText;

/** Writes {@code results.csv}: one line a record, numbers by {@link NumberText}, LF line ends. */
public final class ResultsCsv {

  private static final String HEADER =
      "analysis,kind,method,term,x,y,given,level,n,estimate,se,statistic,df,df2,p,p_adjusted,"
          + "ci_level,ci_low,ci_high,note\n";

  private ResultsCsv() {}

  public static void write(AnalysisResults results, Appendable out) throws IOException {
    out.append(HEADER);
    for (ResultRecord r : results.records()) {
      for (String text :
          new String[] {
            r.analysis(), r.kind(), r.method(), r.term(), r.x(), r.y(), r.given(), r.level()
          }) {
        field(text, out);
        out.append(',');
      }
      out.append(r.n() < 0 ? "" : Long.toString(r.n()));
      for (double number :
          new double[] {
            r.estimate(),
            r.se(),
            r.statistic(),
            r.df(),
            r.df2(),
            r.p(),
            r.pAdjusted(),
            r.ciLevel(),
            r.ciLow(),
            r.ciHigh()
          }) {
        out.append(',').append(NumberText.of(number));
      }
      out.append(',');
      field(String.join(" ", r.notes()), out);
      out.append('\n');
    }
  }

  private static void field(String text, Appendable out) throws IOException {
    boolean quoted = false;
    for (int i = 0; i < text.length() && !quoted; i++) {
      char c = text.charAt(i);
      quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    if (quoted) {
      out.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      out.append(text);
    }
  }
}
