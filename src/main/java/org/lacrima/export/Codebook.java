package org.lacrima.export;

import com.opencsv.CSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.NumberText;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Fields;
import org.lacrima.survey.Block;
import org.lacrima.survey.Condition;
import org.lacrima.survey.Item;
import org.lacrima.survey.Page;
import org.lacrima.survey.Scale;
import org.lacrima.survey.SurveyDefinition;

/** What every column of the exact file means: a CSV for programs, and the same in Markdown. */
public final class Codebook {

  static final List<String> HEADER =
      List.of(
          "variable",
          "label",
          "level",
          "type",
          "values",
          "lowest",
          "highest",
          "missing",
          "instrument",
          "page",
          "shown_if",
          "scoring",
          "own_words");

  /** One column of the exact file. */
  record Entry(
      Variable variable,
      String instrument,
      String page,
      String shownIf,
      String scoring,
      boolean ownWords) {

    String type() {
      return variable.forcedText() ? "text" : "number";
    }

    String level() {
      return variable.level() == null ? "" : Fields.written(variable.level());
    }

    String values() {
      return variable.labels().entrySet().stream()
          .map(label -> label.getKey() + " = " + label.getValue())
          .collect(Collectors.joining("; "));
    }

    String bound(boolean high) {
      Variable.Range range = variable.range();
      return range == null ? "" : NumberText.of(high ? range.high() : range.low());
    }
  }

  private final SurveyDefinition survey;
  private final String language;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  public Codebook(SurveyDefinition survey, String language) {
    this.survey = survey;
    this.language = language;
    Map<String, Variable> variables = new LinkedHashMap<>();
    survey.variables(language).forEach(each -> variables.put(each.name(), each));
    for (Page page : survey.pages()) {
      for (Block block : page.blocks()) {
        for (Item item : block.items()) {
          String shownIf = all(page.showIf(), block.showIf(), item.showIf());
          for (Variable variable : item.variables(language)) {
            boolean own = item.format().ownWords(item.id()).contains(variable.name());
            entries.put(
                variable.name(),
                new Entry(variable, block.instrument(), page.id(), shownIf, "", own));
          }
        }
      }
    }
    survey
        .instruments()
        .forEach(
            instrument ->
                instrument
                    .scales()
                    .forEach(
                        scale ->
                            entries.put(
                                scale.id(),
                                new Entry(
                                    scale.variable(language),
                                    instrument.id(),
                                    "",
                                    "",
                                    scoring(scale),
                                    false))));
    Map<String, Entry> ordered = new LinkedHashMap<>();
    variables.forEach(
        (name, variable) ->
            ordered.put(
                name,
                entries.getOrDefault(
                    name,
                    new Entry(
                        variable,
                        "",
                        "",
                        "",
                        QualityFlags.FORMULAS.getOrDefault(name, ""),
                        false))));
    entries.clear();
    entries.putAll(ordered);
  }

  private static String all(@Nullable Condition... conditions) {
    List<String> texts = new ArrayList<>();
    for (Condition condition : conditions) {
      if (condition != null) {
        texts.add(condition.text());
      }
    }
    return String.join(" and ", texts);
  }

  private static String scoring(Scale scale) {
    if (scale.formula() != null) {
      return scale.formula().text().strip().replaceAll("\\s+", " ");
    }
    List<String> items = new ArrayList<>();
    for (Item item : scale.items()) {
      items.add(scale.reversed().contains(item.id()) ? "reversed " + item.id() : item.id());
    }
    return scale.kind().name().toLowerCase(Locale.ROOT)
        + " of "
        + String.join(", ", items)
        + (scale.kind() == Scale.Kind.MEAN
            ? "; at least " + scale.min() + " answered"
            : "; all answered");
  }

  public void csv(Writer out) throws IOException {
    CSVWriter csv = ExactCsv.csv(out);
    ExactCsv.line(csv, HEADER);
    for (Entry entry : entries.values()) {
      ExactCsv.line(
          csv,
          List.of(
              entry.variable().name(),
              entry.variable().label(),
              entry.level(),
              entry.type(),
              entry.values(),
              entry.bound(false),
              entry.bound(true),
              String.join(" ", entry.variable().missing()),
              entry.instrument(),
              entry.page(),
              entry.shownIf(),
              entry.scoring(),
              entry.ownWords() ? "1" : "0"));
    }
    csv.flush();
  }

  public void markdown(Writer out) throws IOException {
    out.write("# Codebook: " + cell(survey.title().in(language)) + "\n\n");
    out.write("Survey `" + survey.id() + "`, version " + survey.version());
    out.write(" (SHA-256 `" + survey.sha256() + "`), consent version ");
    out.write(survey.consent().version() + ".\n\n");
    out.write("Missing: -77 not shown; -99 seen and skipped; -88 preferred not to answer; ");
    out.write("-55 not reached; -66 a score with too few answered items.\n\n");
    out.write("## System\n\n");
    table(out, "");
    for (var instrument : survey.instruments()) {
      out.write("\n## " + cell(instrument.title().in(language)) + " (`" + instrument.id());
      out.write("` " + instrument.version() + ")\n\n");
      out.write("Wording: " + Fields.written(instrument.wording()) + ". ");
      out.write("Rights: " + cell(instrument.rights().holder()) + ". ");
      out.write(cell(instrument.rights().terms()) + "\n\n");
      for (var citation : instrument.citations()) {
        String doi = citation.doi() == null ? "" : " https://doi.org/" + citation.doi();
        out.write("- " + cell(citation.text()) + doi + "\n");
      }
      for (String doubt : instrument.unconfirmed()) {
        out.write("- **Unconfirmed:** " + cell(doubt) + "\n");
      }
      out.write(instrument.citations().isEmpty() && instrument.unconfirmed().isEmpty() ? "" : "\n");
      table(out, instrument.id());
    }
    out.flush();
  }

  private void table(Writer out, String instrument) throws IOException {
    out.write("| variable | label | level | values | range | shown if | scoring |\n");
    out.write("|---|---|---|---|---|---|---|\n");
    for (Entry entry : entries.values()) {
      if (entry.instrument().equals(instrument)) {
        String range =
            entry.bound(false).isEmpty() ? "" : entry.bound(false) + " to " + entry.bound(true);
        out.write("| `" + entry.variable().name() + "` | " + cell(entry.variable().label()));
        out.write(" | " + entry.level() + " | " + cell(entry.values()) + " | " + range);
        out.write(" | " + code(entry.shownIf()) + " | " + cell(entry.scoring()) + " |\n");
      }
    }
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + cell(text) + "`";
  }

  /** One line that breaks no table; HTML in an author's text stays text. */
  private static String cell(String text) {
    return text.strip()
        .replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
