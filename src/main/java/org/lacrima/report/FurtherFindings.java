package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;

/** Sentences about compared correlations, equivalence, pooled studies and power. */
final class FurtherFindings {

  private static final int NAMED = 6;
  private static final Map<String, String> SYMBOLS =
      Map.of("fisher-z", "z", "steiger", "z", "williams", "t");

  private final AnalysisResult analysis;
  private final Setting setting;
  private final Statistic statistic;
  private final Records records;

  FurtherFindings(AnalysisResult analysis, Setting setting, Records records) {
    this.analysis = analysis;
    this.setting = setting;
    this.statistic = setting.statistic();
    this.records = records;
  }

  List<Phrase> sentences() {
    return switch (analysis.kind()) {
      case "semi-partial-correlation" -> each("semi_partial_r");
      case "correlation-comparison" -> each("r_difference");
      case "equivalence" -> each("equivalence");
      case "meta-analysis" -> each("pooled_r");
      case "power" -> power();
      default -> List.of();
    };
  }

  private List<Phrase> each(String term) {
    List<Phrase> sentences = new ArrayList<>();
    for (ResultRecord r : records.ofTerm(term)) {
      if (!Double.isNaN(r.p()) && sentences.size() < NAMED) {
        sentences.add(
            switch (term) {
              case "semi_partial_r" -> semiPartial(r);
              case "r_difference" -> compared(r);
              case "equivalence" -> equivalence(r);
              default -> pooled(r);
            });
      }
    }
    return sentences;
  }

  private Phrase semiPartial(ResultRecord r) {
    Phrase numbers =
        Statistic.equals("r", ApaNumber.bounded(r.estimate())).and(", ").and(test(r, "t"));
    return setting.phrase(
        "finding.semi-partial." + sure(r),
        Phrase.label(setting.label(r.x())),
        Phrase.label(setting.label(r.y())),
        Phrase.label(setting.labels().covariates(r.given())),
        numbers);
  }

  private Phrase compared(ResultRecord r) {
    Phrase numbers =
        setting
            .phrase("finding.by", ApaNumber.bounded(r.estimate()))
            .and(statistic.interval(r, RecordTables.intervalOfR(r)))
            .and(", ")
            .and(test(r, SYMBOLS.getOrDefault(r.method(), "z")));
    if (r.method().equals("fisher-z")) {
      String form = r.x().isEmpty() ? "printed." : "groups.";
      return setting.phrase(
          "finding.compared." + form + sure(r), label(r.x()), label(r.y()), numbers);
    }
    int colon = r.level().indexOf(':');
    return setting.phrase(
        "finding.compared.pairs." + sure(r),
        label(r.x()),
        label(r.y()),
        label(r.level().substring(0, colon)),
        label(r.level().substring(colon + 1)),
        numbers);
  }

  private Phrase equivalence(ResultRecord r) {
    double alpha =
        Double.parseDouble(
            analysis.options().getOrDefault("alpha", Double.toString(statistic.alpha())));
    boolean shown = Statistic.decisive(r) < alpha;
    boolean correlation = r.method().equals("pearson");
    String interval =
        correlation
            ? RecordTables.intervalOfR(r)
            : Statistic.intervalOfAmount(r, r.se() * StrictMath.sqrt(r.n()));
    Phrase numbers =
        (correlation
                ? Statistic.equals("r", ApaNumber.bounded(r.estimate()))
                : setting.phrase("finding.by", RecordTables.estimate(r)))
            .and(statistic.interval(r, interval))
            .and(", ")
            .and(test(r, correlation ? "z" : "t"));
    return setting.phrase(
        "finding.equivalence." + (correlation ? "r." : "") + (shown ? "yes" : "no"),
        Phrase.label(RecordTables.pair(r, setting)),
        RecordTables.bounds(analysis),
        numbers);
  }

  private Phrase pooled(ResultRecord r) {
    List<ResultRecord> spread = records.ofTerm("i_squared");
    List<ResultRecord> next = records.ofTerm("prediction");
    Phrase numbers =
        Statistic.equals("r", ApaNumber.bounded(r.estimate()))
            .and(statistic.interval(r, Statistic.intervalOfR(r)))
            .and(", ")
            .and(test(r, "t"));
    if (!spread.isEmpty() && !Double.isNaN(spread.get(0).estimate())) {
      numbers =
          numbers
              .and(", ")
              .and(Phrase.symbol("I"))
              .and("\u00b2\u00a0=\u00a0" + ApaNumber.bounded(spread.get(0).estimate()));
    }
    Phrase sentence =
        setting.phrase(
            "finding.pooled." + sure(r),
            ApaNumber.count(records.ofTerm("r").size()),
            ApaNumber.count(r.n()),
            numbers);
    String expected = next.isEmpty() ? "" : Statistic.intervalOfR(next.get(0));
    return expected.isEmpty()
        ? sentence
        : sentence.and(" ").and(setting.phrase("finding.pooled.next", expected));
  }

  private List<Phrase> power() {
    ResultRecord effect = GroupTables.any(records, "effect");
    ResultRecord power = GroupTables.any(records, "power");
    List<ResultRecord> cases = records.ofTerm("cases");
    if (effect == null || power == null || cases.isEmpty() || Double.isNaN(power.estimate())) {
      return List.of();
    }
    String computed =
        !power.notes().contains("given")
            ? "power"
            : cases.get(0).notes().contains("given") ? "effect" : "cases";
    List<Phrase> counts = new ArrayList<>();
    cases.forEach(r -> counts.add(Phrase.of(ApaNumber.count((long) r.estimate()))));
    return List.of(
        setting.phrase(
            "finding.power." + computed,
            RecordTables.number(effect, setting)
                .and("\u00a0=\u00a0" + RecordTables.estimate(effect)),
            Phrase.join(counts, " + "),
            ApaNumber.bounded(power.estimate())));
  }

  /** {@code t(28) = 2.31, p = .028}. */
  private Phrase test(ResultRecord r, String symbol) {
    String df = Double.isNaN(r.df()) ? "" : "(" + ApaNumber.df(r.df()) + ")";
    return Phrase.symbol(symbol)
        .and(df + "\u00a0=\u00a0" + ApaNumber.statistic(r.statistic()))
        .and(", ")
        .and(statistic.p(r));
  }

  private String sure(ResultRecord r) {
    return statistic.significant(r) ? "yes" : "no";
  }

  private Phrase label(String variable) {
    return Phrase.label(setting.label(variable));
  }
}
