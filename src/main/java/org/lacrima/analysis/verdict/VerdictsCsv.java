package org.lacrima.analysis.verdict;

import java.io.IOException;
import java.util.List;
import org.lacrima.dataset.NumberText;
import org.lacrima.definition.Fields;

/** Writes {@code verdicts.csv}: one line a verdict, numbers by {@link NumberText}, LF line ends. */
public final class VerdictsCsv {

  private static final String HEADER =
      "id,study,criterion,published,analysis,x,y,n,estimate,ci_low,ci_high,verdict,detail\n";

  private VerdictsCsv() {}

  public static void write(List<Verdict> verdicts, Appendable out) throws IOException {
    out.append(HEADER);
    for (Verdict each : verdicts) {
      String[] fields = {
        each.id(),
        each.study(),
        Fields.written(each.criterion()),
        each.published(),
        each.analysis(),
        each.x(),
        each.y(),
        each.n() < 0 ? "" : Long.toString(each.n()),
        NumberText.of(each.estimate()),
        NumberText.of(each.ciLow()),
        NumberText.of(each.ciHigh()),
        Fields.written(each.verdict()),
        each.detail()
      };
      for (int i = 0; i < fields.length; i++) {
        out.append(i == 0 ? "" : ",").append(quoted(fields[i]));
      }
      out.append('\n');
    }
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
