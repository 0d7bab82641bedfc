package org.lacrima.analysis.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.published.ClaimRule;
import org.lacrima.analysis.published.PublishedClaim;
import org.lacrima.analysis.published.Target;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.analysis.verdict.Verdict.Answer;
import org.lacrima.analysis.verdict.Verdict.Criterion;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;
import org.lacrima.statistics.inference.Equivalence;

/** Whether the pattern that a study claims is seen in the results. */
final class ClaimVerdicts {

  /** What a rule says, and the tests it looked at. */
  private record Seen(Answer answer, Statement said, List<ResultRecord> looked) {}

  private static final Set<String> MEANS_TESTS = Set.of("student", "welch");

  private final Found found;
  private final double alpha;

  ClaimVerdicts(Found found, double alpha) {
    this.found = found;
    this.alpha = alpha;
  }

  Verdict of(PublishedClaim claim, ClaimRule rule) {
    Seen seen = see(rule);
    // one test is told in its columns, several in the sentence alone
    ResultRecord one = seen.looked().size() == 1 ? seen.looked().get(0) : null;
    return new Verdict(
        claim.id(),
        claim.study(),
        Criterion.CLAIM,
        Statement.quoted(claim.text()),
        String.join(" ", seen.looked().stream().map(ResultRecord::analysis).distinct().toList()),
        String.join(" ", seen.looked().stream().map(ResultRecord::x).distinct().toList()),
        String.join(" ", seen.looked().stream().map(ResultRecord::y).distinct().toList()),
        one == null ? -1 : one.n(),
        one == null ? Double.NaN : one.estimate(),
        one == null ? Double.NaN : one.ciLow(),
        one == null ? Double.NaN : one.ciHigh(),
        seen.answer(),
        seen.said(),
        List.of());
  }

  private Seen see(ClaimRule rule) {
    if (rule instanceof ClaimRule.Significant significant) {
      return significant(significant);
    }
    if (rule instanceof ClaimRule.StaysSignificant stays) {
      return stays(stays);
    }
    if (rule instanceof ClaimRule.NearZero zero) {
      return nearZero(zero);
    }
    if (rule instanceof ClaimRule.Larger larger) {
      return larger(larger.target());
    }
    if (rule instanceof ClaimRule.SameSigns signs) {
      return sameSigns(signs);
    }
    if (rule instanceof ClaimRule.Direction direction) {
      return direction(direction);
    }
    if (rule instanceof ClaimRule.All all) {
      return joined(all.rules(), true);
    }
    if (rule instanceof ClaimRule.Any any) {
      return joined(any.rules(), false);
    }
    return new Seen(
        Answer.NOT_TESTABLE, Statement.quoted(((ClaimRule.NotTestable) rule).because()), List.of());
  }

  private Seen significant(ClaimRule.Significant rule) {
    List<ResultRecord> tests = found.tests(rule.target());
    if (untested(tests)) {
      return nothing(rule.target(), tests);
    }
    Map<String, Boolean> byX = new LinkedHashMap<>();
    List<Statement> said = new ArrayList<>();
    for (ResultRecord test : tests) {
      byX.merge(test.x(), significant(test) && faces(test, rule.sign()), Boolean::logicalAnd);
      said.add(told(test));
    }
    long holding = byX.values().stream().filter(holds -> holds).count();
    Integer asked = rule.atLeast();
    int needed = asked == null ? byX.size() : asked;
    String direction =
        switch (rule.sign()) {
          case POSITIVE -> "positive";
          case NEGATIVE -> "negative";
          case ANY -> "any";
        };
    return new Seen(
        Answer.of(holding >= needed),
        Statement.of(
            "claim.significant." + direction + (needed < byX.size() ? ".needed" : ""),
            holding,
            byX.size(),
            Statement.join(said, "; "),
            needed),
        tests);
  }

  private Seen stays(ClaimRule.StaysSignificant rule) {
    List<ResultRecord> tests = found.tests(rule.target());
    Map<String, ResultRecord> there = new LinkedHashMap<>();
    found.tests(rule.target().in(rule.in())).forEach(test -> there.put(pair(test), test));
    List<ResultRecord> start = tests.stream().filter(this::significant).toList();
    if (untested(tests)) {
      return nothing(rule.target(), tests);
    }
    if (untested(there.values())) {
      return nothing(rule.target().in(rule.in()), tests);
    }
    if (start.isEmpty()) {
      return new Seen(
          Answer.UNCLEAR, Statement.of("claim.stays.nothing", rule.target().analysis()), tests);
    }
    List<Statement> kept = new ArrayList<>();
    List<Statement> lost = new ArrayList<>();
    for (ResultRecord test : start) {
      ResultRecord other = there.get(pair(test));
      boolean stays = other != null && significant(other) && other.estimate() * test.estimate() > 0;
      Statement name = Statement.name(test.x());
      String from = Said.below1(test.estimate(), 2);
      Statement change =
          other == null
              ? Statement.of("claim.stays.gone", name, from)
              : Statement.of(
                  "claim.stays.change",
                  name,
                  from,
                  Said.below1(other.estimate(), 2),
                  Said.p(other.p()));
      (stays ? kept : lost).add(change);
    }
    Answer answer =
        lost.size() == rule.except()
            ? Answer.YES
            : lost.size() < rule.except() ? Answer.UNCLEAR : Answer.NO;
    List<Statement> which = new ArrayList<>();
    if (!kept.isEmpty()) {
      which.add(Statement.of("claim.stays.kept", Statement.join(kept, "; ")));
    }
    if (!lost.isEmpty()) {
      which.add(Statement.of("claim.stays.lost", Statement.join(lost, "; ")));
    }
    Statement told = Statement.join(which, "");
    return new Seen(
        answer,
        Statement.of(
            "claim.stays",
            start.size(),
            rule.target().analysis(),
            kept.size(),
            rule.in(),
            answer == Answer.UNCLEAR ? Statement.of("claim.stays.fewer", told) : told),
        start);
  }

