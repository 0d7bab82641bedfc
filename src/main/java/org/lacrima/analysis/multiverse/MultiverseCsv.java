package org.lacrima.analysis.multiverse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.multiverse.Multiverse.Decision;
import org.lacrima.analysis.multiverse.Multiverse.Row;
import org.lacrima.analysis.multiverse.Multiverse.Universe;
import org.lacrima.dataset.NumberText;

/**
 * Writes {@code multiverse.csv}: one line a number and universe, with one column a choice; numbers
 * by {@link NumberText}, LF line ends.
 */
public final class MultiverseCsv {

  private static final List<String> BEFORE = List.of("universe");
  private static final List<String> BEHIND =
      List.of(
          "analysis",
          "term",
          "x",
          "y",
          "estimate",
          "ci_low",
          "ci_high",
          "p",
          "n",
          "p_adjusted",
          "same_as",
          "note");

  /** Names of columns that are there always. */
  static final Set<String> COLUMNS = columns();

  private MultiverseCsv() {}

  private static Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(BEFORE);
    columns.addAll(BEHIND);
    return Set.copyOf(columns);
  }

  public static void write(Multiverse multiverse, Appendable out) throws IOException {
    List<String> head = new ArrayList<>(BEFORE);
    multiverse.decisions().forEach(decision -> head.add(decision.name()));
    head.addAll(BEHIND);
    line(head, out);
    for (Row row : multiverse.rows()) {
      Universe universe = multiverse.universes().get(row.universe() - 1);
      ResultRecord record = row.record();
      List<String> fields = new ArrayList<>(List.of(Integer.toString(universe.number())));
      for (int d = 0; d < multiverse.decisions().size(); d++) {
        Decision decision = multiverse.decisions().get(d);
        fields.add(decision.alternatives().get(universe.chosen().get(d)));
      }
      fields.add(record.analysis());
      fields.add(record.term());
      fields.add(record.x());
      fields.add(record.y());
      fields.add(NumberText.of(record.estimate()));
      fields.add(NumberText.of(record.ciLow()));
      fields.add(NumberText.of(record.ciHigh()));
      fields.add(NumberText.of(record.p()));
      fields.add(record.n() < 0 ? "" : Long.toString(record.n()));
      fields.add(NumberText.of(record.pAdjusted()));
      fields.add(universe.distinct() ? "" : Integer.toString(universe.sameAs()));
      fields.add(String.join(" ", record.notes()));
      line(fields, out);
    }
  }

  private static void line(List<String> fields, Appendable out) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      out.append(i == 0 ? "" : ",").append(plain ? field : '"' + field.replace("\"", "\"\"") + '"');
    }
    out.append('\n');
  }
}
