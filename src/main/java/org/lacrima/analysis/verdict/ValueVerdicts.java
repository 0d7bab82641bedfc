package org.lacrima.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.published.PublishedValue;
import org.lacrima.analysis.published.Target;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.analysis.verdict.Verdict.Criterion;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.distribution.StudentT;
import org.lacrima.statistics.replication.PredictionInterval;
import org.lacrima.statistics.replication.Printed;
import org.lacrima.statistics.replication.SmallTelescopes;

/** A printed number and ours, side by side, by every criterion that applies to its kind. */
final class ValueVerdicts {

  private static final double CONFIDENCE = 0.95;

  private final Found found;
  private final double alpha;

  ValueVerdicts(Found found, double alpha) {
    this.found = found;
    this.alpha = alpha;
  }

  List<Verdict> of(PublishedValue value, Target target) {
    List<Verdict> verdicts = new ArrayList<>();
    PublishedValue.Quantity quantity = value.quantity();
    if (quantity instanceof PublishedValue.Mean mean) {
      Optional<ResultRecord> ours = found.one(target, "mean");
      verdicts.add(inInterval(value, target, ours, mean.mean(), 1));
      verdicts.add(expectedMean(value, target, ours, mean));
    } else if (quantity instanceof PublishedValue.Share share) {
      Optional<ResultRecord> ours = found.one(target, "proportion");
      verdicts.add(inInterval(value, target, ours, share.percent(), 0.01));
      verdicts.add(expectedShare(value, target, ours, share));
    } else if (quantity instanceof PublishedValue.ShareAbove above) {
      verdicts.add(above(value, target, above));
    } else if (quantity instanceof PublishedValue.Correlation correlation) {
      List<ResultRecord> ours = found.tests(target);
      if (ours.isEmpty()) {
        verdicts.add(nothing(value, target, Criterion.SAME_DIRECTION_SIGNIFICANT));
      }
      for (ResultRecord each : ours) {
        verdicts.addAll(correlations(value, correlation, each));
      }
    }
    return verdicts;
  }

  private Verdict inInterval(
      PublishedValue value,
      Target target,
      Optional<ResultRecord> ours,
      Printed printed,
      double unit) {
    Interval interval = ours.map(ValueVerdicts::interval).orElse(Interval.NONE);
    if (ours.isEmpty() || Double.isNaN(interval.low()) || Double.isNaN(interval.high())) {
      return nothing(value, target, Criterion.ORIGINAL_IN_CI);
    }
    ResultRecord record = ours.get();
    boolean inside = printed.touches(interval.low() / unit, interval.high() / unit);
    return verdict(
        value,
        Criterion.ORIGINAL_IN_CI,
        record,
        Answer.of(inside),
        Statement.of(
            inside ? "value.inside" : "value.outside",
            printed,
            Said.number(100 * (Double.isNaN(record.ciLevel()) ? CONFIDENCE : record.ciLevel()), 0)
                + "%",
            Said.interval(interval.low() / unit, interval.high() / unit, unit == 1 ? 2 : 1)));
  }

  /** As the record has it; a group's mean in a t-test has its standard error alone. */
  private static Interval interval(ResultRecord record) {
    if (!Double.isNaN(record.ciLow()) || Double.isNaN(record.se()) || record.n() < 2) {
      return new Interval(record.ciLow(), record.ciHigh());
    }
    double half = -StudentT.quantile((1 - CONFIDENCE) / 2, record.n() - 1.0) * record.se();
    return new Interval(record.estimate() - half, record.estimate() + half);
  }

  private Verdict expectedMean(
      PublishedValue value, Target target, Optional<ResultRecord> ours, PublishedValue.Mean mean) {
    Printed sd = mean.sd();
    Integer n = value.n();
    if (ours.isEmpty() || Double.isNaN(ours.get().estimate()) || sd == null || n == null) {
      return nothing(value, target, Criterion.IN_PREDICTION_INTERVAL);
    }
    ResultRecord record = ours.get();
    Interval expected =
        PredictionInterval.ofMean(
            mean.mean().value().doubleValue(), sd.value().doubleValue(), n, record.n(), CONFIDENCE);
    return expected(value, target, record, expected, 1);
  }

  private Verdict expectedShare(
      PublishedValue value,
      Target target,
      Optional<ResultRecord> ours,
      PublishedValue.Share share) {
    Integer n = value.n();
    if (ours.isEmpty() || Double.isNaN(ours.get().estimate()) || n == null) {
      return nothing(value, target, Criterion.IN_PREDICTION_INTERVAL);
    }
    ResultRecord record = ours.get();
    Interval expected =
        PredictionInterval.ofProportion(
            share.percent().value().doubleValue() / 100, n, record.n(), CONFIDENCE);
    return expected(value, target, record, expected, 0.01);
  }

  private Verdict expected(
      PublishedValue value, Target target, ResultRecord record, Interval expected, double unit) {
    if (Double.isNaN(expected.low())) {
      return nothing(value, target, Criterion.IN_PREDICTION_INTERVAL);
    }
    boolean inside = expected.contains(record.estimate());
    return verdict(
        value,
        Criterion.IN_PREDICTION_INTERVAL,
        record,
        Answer.of(inside),
        Statement.of(
            inside ? "value.expected.inside" : "value.expected.outside",
            Said.number(record.estimate() / unit, unit == 1 ? 2 : 1),
            Said.interval(expected.low() / unit, expected.high() / unit, unit == 1 ? 2 : 1),
            caution(value)));
  }