  private Seen nearZero(ClaimRule.NearZero rule) {
    List<ResultRecord> tests =
        found.tests(rule.target()).stream()
            .filter(test -> !Double.isNaN(test.estimate()) && !test.term().equals("difference"))
            .toList();
    if (tests.isEmpty()) {
      return nothing(rule.target(), tests);
    }
    double bound = rule.within().doubleValue();
    List<Statement> said = new ArrayList<>();
    boolean all = true;
    boolean outside = false;
    for (ResultRecord test : tests) {
      Estimate near =
          Equivalence.ofCorrelation(test.estimate(), test.n(), new Interval(-bound, bound), alpha);
      all &= near.p() < alpha;
      outside |= test.ciLow() > bound || test.ciHigh() < -bound;
      String r = Said.below1(test.estimate(), 2);
      said.add(
          Double.isNaN(near.p())
              ? Statement.of("claim.near.told.alone", shown(test), r)
              : Statement.of("claim.near.told", shown(test), r, Said.p(near.p())));
    }
    return new Seen(
        all ? Answer.YES : outside ? Answer.NO : Answer.UNCLEAR,
        Statement.of(
            "claim.near." + (all ? "yes" : outside ? "no" : "unclear"),
            Said.below1(bound, 2),
            Statement.join(said, "; ")),
        tests);
  }

  private Seen larger(Target target) {
    List<ResultRecord> tests = found.tests(target);
    if (untested(tests)) {
      return nothing(target, tests);
    }
    boolean all = true;
    List<Statement> said = new ArrayList<>();
    for (ResultRecord test : tests) {
      Optional<Boolean> ahead = ahead(target, test);
      if (ahead.isEmpty()) {
        return nothing(target, tests);
      }
      all &= ahead.get() && significant(test);
      said.add(
          Statement.of(
              ahead.get() ? "claim.larger" : "claim.not-larger",
              test.term().equals("chi2")
                  ? Statement.of("said.by", Statement.name(test.x()), Statement.name(test.y()))
                  : Statement.name(test.x()),
              level(target.level(), test),
              p(test, test.p())));
    }
    return new Seen(Answer.of(all), Statement.of("claim.list", Statement.join(said, "; ")), tests);
  }

  /** A group, or the row and the column of a cell. */
  private static Statement level(String level, ResultRecord test) {
    int colon = level.indexOf(':');
    return test.term().equals("chi2") && colon > 0
        ? Statement.join(
            List.of(
                Statement.level(test.x(), level.substring(0, colon)),
                Statement.level(test.y(), level.substring(colon + 1))),
            ":")
        : Statement.level(test.y(), level);
  }

  /** Whether the level that is meant lies above the other one, or its cell above expectation. */
  private Optional<Boolean> ahead(Target target, ResultRecord test) {
    Target these =
        new Target(target.analysis(), List.of(test.x()), List.of(test.y()), "", "", target.place());
    if (test.term().equals("chi2")) {
      return found.all(these, "adjusted_residual").stream()
          .filter(record -> record.level().equals(target.level()))
          .map(record -> record.estimate() > 0)
          .findFirst();
    }
    List<ResultRecord> means = found.all(these, "mean");
    Optional<ResultRecord> meant =
        means.stream().filter(mean -> mean.level().equals(target.level())).findFirst();
    Optional<ResultRecord> other =
        means.stream().filter(mean -> !mean.level().equals(target.level())).findFirst();
    return meant.flatMap(a -> other.map(b -> a.estimate() > b.estimate()));
  }

