package org.lacrima.analysis.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.dataset.Variable;
import org.lacrima.statistics.multiplicity.Adjustment;

/** Writes {@code analysis.R}: base R only, no package has to be installed. */
public final class RScript {

  private final SpecFile spec;
  private final AnalysisResults results;
  private final RFormula formula;
  private final List<String> lines = new ArrayList<>();

  private RScript(SpecFile spec, AnalysisResults results) {
    this.spec = spec;
    this.results = results;
    this.formula = new RFormula(UsedVariables.order(spec));
  }

  /** Writes the script of a spec as it was run. */
  public static void write(SpecFile spec, AnalysisResults results, Writer out) throws IOException {
    RScript script = new RScript(spec, results);
    script.head();
    script.lines.add(functions());
    script.data();
    script.analyses();
    script.families();
    script.end();
    for (String line : script.lines) {
      out.write(line);
      out.write('\n');
    }
  }

  private static String functions() {
    try (InputStream in = RScript.class.getResourceAsStream("/script/analysis.R")) {
      if (in == null) {
        throw new IllegalStateException("The functions of the script are not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head() {
    AnalysisResults.Data data = results.data();
    lines.add("# " + RText.comment(spec.title()));
    lines.add("#");
    lines.add(
        "# Does the analyses of "
            + RText.comment(spec.id())
            + " again, in R (base R, 4.0 or newer), from the same file:");
    lines.add("#   Rscript analysis.R DATA.csv             prints the numbers");
    lines.add(
        "#   Rscript analysis.R DATA.csv OUT.csv     writes them with the columns of results.csv");
    lines.add("# Made by " + results.engine() + "; spec SHA-256 " + spec.sha256());
    if (data != null && !data.sha256().isEmpty()) {
      lines.add("# from " + RText.comment(data.file()) + ", SHA-256 " + data.sha256());
    }
    if (spec.samples() != null) {
      lines.add(
          "# The spec compares samples. Here they are analysed together: put their files one below the other");
      lines.add("# first. What is found in each (zero@us), compared and pooled is not done again.");
    }
    lines.add("# What R cannot do in the same way is said where it would stand.");
    lines.add("");
    lines.add("arguments <- commandArgs(TRUE)");
  }

  private void data() {
    if (results.data() == null) {
      return;
    }
    lines.add("# ---- the data " + "-".repeat(92));
    lines.add("");
    String file = RText.text(results.data().file());
    lines.add("fields <- read_fields(if (length(arguments)) arguments[1] else " + file + ")");
    lines.add("d <- data.frame(row.names = seq_len(nrow(fields)))");
    for (Variable variable : UsedVariables.of(spec)) {
      String name = RText.text(variable.name());
      lines.add(
          "d[["
              + name
              + "]] <- column(fields, "
              + name
              + ", "
              + RText.texts(variable.missing())
              + (variable.forcedText() ? ", text = TRUE)" : ")"));
    }
    lines.add("");
    lines.add("derive <- function(d) {");
    for (Plan.Derivation derivation : spec.derivations()) {
      lines.add("  # " + RText.comment(derivation.name() + ": " + derivation.formula().text()));
      lines.add(
          "  "
              + RFormula.variable(derivation.name())
              + " <- value("
              + formula.of(derivation.formula().root())
              + ", nrow(d))");
    }
    lines.add("  d");
    lines.add("}");
    lines.add("given <- d");
    lines.add("d <- derive(given)");
    lines.add("excluded <- rep(FALSE, nrow(d))");
    for (Plan.Exclusion exclusion : spec.exclusions()) {
      lines.add("# " + RText.comment(exclusion.reason() + ": " + exclusion.when().text()));
      lines.add(
          "excluded <- excluded | holds(" + formula.of(exclusion.when().root()) + ", nrow(d))");
    }
    lines.add("d <- derive(given[!excluded, , drop = FALSE])");
    lines.add("");
  }

  private void analyses() {
    lines.add("# ---- the analyses " + "-".repeat(88));
    lines.add("");
    for (SpecFile.Analysis analysis : spec.analyses()) {
      String where = analysis.where().text();
      lines.add(
          "# "
              + RText.comment(
                  analysis.id()
                      + ": "
                      + analysis.spec().kind()
                      + (where.isEmpty() ? "" : ", where " + where)));
      lines.addAll(analysis.spec().by(new RAnalyses(analysis.id(), formula)));
    }
    lines.add("");
  }

  /** An analysis' own adjustment comes before that of its families. */
  private void families() {
    List<String> settled = new ArrayList<>();
    for (SpecFile.Analysis analysis : spec.analyses()) {
      Adjustment own = analysis.spec().adjust();
      if (own != null) {
        settled.add(analysis.id());
        adjust(own, List.of(analysis.id()), List.of(analysis.id()));
      }
    }
    for (SpecFile.Family family : spec.families()) {
      List<String> open = new ArrayList<>(family.analyses());
      open.removeAll(settled);
      adjust(family.adjust(), family.analyses(), open);
    }
  }

  private void adjust(Adjustment how, List<String> members, List<String> open) {
    String terms =
        spec.analyses().stream()
            .filter(analysis -> members.contains(analysis.id()))
            .filter(analysis -> !analysis.spec().mainTerm().isEmpty())
            .map(
                analysis ->
                    RText.text(analysis.id()) + " = " + RText.text(analysis.spec().mainTerm()))
            .collect(Collectors.joining(", ", "c(", ")"));
    if (how == Adjustment.NONE || terms.equals("c()") || open.isEmpty()) {
      return;
    }
    String method =
        how == Adjustment.BH || how == Adjustment.BY
            ? how.name()
            : how.name().toLowerCase(Locale.ROOT);
    lines.add(
        "adjust_family("
            + RText.text(method)
            + ", "
            + terms
            + ", open = "
            + RText.texts(open)
            + ")");
  }

  private void end() {
    lines.add("");
    lines.add("results <- do.call(rbind, records)");
    lines.add("if (length(arguments) > 1) {");
    lines.add(
        "  write.csv(results, arguments[2], row.names = FALSE, na = \"\", fileEncoding = \"UTF-8\")");
    lines.add("} else {");
    lines.add("  print(results, digits = 5, row.names = FALSE)");
    lines.add("}");
  }
}
