package org.lacrima.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;

/**
 * What came out, in sentences that the records bear: a direction only with its interval, "not
 * reliably" instead of "not", and the largest of many named together with how many there were.
 */
final class Findings {

  private static final int NAMED = 3;

  /** More sentences about one analysis than this are cut on the first screen. */
  private static final int BRIEF = 3;

  private final AnalysisResult analysis;
  private final int named;
  private final Setting setting;
  private final Statistic statistic;
  private final Records records;

  private Findings(AnalysisResult analysis, Setting setting, int named) {
    this.analysis = analysis;
    this.named = named;
    this.setting = setting;
    this.statistic = setting.statistic();
    this.records = new Records(analysis.records());
  }

  /** The sentences about one analysis; none where it only describes. */
  static List<Phrase> of(AnalysisResult analysis, Setting setting) {
    return new Findings(analysis, setting, NAMED).told();
  }

  /** The same for the first screen: of many correlations the largest alone. */
  static List<Phrase> brief(AnalysisResult analysis, Setting setting) {
    return new Findings(analysis, setting, 1).told();
  }

  /** Whether the numbers come from print and not from these data. */
  static boolean fromPrint(AnalysisResult analysis) {
    return analysis.options().getOrDefault("source", "").equals("printed")
        && !analysis.kind().equals("power");
  }

  private List<Phrase> told() {
    List<Phrase> told = new ArrayList<>(sentences());
    if (told.isEmpty()) {
      return told;
    }
    if (!analysis.where().isEmpty()) {
      Phrase where = setting.labels().where(analysis.where());
      told.set(0, setting.phrase("finding.where", where, told.get(0)));
    }
    if (fromPrint(analysis)) {
      told.set(0, setting.phrase("finding.printed", told.get(0)));
    }
    return told;
  }

  private List<Phrase> sentences() {
    return switch (analysis.kind()) {
      case "correlation", "partial-correlation" -> correlations();
      case "t-test", "anova" -> {
        GroupFindings groups = new GroupFindings(setting, records);
        yield named == 1 ? groups.brief(this::end) : groups.sentences(this::end);
      }
      case "chi-square" -> chiSquare();
      case "reliability" -> reliability();
      default -> further();
    };
  }

  private List<Phrase> further() {
    List<Phrase> all =
        new FurtherFindings(analysis, setting, records)
            .sentences().stream().map(this::end).toList();
    if (named > 1 || all.size() <= BRIEF) {
      return all;
    }
    List<Phrase> some = new ArrayList<>(all.subList(0, BRIEF - 1));
    some.add(setting.phrase("finding.and-more", ApaNumber.count(all.size() - BRIEF + 1)));
    return some;
  }

  /** Ends the sentence. */
  private Phrase end(Phrase sentence) {
    return sentence.and(".");
  }

  private List<Phrase> correlations() {
    List<ResultRecord> pairs =
        records.all().stream().filter(r -> !Double.isNaN(r.estimate())).toList();
    if (pairs.size() <= NAMED) {
      return pairs.stream().map(r -> end(pair(r))).toList();
    }
    List<ResultRecord> significant =
        pairs.stream()
            .filter(statistic::significant)
            .sorted(Comparator.comparingDouble(r -> -Math.abs(r.estimate())))
            .toList();
    boolean adjusted = pairs.stream().anyMatch(r -> !Double.isNaN(r.pAdjusted()));
    String kind = analysis.kind().equals("correlation") ? "" : ".partial";
    boolean all = significant.size() <= named;
    List<Phrase> largest =
        significant.subList(0, StrictMath.min(named, significant.size())).stream()
            .map(this::named)
            .toList();
    Object[] arguments = {
      ApaNumber.count(significant.size()),
      ApaNumber.count(pairs.size()),
      setting.phrase(adjusted ? "finding.alpha.adjusted" : "finding.alpha", alpha()),
      setting.phrase("finding.method." + pairs.get(0).method()),
      setting.phrase(all ? "finding.all" : named == 1 ? "finding.largest.one" : "finding.largest"),
      Phrase.join(largest, "; "),
      Phrase.label(setting.labels().covariates(pairs.get(0).given()))
    };
    String none = significant.isEmpty() ? ".none" : "";
    return List.of(end(setting.phrase("finding.correlations" + none + kind, arguments)));
  }

  private Phrase named(ResultRecord r) {
    return setting.phrase(
        "finding.pair",
        Phrase.label(setting.label(r.x())),
        Phrase.label(setting.label(r.y())),
        statistic.correlationInFull(r));
  }

  private Phrase alpha() {
    return Phrase.of(ApaNumber.bounded(statistic.alpha()));
  }

  private Phrase pair(ResultRecord r) {
    Phrase sentence = related(r);
    return r.given().isEmpty()
        ? sentence
        : setting.phrase(
            "finding.given", Phrase.label(setting.labels().covariates(r.given())), sentence);
  }

  private Phrase related(ResultRecord r) {
    String key =
        !statistic.significant(r)
            ? "finding.unrelated"
            : r.estimate() > 0 ? "finding.more" : "finding.less";
    return setting.phrase(
        key,
        Phrase.label(setting.label(r.x())),
        Phrase.label(setting.label(r.y())),
        statistic.correlationInFull(r));
  }

  private List<Phrase> chiSquare() {
    ResultRecord test = null;
    for (ResultRecord r : records.ofTerm("chi2")) {
      test = r.method().equals("pearson") || test == null ? r : test;
    }
    if (test == null || Double.isNaN(test.statistic())) {
      return List.of();
    }
    Phrase numbers = Statistic.chiSquare(test).and(", ").and(statistic.p(test));
    ResultRecord v = records.find("", "cramer_v", test.x(), test.y(), "");
    if (v != null && !Double.isNaN(v.estimate())) {
      numbers =
          numbers
              .and(", ")
              .and(Statistic.equals("V", ApaNumber.bounded(v.estimate())))
              .and(statistic.interval(v, Statistic.intervalOfShare(v)));
    }
    ResultRecord odds = records.find("fisher", "odds_ratio", test.x(), test.y(), "");
    if (odds != null && !Double.isNaN(odds.estimate())) {
      numbers =
          numbers
              .and(", ")
              .and(setting.phrase("finding.odds", ApaNumber.amount(odds.estimate())))
              .and(statistic.interval(odds, Statistic.intervalOfAmount(odds, Double.NaN)));
    }
    String kind = test.y().isEmpty() ? "finding.goodness" : "finding.chi-square";
    return List.of(
        end(
            setting.phrase(
                kind + (statistic.significant(test) ? ".yes" : ".no"),
                Phrase.label(setting.label(test.x())),
                Phrase.label(setting.label(test.y())),
                numbers)));
  }

  private List<Phrase> reliability() {
    List<Phrase> scales = new ArrayList<>();
    for (ResultRecord r : records.ofTerm("alpha")) {
      if (!Double.isNaN(r.estimate())) {
        String interval = Statistic.intervalOfAlpha(r);
        scales.add(
            Phrase.label(setting.label(r.x()))
                .and(" ")
                .and(Statistic.equals("\u03b1", ApaNumber.bounded(r.estimate())))
                .and(interval.isEmpty() ? "" : " " + interval));
      }
    }
    return scales.isEmpty()
        ? List.of()
        : List.of(end(setting.phrase("finding.reliability", Phrase.join(scales, ", "))));
  }
}