  private Seen sameSigns(ClaimRule.SameSigns rule) {
    List<ResultRecord> tests = found.tests(rule.target());
    if (rule.in().isEmpty() || unestimated(tests)) {
      return nothing(rule.target(), tests);
    }
    List<Statement> differing = new ArrayList<>();
    List<Statement> unknown = new ArrayList<>();
    for (String other : rule.in()) {
      Map<String, ResultRecord> there = new LinkedHashMap<>();
      found.tests(rule.target().in(other)).forEach(test -> there.put(pair(test), test));
      if (there.isEmpty()) {
        return nothing(rule.target().in(other), List.of());
      }
      for (ResultRecord test : tests) {
        ResultRecord same = there.get(pair(test));
        if (same == null || Double.isNaN(same.estimate() * test.estimate())) {
          unknown.add(Statement.of("claim.other-sign.in", shown(test), other));
        } else if (!(same.estimate() * test.estimate() > 0)) {
          differing.add(Statement.of("claim.other-sign.in", shown(test), other));
        }
      }
    }
    if (!unknown.isEmpty() && differing.size() <= rule.except()) {
      return new Seen(
          unknown.size() == tests.size() * rule.in().size() ? Answer.NOT_TESTABLE : Answer.UNCLEAR,
          Statement.of("claim.other-sign.unknown", Statement.join(unknown, "; ")),
          tests);
    }
    return new Seen(
        Answer.of(differing.size() <= rule.except()),
        differing.isEmpty()
            ? Statement.counted(
                "claim.same-signs", tests.size(), tests.size(), rule.in().size() + 1)
            : Statement.of("claim.other-sign", Statement.join(differing, "; ")),
        tests);
  }

  private Seen direction(ClaimRule.Direction rule) {
    List<ResultRecord> tests = found.tests(rule.target());
    if (tests.isEmpty() || tests.stream().anyMatch(test -> Double.isNaN(test.estimate()))) {
      return nothing(rule.target(), tests);
    }
    List<ResultRecord> facing = tests.stream().filter(test -> faces(test, rule.sign())).toList();
    long clearly = facing.stream().filter(this::significant).count();
    Answer answer =
        facing.size() < tests.size()
            ? Answer.NO
            : clearly == tests.size() ? Answer.YES : Answer.UNCLEAR;
    return new Seen(
        answer,
        Statement.of(
            "claim.direction." + (rule.sign() == ClaimRule.Sign.NEGATIVE ? "negative" : "positive"),
            facing.size(),
            tests.size(),
            Statement.join(tests.stream().map(ClaimVerdicts::told).toList(), "; "),
            clearly,
            String.join("; ", rule.printed())),
        tests);
  }

  private Seen joined(List<ClaimRule> rules, boolean all) {
    List<Seen> seen = rules.stream().map(this::see).toList();
    List<ResultRecord> looked = new ArrayList<>();
    List<Statement> said = new ArrayList<>();
    seen.forEach(
        each -> {
          looked.addAll(each.looked());
          said.add(each.said());
        });
    Answer decides = all ? Answer.NO : Answer.YES;
    Answer otherwise = all ? Answer.YES : Answer.NO;
    Answer answer =
        seen.stream().anyMatch(each -> each.answer() == decides)
            ? decides
            : seen.stream().allMatch(each -> each.answer() == otherwise)
                ? otherwise
                : seen.stream().allMatch(each -> each.answer() == Answer.NOT_TESTABLE)
                    ? Answer.NOT_TESTABLE
                    : Answer.UNCLEAR;
    return new Seen(answer, Statement.join(said, " "), looked);
  }

  private static Seen nothing(Target target, List<ResultRecord> tests) {
    return new Seen(Answer.NOT_TESTABLE, Statement.of("claim.missing", target.analysis()), tests);
  }

  private static boolean untested(Collection<ResultRecord> tests) {
    return tests.stream().allMatch(test -> Double.isNaN(test.p()));
  }

  private static boolean unestimated(Collection<ResultRecord> tests) {
    return tests.stream().allMatch(test -> Double.isNaN(test.estimate()));
  }

  private boolean significant(ResultRecord test) {
    double p = Double.isNaN(test.pAdjusted()) ? test.p() : test.pAdjusted();
    return p < alpha;
  }

  private static boolean faces(ResultRecord test, ClaimRule.Sign sign) {
    return switch (sign) {
      case POSITIVE -> test.estimate() > 0;
      case NEGATIVE -> test.estimate() < 0;
      case ANY -> true;
    };
  }

  private static String pair(ResultRecord test) {
    return test.x() + " with " + test.y();
  }

  private static Statement shown(ResultRecord test) {
    return Statement.of("said.pair", Statement.name(test.x()), Statement.name(test.y()));
  }

  private static Statement told(ResultRecord test) {
    boolean correlation = !test.term().equals("difference") && !test.term().equals("chi2");
    return Statement.of(
        "claim.told",
        shown(test),
        correlation ? Said.below1(test.estimate(), 2) : Said.number(test.estimate(), 2),
        p(test, Double.isNaN(test.pAdjusted()) ? test.p() : test.pAdjusted()));
  }

  /** With the name of the test where two tests compare the same means. */
  private static Statement p(ResultRecord test, double p) {
    return test.term().equals("difference") && MEANS_TESTS.contains(test.method())
        ? Statement.of("said.p.of", Said.p(p), Statement.of("test.name." + test.method()))
        : Said.p(p);
  }
}
