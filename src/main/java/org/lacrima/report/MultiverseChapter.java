package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.Notice;
import org.lacrima.analysis.multiverse.Multiverse;
import org.lacrima.analysis.multiverse.Multiverse.Decision;
import org.lacrima.analysis.multiverse.SpecificationCurve;
import org.lacrima.analysis.multiverse.SpecificationCurve.Point;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;
import org.lacrima.report.plot.Axis;

/**
 * What other decisions would have shown, and in how many of their combinations each claim holds.
 */
final class MultiverseChapter implements Chapter {

  /** The anchor of the chapter. */
  static final String ANCHOR = "multiverse";

  /** More points than this are in multiverse.csv alone. */
  private static final int MOST_IN_A_TABLE = 200;

  @Override
  public List<Section> sections(Setting setting) {
    Multiverse multiverse = setting.results().multiverse();
    if (multiverse == null) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Text.of(
            setting.phrase(
                "multiverse.intro", multiverse.decisions().size(), multiverse.distinct())));
    for (Notice notice : multiverse.notices()) {
      blocks.add(new Block.Notice(setting.said(notice.said())));
    }
    blocks.add(new Block.Tabular(decisions(multiverse, setting)));
    if (!multiverse.claims().isEmpty()) {
      blocks.add(new Block.Tabular(claims(multiverse, setting)));
    }
    for (SpecificationCurve curve : multiverse.curves()) {
      blocks.addAll(curve(curve, setting));
    }
    return List.of(Section.of(ANCHOR, setting.phrase("multiverse.title"), setting.marked(blocks)));
  }

  private static Row heads(List<String> keys, Setting setting) {
    return Row.of(
        keys.stream().map(key -> Cell.of(setting.phrase("multiverse.head." + key))).toList());
  }

  private static Table decisions(Multiverse multiverse, Setting setting) {
    List<Row> rows = new ArrayList<>();
    for (Decision decision : multiverse.decisions()) {
      List<String> others = decision.alternatives();
      rows.add(
          Row.of(
              List.of(
                  Cell.of(decision.name()),
                  Cell.of(others.get(0)),
                  Cell.of(String.join(", ", others.subList(1, others.size()))))));
    }
    return new Table(
        setting.phrase("multiverse.decisions"),
        3,
        List.of(heads(List.of("decision", "written", "others"), setting)),
        rows,
        List.of());
  }

  private static Table claims(Multiverse multiverse, Setting setting) {
    Answers answers = new Answers(setting);
    List<Row> rows = new ArrayList<>();
    for (Multiverse.Claim claim : multiverse.claims()) {
      int all = claim.counts().values().stream().mapToInt(Integer::intValue).sum();
      rows.add(
          Row.of(
              List.of(
                  Cell.of(claim.id() + "\u2002" + claim.text()),
                  Cell.of(answers.mark(claim.asWritten())),
                  Cell.of(setting.phrase("answer.of", claim.holds(), all)),
                  Cell.of(ApaNumber.percent(claim.share())),
                  count(claim, Answer.NO),
                  count(claim, Answer.UNCLEAR),
                  count(claim, Answer.NOT_TESTABLE))));
    }
    return new Table(
        setting.phrase("multiverse.claims"),
        7,
        List.of(
            heads(
                List.of("claim", "as-written", "holds", "share", "not", "unclear", "untestable"),
                setting)),
        rows,
        List.of(setting.phrase("multiverse.claims.note")));
  }

  private static Cell count(Multiverse.Claim claim, Answer answer) {
    return Cell.of(ApaNumber.count(claim.counts().getOrDefault(answer, 0)));
  }

  private static String number(SpecificationCurve curve, double value) {
    return bounded(curve) ? ApaNumber.bounded(value) : ApaNumber.value(value);
  }

  /** Whether every estimate is a correlation. */
  private static boolean bounded(SpecificationCurve curve) {
    return curve.points().stream().noneMatch(point -> point.term().equals("difference"));
  }

  private static List<Block> curve(SpecificationCurve curve, Setting setting) {
    List<Block> blocks = new ArrayList<>();
    Phrase about =
        Phrase.of(
            setting.label(curve.x())
                + (curve.y().isEmpty() ? "" : " \u00d7 " + setting.label(curve.y())));
    blocks.add(
        new Block.Heading(setting.phrase("multiverse.of", about, Phrase.code(curve.analysis()))));
    List<Point> points = curve.points();
    if (points.isEmpty()) {
      blocks.add(Block.Text.of(setting.phrase("multiverse.nothing")));
      return blocks;
    }
    long significant = points.stream().filter(Point::significant).count();
    long above = points.stream().filter(point -> point.estimate() > 0).count();
    Phrase sentence =
        setting.phrase(
            "multiverse.sentence",
            significant,
            points.size(),
            above,
            number(curve, points.get(0).estimate()),
            number(curve, points.get(points.size() - 1).estimate()),
            number(curve, median(points)));
    Point written = written(points);
    if (written != null) {
      sentence =
          sentence
              .and(" ")
              .and(setting.phrase("multiverse.written", number(curve, written.estimate())));
    }
    if (curve.without() > 0) {
      sentence = sentence.and(" ").and(setting.phrase("multiverse.without", curve.without()));
    }
    blocks.add(Block.Text.of(sentence));
    blocks.add(figure(curve, about, sentence, setting));
    blocks.add(new Block.Tabular(alternatives(curve, about, setting)));
    return blocks;
  }

  private static @Nullable Point written(List<Point> points) {
    return points.stream().filter(point -> point.universe() == 1).findFirst().orElse(null);
  }

  private static double median(List<Point> sorted) {
    int n = sorted.size();
    return (sorted.get((n - 1) / 2).estimate() + sorted.get(n / 2).estimate()) / 2;
  }

  /** What each alternative comes to, over all that is decided otherwise. */
  private static Table alternatives(SpecificationCurve curve, Phrase about, Setting setting) {
    List<Row> rows = new ArrayList<>();
    for (int d = 0; d < curve.choices().size(); d++) {
      List<String> alternatives = curve.alternatives().get(d);
      List<Row> own = new ArrayList<>();
      for (int a = 0; a < alternatives.size(); a++) {
        int at = d;
        int which = a;
        List<Point> points =
            curve.points().stream().filter(point -> point.chosen().get(at) == which).toList();
        if (points.isEmpty()) {
          continue;
        }
        long significant = points.stream().filter(Point::significant).count();
        own.add(
            Row.of(
                List.of(
                    Cell.of(alternatives.get(a)),
                    Cell.of(ApaNumber.count(points.size())),
                    Cell.of(number(curve, median(points))),
                    Cell.of(number(curve, points.get(0).estimate())),
                    Cell.of(number(curve, points.get(points.size() - 1).estimate())),
                    Cell.of(setting.phrase("answer.of", significant, points.size())))));
      }
      if (own.size() > 1) {
        rows.add(Row.section(Phrase.of(curve.choices().get(d)), 6));
        rows.addAll(own);
      }
    }
    return new Table(
        setting.phrase("multiverse.alternatives", about),
        6,
        List.of(
            heads(
                List.of("alternative", "universes", "median", "least", "most", "significant"),
                setting)),
        rows,
        List.of());
  }

  private static Block figure(
      SpecificationCurve curve, Phrase about, Phrase sentence, Setting setting) {
    double least = 0;
    double most = 0;
    List<org.lacrima.report.plot.SpecificationCurve.Answer> answers = new ArrayList<>();
    for (Point point : curve.points()) {
      least = StrictMath.min(least, Double.isNaN(point.low()) ? point.estimate() : point.low());
      most = StrictMath.max(most, Double.isNaN(point.high()) ? point.estimate() : point.high());
      answers.add(
          new org.lacrima.report.plot.SpecificationCurve.Answer(
              point.estimate(),
              point.low(),
              point.high(),
              point.significant(),
              point.universe() == 1,
              point.chosen()));
    }
    List<org.lacrima.report.plot.SpecificationCurve.Decision> decisions = new ArrayList<>();
    for (int d = 0; d < curve.choices().size(); d++) {
      decisions.add(
          new org.lacrima.report.plot.SpecificationCurve.Decision(
              curve.choices().get(d), curve.alternatives().get(d)));
    }
    Axis up = Axis.around("", least, most, 5, value -> number(curve, value));
    Phrase caption = setting.phrase("multiverse.figure", about);
    return new Block.Figure(
        new org.lacrima.report.plot.SpecificationCurve(up, 0, decisions, answers),
        caption,
        sentence,
        points(curve, setting));
  }

  private static Block.Numbers points(SpecificationCurve curve, Setting setting) {
    if (curve.points().size() > MOST_IN_A_TABLE) {
      return Block.Numbers.inFile("multiverse.csv");
    }
    List<Cell> heads = new ArrayList<>();
    heads.add(Cell.of(setting.phrase("multiverse.head.universe")));
    curve.choices().forEach(choice -> heads.add(Cell.of(choice)));
    for (String head : List.of("estimate", "interval", "p", "n")) {
      heads.add(Cell.of(setting.phrase("multiverse.head." + head)));
    }
    List<Row> rows = new ArrayList<>();
    for (Point point : curve.points()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(ApaNumber.count(point.universe())));
      for (int d = 0; d < curve.choices().size(); d++) {
        cells.add(Cell.of(curve.alternatives().get(d).get(point.chosen().get(d))));
      }
      cells.add(Cell.of(number(curve, point.estimate())));
      cells.add(
          Double.isNaN(point.low()) || Double.isNaN(point.high())
              ? Cell.EMPTY
              : Cell.of(
                  "["
                      + number(curve, point.low())
                      + ",\u00a0"
                      + number(curve, point.high())
                      + "]"));
      cells.add(Cell.of(Double.isNaN(point.p()) ? "" : ApaNumber.p(point.p())));
      cells.add(Cell.of(ApaNumber.count(point.n())));
      rows.add(Row.of(cells));
    }
    return Block.Numbers.folded(
        List.of(
            new Table(
                setting.phrase("multiverse.points"),
                heads.size(),
                List.of(Row.of(heads)),
                rows,
                List.of())));
  }
}
