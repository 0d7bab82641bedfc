package org.lacrima.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.audit.PrintedStatistic;
import org.lacrima.analysis.audit.PrintedStatistic.Kind;
import org.lacrima.analysis.audit.PrintedStatistic.Outcome;
import org.lacrima.analysis.audit.PrintedStatistic.Sides;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;

/**
 * Reads the finished report like a stranger and computes each test again from the numbers printed
 * beside it. A report that contradicts itself is not written.
 */
final class SelfAudit implements Block.Writer {

  /**
   * {@code t(28) = 2.31}, {@code F(2, 57) = 3.37}, {@code χ²(1, N = 124) = 7.54}, {@code z = 2}.
   */
  private static final Pattern TEST =
      Pattern.compile(
          "(?<![\\w\u2032])(t|r\u209b?|F|\u03c7\u00b2|z)(?:\\(([^()]*)\\))?\\s=\\s"
              + "([\u2212-]?[\\d,]*(?:[.]\\d+)?)(?![\\d])",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern P =
      Pattern.compile(
          "(?<![\\w])p\\s([<>=]\\s[.\\d]+\\d(?:e-\\d+)?)", Pattern.UNICODE_CHARACTER_CLASS);

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, AnalysisResult> byAnchor = new HashMap<>();
  private @Nullable AnalysisResult analysis;
  private int agreeing;

  private SelfAudit() {}

  /**
   * How many tests of these sections agree with themselves.
   *
   * @throws InvalidInputException where one does not
   */
  static int agreeing(List<Section> sections) {
    SelfAudit audit = new SelfAudit();
    try {
      audit.read(sections);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!audit.problems.isEmpty()) {
      throw new InvalidInputException(audit.problems);
    }
    return audit.agreeing;
  }

  private void read(List<Section> sections) throws IOException {
    for (Section section : sections) {
      AnalysisResult of = section.analysis();
      if (of != null) {
        byAnchor.put(section.id(), of);
      }
    }
    for (Section section : sections) {
      analysis = section.analysis();
      for (Block block : section.blocks()) {
        block.writeTo(this);
      }
    }
  }

  private Sides sides() {
    AnalysisResult of = analysis;
    if (of == null) {
      return Sides.TWO;
    }
    if (of.kind().equals("equivalence")) {
      return Sides.ONE;
    }
    return switch (of.options().getOrDefault("alternative", "")) {
      case "greater" -> Sides.GREATER;
      case "less" -> Sides.LESS;
      default -> Sides.TWO;
    };
  }

  /** Whether p of correlations is not that of t, as with exact p. */
  private boolean exact() {
    AnalysisResult of = analysis;
    return of != null && of.records().stream().anyMatch(r -> r.notes().contains("exact-p"));
  }

  private void check(PrintedStatistic test, String where) {
    if (test.kind() == Kind.R && exact()) {
      return;
    }
    Outcome outcome = test.recomputed();
    if (outcome == Outcome.AGREES) {
      agreeing++;
    } else if (outcome == Outcome.DISAGREES) {
      AnalysisResult of = analysis;
      problems.add(
          new Problem(
              "self-audit",
              Place.file("report"),
              "The printed p does not follow from what is printed beside it: "
                  + test
                  + (of == null ? "" : ", in the analysis '" + of.id() + "'")
                  + " ("
                  + where
                  + ").",
              "This is a fault of the program and not of your data; results.csv can still be had"
                  + " with --format csv. Please tell it with the spec."));
    }
  }

  private void sentence(Phrase phrase) {
    String text = phrase.text();
    Matcher test = TEST.matcher(text);
    int at = 0;
    while (test.find(at)) {
      at = test.end();
      Matcher next = TEST.matcher(text);
      int end = next.find(at) ? next.start() : text.length();
      Matcher p = P.matcher(text).region(at, end);
      Kind kind = kind(test.group(1));
      String inside = test.group(2) == null ? "" : test.group(2);
      if (p.find() && !test.group(3).isEmpty() && (kind == Kind.Z || !inside.isEmpty())) {
        String[] dfs = inside.split(",", 2);
        boolean two = kind == Kind.F && dfs.length == 2;
        check(
            new PrintedStatistic(
                kind,
                test.group(3),
                dfs[0].strip(),
                two ? dfs[1].strip() : "",
                p.group(1).replace('\u00a0', ' '),
                sides()),
            "a sentence");
      }
    }
  }

  private static Kind kind(String symbol) {
    return switch (symbol) {
      case "t" -> Kind.T;
      case "F" -> Kind.F;
      case "z" -> Kind.Z;
      case "\u03c7\u00b2" -> Kind.CHI2;
      default -> Kind.R;
    };
  }

  @Override
  public void write(Block.Text text) {
    AnalysisResult before = analysis;
    analysis = text.about().isEmpty() ? before : byAnchor.get(text.about());
    sentence(text.text());
    analysis = before;
  }

  @Override
  public void write(Block.Notice notice) {
    sentence(notice.text());
  }

  @Override
  public void write(Block.Heading heading) {
    sentence(heading.text());
  }

  @Override
  public void write(Block.Tabular table) {
    for (Table.Checked test : table.table().checked()) {
      check(test.printed(sides()), "the table '" + table.table().title().text() + "'");
    }
  }

  @Override
  public void write(Block.Figure figure) {
    sentence(figure.caption());
    sentence(figure.alternative());
    figure.numbers().folded().forEach(table -> write(new Block.Tabular(table)));
  }

  @Override
  public void write(Block.Terms terms) {
    terms.terms().forEach(term -> sentence(term.meaning()));
  }

  @Override
  public void write(Block.Flow flow) {
    flow.steps().forEach(step -> sentence(step.what()));
  }

  @Override
  public void write(Block.Entries entries) {
    for (Block.Entry entry : entries.entries()) {
      sentence(entry.number());
      entry.details().forEach(this::sentence);
    }
  }
}
