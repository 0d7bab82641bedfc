package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.verdict.Verdict;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.definition.Fields;
import org.lacrima.report.Phrase.Role;

/** Verdicts in words and numbers: a word with its sign, never a colour alone. */
final class Answers {

  private static final Map<Answer, String> SIGNS =
      Map.of(
          Answer.YES, "\u25cf",
          Answer.NO, "\u25cb",
          Answer.UNCLEAR, "\u25d0",
          Answer.IMPOSSIBLE, "\u2297",
          Answer.NOT_TESTABLE, "\u2013");

  private final Setting setting;

  Answers(Setting setting) {
    this.setting = setting;
  }

  /** {@code ● yes}. */
  Phrase mark(Answer answer) {
    return Phrase.of(
        SIGNS.get(answer) + "\u00a0" + setting.text("answer." + Fields.written(answer)),
        role(answer));
  }

  private static Role role(Answer answer) {
    return switch (answer) {
      case YES -> Role.YES;
      case NO, IMPOSSIBLE -> Role.NO;
      case UNCLEAR -> Role.OPEN;
      case NOT_TESTABLE -> Role.ASIDE;
    };
  }

  /** How many of each: {@code ● yes 8 · ○ no 1}. */
  Phrase counts(List<Verdict> verdicts) {
    List<Phrase> counts = new ArrayList<>();
    for (Answer answer : Answer.values()) {
      long n = verdicts.stream().filter(verdict -> verdict.verdict() == answer).count();
      if (n > 0) {
        counts.add(mark(answer).and("\u00a0" + n));
      }
    }
    return Phrase.join(counts, " \u00b7 ");
  }

  /** What was found of a claim, short: an estimate, or how many of how many. */
  Phrase found(Verdict verdict) {
    ResultRecord record = record(verdict);
    if (record != null) {
      return estimate(record, record.estimate(), record.ciLow(), record.ciHigh());
    }
    String key = verdict.said().key();
    List<Object> numbers = verdict.said().arguments();
    if (key.startsWith("claim.significant.") || key.startsWith("claim.direction.")) {
      return setting.phrase("answer.of", numbers.get(0), numbers.get(1));
    }
    if (key.equals("claim.stays")) {
      return setting.phrase("answer.of", numbers.get(2), numbers.get(0));
    }
    return Phrase.EMPTY;
  }

  /** What our data say of a published value. */
  Phrase ours(Verdict verdict) {
    ResultRecord record = record(verdict);
    return record == null
        ? Phrase.EMPTY
        : estimate(record, verdict.estimate(), verdict.ciLow(), verdict.ciHigh());
  }

  private Phrase estimate(ResultRecord record, double estimate, double low, double high) {
    if (record.term().equals("proportion")) {
      return Phrase.of(ApaNumber.percent(estimate) + "%" + interval(low * 100, high * 100, 1));
    }
    if (record.term().equals("chi2")) {
      return Statistic.chiSquare(record);
    }
    if (RecordTables.bounded(record)) {
      String interval = Statistic.intervalOfR(record);
      return Phrase.of(ApaNumber.bounded(estimate) + (interval.isEmpty() ? "" : " " + interval));
    }
    return Phrase.of(ApaNumber.amount(estimate, 1) + interval(low, high, 2));
  }

  private static String interval(double low, double high, int decimals) {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return "";
    }
    return decimals == 1
        ? " [" + ApaNumber.percent(low / 100) + ",\u00a0" + ApaNumber.percent(high / 100) + "]"
        : " [" + ApaNumber.amount(low, 1) + ",\u00a0" + ApaNumber.amount(high, 1) + "]";
  }

  /** The one record that a verdict is about; null where it is about none or several. */
  private @Nullable ResultRecord record(Verdict verdict) {
    for (ResultRecord r : setting.results().records()) {
      boolean same =
          r.analysis().equals(verdict.analysis())
              && r.x().equals(verdict.x())
              && r.y().equals(verdict.y())
              && r.n() == verdict.n();
      boolean number =
          Double.isNaN(verdict.estimate())
              ? r.term().equals("chi2")
              : r.estimate() == verdict.estimate();
      if (same && number && !r.term().equals("count")) {
        return r;
      }
    }
    return null;
  }
}
