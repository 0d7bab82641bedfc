package org.lacrima.analysis.verdict;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.published.Published;
import org.lacrima.analysis.published.PublishedValue;
import org.lacrima.analysis.published.PublishedValue.NIs;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.analysis.verdict.Verdict.Criterion;
import org.lacrima.statistics.replication.Grim;
import org.lacrima.statistics.replication.Grimmer;
import org.lacrima.statistics.replication.Printed;

/** Whether printed means, standard deviations and percentages can exist at their n. */
final class PrintVerdicts {

  private PrintVerdicts() {}

  /** Null where the value is of a kind that cannot be checked so. */
  static @Nullable Verdict of(PublishedValue value, Published published) {
    if (value.quantity() instanceof PublishedValue.Mean mean) {
      return verdict(value, published, mean.mean(), n -> fits(mean, n), mean(mean, value.n()));
    }
    if (value.quantity() instanceof PublishedValue.Share share) {
      return verdict(value, published, share.percent(), n -> fits(share, n), share(share, value));
    }
    return null;
  }

  private static boolean fits(PublishedValue.Mean mean, int n) {
    if (!Grim.isPossibleMean(mean.mean(), n, mean.items())) {
      return false;
    }
    Printed sd = mean.sd();
    return sd == null || mean.items() > 1 || n < 2 || Grimmer.isPossible(mean.mean(), sd, n);
  }

  private static boolean fits(PublishedValue.Share share, int n) {
    Integer count = share.count();
    List<BigInteger> counts = Grim.counts(share.percent(), n);
    return count == null ? !counts.isEmpty() : counts.contains(BigInteger.valueOf(count));
  }

  private static Verdict verdict(
      PublishedValue value,
      Published published,
      Printed number,
      IntPredicate fits,
      Statement about) {
    Integer n = value.n();
    if (n == null) {
      return Verdict.ofPrint(
          value, Criterion.GRIM, Answer.NOT_TESTABLE, Statement.of("grim.no-n", number));
    }
    if (fits.test(n)) {
      return Verdict.ofPrint(value, Criterion.GRIM, Answer.YES, about);
    }
    List<Integer> others =
        value.plausibleSizes(published.study(value.study()).n()).stream()
            .filter(fits::test)
            .toList();
    return value.nIs() == NIs.PRINTED
        ? Verdict.ofPrint(value, Criterion.GRIM, Answer.IMPOSSIBLE, impossible(value, number, n))
        : Verdict.ofPrint(
            value,
            Criterion.GRIM,
            Answer.UNCLEAR,
            Statement.sentences(
                Statement.of(
                    value.nIs() == NIs.ASSUMED ? "grim.assumed" : "grim.derived",
                    number,
                    n,
                    Said.list(others)),
                nearest(value, n)));
  }

  private static Statement impossible(PublishedValue value, Printed number, int n) {
    Integer count = value.quantity() instanceof PublishedValue.Share share ? share.count() : null;
    return value.quantity() instanceof PublishedValue.Share share && count != null
        ? count("grim.impossible.count", share, count, n)
        : Statement.sentences(Statement.of("grim.impossible", number, n), nearest(value, n));
  }

  /** What a printed count gives, with one decimal more than was printed. */
  private static Statement count(String key, PublishedValue.Share share, int count, int n) {
    return Statement.of(
        key,
        count,
        n,
        Said.number(100.0 * count / n, share.percent().decimals() + 1) + "%",
        share.percent() + "%");
  }

  /** The shares that are possible below and above a printed one that is not. */
  private static Statement nearest(PublishedValue value, int n) {
    if (!(value.quantity() instanceof PublishedValue.Share share)) {
      return Statement.NOTHING;
    }
    Integer count = share.count();
    if (count != null) {
      return count("grim.count", share, count, n);
    }
    double cases = share.percent().value().doubleValue() * n / 100;
    int below = (int) Math.floor(cases);
    int digits = StrictMath.max(1, share.percent().decimals());
    return Statement.of(
        "grim.nearest",
        n,
        below,
        Said.number(100.0 * below / n, digits) + "%",
        below + 1,
        Said.number(100.0 * (below + 1) / n, digits) + "%");
  }

  private static Statement mean(PublishedValue.Mean mean, @Nullable Integer n) {
    if (n == null) {
      return Statement.NOTHING;
    }
    double chance = Grim.chanceToPass(mean.mean(), n, mean.items());
    Printed sd = mean.sd();
    return Statement.sentences(
        Statement.of("grim.mean", n, hardly(chance, mean.mean().decimals())),
        sd != null && mean.items() == 1 ? Statement.of("grim.sd", sd) : Statement.NOTHING);
  }

  private static Statement share(PublishedValue.Share share, PublishedValue value) {
    Integer n = value.n();
    if (n == null) {
      return Statement.NOTHING;
    }
    Integer count = share.count();
    if (count != null) {
      return count("grim.count", share, count, n);
    }
    return Statement.of(
        "grim.share",
        n,
        Said.list(Grim.counts(share.percent(), n)),
        hardly(Grim.chanceToPassPercentage(share.percent(), n), share.percent().decimals()));
  }

  private static Statement hardly(double chance, int decimals) {
    return chance >= 1
        ? Statement.counted("grim.hardly", decimals, decimals)
        : Statement.of("grim.chance", Said.percent(chance));
  }

  /** The counts of a printed share: those printed, or the only ones that round to it. */
  static @Nullable Integer count(PublishedValue value) {
    Integer n = value.n();
    if (!(value.quantity() instanceof PublishedValue.Share share) || n == null) {
      return null;
    }
    Integer printed = share.count();
    if (printed != null) {
      return printed;
    }
    List<BigInteger> counts = new ArrayList<>(Grim.counts(share.percent(), n));
    BigDecimal nearest =
        share
            .percent()
            .value()
            .multiply(BigDecimal.valueOf(n))
            .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP);
    return counts.contains(nearest.toBigInteger()) ? nearest.intValueExact() : null;
  }
}