  private Verdict above(PublishedValue value, Target target, PublishedValue.ShareAbove above) {
    Optional<ResultRecord> ours = found.one(target, "proportion");
    if (ours.isEmpty() || Double.isNaN(ours.get().ciHigh())) {
      return nothing(value, target, Criterion.ORIGINAL_IN_CI);
    }
    ResultRecord record = ours.get();
    double bound = above.percent().value().doubleValue() / 100;
    return verdict(
        value,
        Criterion.ORIGINAL_IN_CI,
        record,
        Answer.of(record.ciHigh() > bound),
        Statement.of(
            record.ciHigh() > bound ? "value.above.yes" : "value.above.no",
            Said.interval(100 * record.ciLow(), 100 * record.ciHigh(), 1),
            above.percent() + "%"));
  }

  private List<Verdict> correlations(
      PublishedValue value, PublishedValue.Correlation original, ResultRecord record) {
    List<Verdict> verdicts = new ArrayList<>();
    double low = original.low().value().doubleValue();
    double high = original.high().value().doubleValue();
    double r = record.estimate();
    if (Double.isNaN(r)) {
      verdicts.add(
          verdict(
              value,
              Criterion.SAME_DIRECTION_SIGNIFICANT,
              record,
              Answer.NOT_TESTABLE,
              Statement.of("value.no-correlation")));
      return verdicts;
    }
    boolean sameSign = low * r > 0 && high * r > 0;
    boolean significant = record.p() < alpha;
    verdicts.add(
        verdict(
            value,
            Criterion.SAME_DIRECTION_SIGNIFICANT,
            record,
            Answer.of(sameSign && significant),
            Statement.of(
                sameSign ? "value.direction.same" : "value.direction.other",
                Said.below1(r, 2),
                Said.p(record.p()))));
    boolean inside =
        record.ciHigh() >= original.low().low().doubleValue()
            && record.ciLow() <= original.high().high().doubleValue();
    verdicts.add(
        verdict(
            value,
            Criterion.ORIGINAL_IN_CI,
            record,
            Answer.of(inside),
            Statement.of(
                inside ? "value.reaches" : "value.beyond",
                original.printed(),
                Said.intervalBelow1(record.ciLow(), record.ciHigh()))));
    Integer n = value.n();
    if (n == null) {
      verdicts.add(
          verdict(
              value,
              Criterion.IN_PREDICTION_INTERVAL,
              record,
              Answer.NOT_TESTABLE,
              Statement.of("value.missing.prediction")));
    }
    if (n == null || n < 4 || record.n() < 4 || Math.abs(r) >= 1) {
      return verdicts;
    }
    Interval expected =
        new Interval(
            PredictionInterval.ofCorrelation(low, n, record.n(), 0, CONFIDENCE).low(),
            PredictionInterval.ofCorrelation(high, n, record.n(), 0, CONFIDENCE).high());
    verdicts.add(
        verdict(
            value,
            Criterion.IN_PREDICTION_INTERVAL,
            record,
            Answer.of(expected.contains(r)),
            Statement.of(
                expected.contains(r) ? "value.expected.inside" : "value.expected.outside",
                Said.below1(r, 2),
                Said.intervalBelow1(expected.low(), expected.high()),
                caution(value))));
    verdicts.add(telescopes(value, record, low, n));
    return verdicts;
  }

  private Verdict telescopes(PublishedValue value, ResultRecord record, double original, int n) {
    SmallTelescopes seen =
        SmallTelescopes.ofCorrelations(original, n, record.estimate(), record.n());
    boolean couldFail = SmallTelescopes.ofCorrelations(original, n, 0, record.n()).p() < alpha;
    boolean below = seen.p() < alpha;
    return verdict(
        value,
        Criterion.SMALL_TELESCOPES,
        record,
        below ? Answer.NO : couldFail ? Answer.YES : Answer.UNCLEAR,
        Statement.of(
            "value.telescopes." + (below ? "below" : couldFail ? "not-below" : "too-small"),
            Said.below1(seen.small(), 2),
            Said.p(seen.p()),
            caution(value)));
  }

  private static Statement caution(PublishedValue value) {
    Integer n = value.n();
    return n == null || value.nIs() == PublishedValue.NIs.PRINTED
        ? Statement.NOTHING
        : Statement.of(
            value.nIs() == PublishedValue.NIs.ASSUMED ? "value.assumed" : "value.derived", n);
  }

  private static Verdict nothing(PublishedValue value, Target target, Criterion criterion) {
    return new Verdict(
        value.id(),
        value.study(),
        criterion,
        value.quantity().printed(),
        target.analysis(),
        String.join(" ", target.x()),
        String.join(" ", target.y()),
        -1,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Answer.NOT_TESTABLE,
        criterion == Criterion.IN_PREDICTION_INTERVAL
            ? Statement.of("value.missing.prediction")
            : Statement.of("value.missing", target.analysis()),
        List.of(value.id()));
  }

  private static Verdict verdict(
      PublishedValue value, Criterion criterion, ResultRecord ours, Answer answer, Statement said) {
    return new Verdict(
        value.id(),
        value.study(),
        criterion,
        value.quantity().printed(),
        ours.analysis(),
        ours.x(),
        ours.y(),
        ours.n(),
        ours.estimate(),
        interval(ours).low(),
        interval(ours).high(),
        answer,
        said,
        List.of(value.id()));
  }
}
