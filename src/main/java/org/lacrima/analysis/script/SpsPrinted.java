package org.lacrima.analysis.script;

import java.util.List;
import org.lacrima.analysis.PrintedCorrelationsSpec;
import org.lacrima.analysis.PrintedTTestSpec;
import org.lacrima.analysis.SpecFile;
import org.lacrima.dataset.NumberText;

/** What needs no data is computed in a file of one row, after everything else. */
final class SpsPrinted {

  private SpsPrinted() {}

  static void write(SpecFile spec, SpsData data, List<String> lines) {
    List<SpecFile.Analysis> printed =
        spec.analyses().stream()
            .filter(
                analysis ->
                    analysis.spec() instanceof PrintedTTestSpec
                        || analysis.spec() instanceof PrintedCorrelationsSpec)
            .toList();
    if (printed.isEmpty()) {
      return;
    }
    lines.add("");
    data.comment("What is computed from print alone");
    data.add("INPUT PROGRAM");
    data.add("COMPUTE one = 1");
    data.add("END CASE");
    data.add("END FILE");
    data.add("END INPUT PROGRAM");
    for (SpecFile.Analysis analysis : printed) {
      data.add(
          "ECHO", SpsText.label(analysis.id() + ": " + analysis.spec().kind() + ", from print"));
      if (analysis.spec() instanceof PrintedTTestSpec t) {
        means(t, data);
      } else if (analysis.spec() instanceof PrintedCorrelationsSpec r) {
        set(data, "r1", NumberText.of(r.first().r()));
        set(data, "n1", Long.toString(r.first().n()));
        set(data, "r2", NumberText.of(r.second().r()));
        set(data, "n2", Long.toString(r.second().n()));
        set(data, "zr1", "LN((1 + r1) / (1 - r1)) / 2");
        set(data, "zr2", "LN((1 + r2) / (1 - r2)) / 2");
        set(data, "z", "(zr1 - zr2) / SQRT(1 / (n1 - 3) + 1 / (n2 - 3))");
        set(data, "p", "2 * CDFNORM(-ABS(z))");
        list(data, "r1 r2 z p");
      }
    }
  }

  private static void means(PrintedTTestSpec t, SpsData data) {
    set(data, "n1", Long.toString(t.first().n()));
    set(data, "m1", NumberText.of(t.first().mean()));
    set(data, "s1", NumberText.of(t.first().sd()));
    set(data, "n2", Long.toString(t.second().n()));
    set(data, "m2", NumberText.of(t.second().mean()));
    set(data, "s2", NumberText.of(t.second().sd()));
    set(data, "df_student", "n1 + n2 - 2");
    set(data, "sp", "SQRT(((n1 - 1) * s1 ** 2 + (n2 - 1) * s2 ** 2) / df_student)");
    set(data, "t_student", "(m1 - m2) / (sp * SQRT(1 / n1 + 1 / n2))");
    set(data, "p_student", "2 * CDF.T(-ABS(t_student), df_student)");
    set(data, "v1", "s1 ** 2 / n1");
    set(data, "v2", "s2 ** 2 / n2");
    set(data, "t_welch", "(m1 - m2) / SQRT(v1 + v2)");
    set(data, "df_welch", "(v1 + v2) ** 2 / (v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1))");
    set(data, "p_welch", "2 * CDF.T(-ABS(t_welch), df_welch)");
    set(data, "d", "(m1 - m2) / sp");
    list(data, "t_student df_student p_student t_welch df_welch p_welch d");
  }

  private static void set(SpsData data, String name, String value) {
    data.add("COMPUTE", name, "=", value);
  }

  private static void list(SpsData data, String names) {
    data.add("FORMATS", names, "(F16.6)");
    data.add("LIST", "/VARIABLES=" + names);
  }
}
