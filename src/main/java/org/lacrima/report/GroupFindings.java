package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.ResultRecord;

/** Sentences about differences of means. */
final class GroupFindings {

  private static final int NAMED = 6;

  private final Setting setting;
  private final Statistic statistic;
  private final Records records;

  GroupFindings(Setting setting, Records records) {
    this.setting = setting;
    this.statistic = setting.statistic();
    this.records = records;
  }

  /** Of several comparisons the strongest alone, with how many there were. */
  List<Phrase> brief(UnaryOperator<Phrase> end) {
    List<ResultRecord> tests = new ArrayList<>();
    Records strongest = null;
    ResultRecord least = null;
    for (Records of : records.byPair().values()) {
      ResultRecord test = leading(of, of.has("f") ? "f" : "difference");
      if (test == null || Double.isNaN(test.statistic())) {
        continue;
      }
      tests.add(test);
      if (least == null || Statistic.decisive(test) < Statistic.decisive(least)) {
        least = test;
        strongest = of;
      }
    }
    if (strongest == null || tests.size() == 1) {
      return sentences(end);
    }
    Phrase sentence = sentence(strongest);
    boolean adjusted = tests.stream().anyMatch(test -> !Double.isNaN(test.pAdjusted()));
    Phrase alpha =
        setting.phrase(
            adjusted ? "finding.alpha.adjusted" : "finding.alpha",
            Phrase.of(ApaNumber.bounded(statistic.alpha())));
    return sentence == null
        ? List.of()
        : List.of(
            end.apply(sentence),
            setting.phrase(
                "finding.strongest",
                ApaNumber.count(tests.size()),
                alpha,
                ApaNumber.count(tests.stream().filter(statistic::significant).count())));
  }

  /** The test of this term that is hardest to explain by chance. */
  static @Nullable ResultRecord strongest(Records records, String term) {
    ResultRecord strongest = null;
    for (Records of : records.byPair().values()) {
      ResultRecord test = leading(of, term);
      if (test != null
          && !Double.isNaN(test.statistic())
          && (strongest == null || Statistic.decisive(test) < Statistic.decisive(strongest))) {
        strongest = test;
      }
    }
    return strongest;
  }

  List<Phrase> sentences(UnaryOperator<Phrase> end) {
    List<Phrase> sentences = new ArrayList<>();
    for (Records of : records.byPair().values()) {
      Phrase sentence = sentences.size() < NAMED ? sentence(of) : null;
      if (sentence != null) {
        sentences.add(end.apply(sentence));
      }
    }
    return sentences;
  }

  private @Nullable Phrase sentence(Records of) {
    ResultRecord test = leading(of, of.has("f") ? "f" : "difference");
    if (test == null || Double.isNaN(test.statistic())) {
      return null;
    }
    Phrase sentence = test.term().equals("f") ? variance(of, test) : difference(of, test);
    ResultRecord other = contradicting(of, test);
    return other == null
        ? sentence
        : sentence.and(
            setting.phrase(
                "finding.contradicts." + other.method(), Statistic.p(Statistic.decisive(other))));
  }

  /** Welch's test where it was made, because it does not assume equal variances. */
  private static @Nullable ResultRecord leading(Records of, String term) {
    ResultRecord leading = null;
    for (ResultRecord r : of.ofTerm(term)) {
      leading = leading == null || r.method().equals("welch") ? r : leading;
    }
    return leading;
  }

  private @Nullable ResultRecord contradicting(Records of, ResultRecord test) {
    for (ResultRecord r : of.ofTerm(test.term())) {
      boolean known = !Double.isNaN(Statistic.decisive(r));
      if (known && statistic.significant(r) != statistic.significant(test)) {
        return r;
      }
    }
    return null;
  }

  private Phrase variance(Records of, ResultRecord f) {
    Phrase numbers = Statistic.test(f).and(", ").and(statistic.p(f));
    ResultRecord eta = GroupTables.any(of, "eta_squared");
    if (eta != null && !Double.isNaN(eta.estimate())) {
      numbers =
          numbers
              .and(", ")
              .and(Phrase.symbol("\u03b7"))
              .and("\u00b2\u00a0=\u00a0" + ApaNumber.bounded(eta.estimate()));
    }
    return setting.phrase(
        statistic.significant(f) ? "finding.anova.yes" : "finding.anova.no",
        Phrase.label(setting.label(f.x())),
        Phrase.label(setting.label(f.y())),
        numbers);
  }

  private Phrase difference(Records of, ResultRecord test) {
    Phrase numbers = numbers(of, test);
    Phrase x = Phrase.label(setting.label(test.x()));
    String sure = !statistic.significant(test) ? "no" : test.estimate() > 0 ? "higher" : "lower";
    if (test.y().isEmpty()) {
      return setting.phrase("finding.one-sample." + sure, x, numbers);
    }
    if (test.method().equals("paired")) {
      return setting.phrase(
          "finding.paired." + sure, x, Phrase.label(setting.label(test.y())), numbers);
    }
    List<String> levels = of.levels("mean", test.x(), test.y());
    if (levels.size() != 2) {
      return setting.phrase(
          "finding.difference." + sure, x, Phrase.label(setting.label(test.y())), numbers);
    }
    return setting.phrase(
        "finding.groups." + sure,
        x,
        group(of, test, levels.get(0), setting.label(test.y()) + ": "),
        group(of, test, levels.get(1), ""),
        numbers);
  }

  private Phrase numbers(Records of, ResultRecord test) {
    double spread = GroupTables.spread(of);
    Phrase numbers =
        setting
            .phrase("finding.by", ApaNumber.amount(test.estimate(), spread))
            .and(statistic.interval(test, Statistic.intervalOfAmount(test, spread)))
            .and(", ")
            .and(setting.phrase("test.short." + test.method()))
            .and("\u00a0")
            .and(Statistic.test(test))
            .and(", ")
            .and(statistic.p(test));
    ResultRecord d = GroupTables.any(of, "cohen_d");
    if (d == null || Double.isNaN(d.estimate())) {
      return numbers;
    }
    return numbers
        .and(", ")
        .and(Statistic.equals("d", ApaNumber.statistic(d.estimate())))
        .and(" " + Statistic.intervalOfAmount(d, 1));
  }

  private Phrase group(Records of, ResultRecord test, String level, String before) {
    ResultRecord mean = of.find("", "mean", test.x(), test.y(), level);
    ResultRecord sd = of.find("", "sd", test.x(), test.y(), level);
    Phrase name = Phrase.label(before + setting.labels().level(test.y(), level));
    if (mean == null || sd == null) {
      return name;
    }
    return name.and(" (")
        .and(Statistic.equals("M", ApaNumber.amount(mean.estimate(), sd.estimate())))
        .and(", ")
        .and(Statistic.equals("SD", ApaNumber.amount(sd.estimate())))
        .and(", ")
        .and(Statistic.equals("n", ApaNumber.count(mean.n())))
        .and(")");
  }
}
