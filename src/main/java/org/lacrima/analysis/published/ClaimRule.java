package org.lacrima.analysis.published;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has to be seen in the results for a claim to hold; declared, never computed by hand. */
public sealed interface ClaimRule {

  /** The ids of the analyses that this rule looks at. */
  Set<String> analyses();

  /** The direction of an effect. */
  enum Sign {
    POSITIVE,
    NEGATIVE,
    ANY
  }

  /**
   * Tests are significant in a direction. An x counts when it is so with every y that is meant.
   *
   * @param atLeast how many x have to; null for all
   */
  record Significant(Target target, Sign sign, @Nullable Integer atLeast) implements ClaimRule {
    @Override
    public Set<String> analyses() {
      return Set.of(target.analysis());
    }
  }

  /**
   * What is significant in one analysis is so, in the same direction, in another one too, but for
   * some.
   *
   * @param in the other analysis, for example with a covariate
   * @param except how many lose it
   */
  record StaysSignificant(Target target, String in, int except) implements ClaimRule {
    @Override
    public Set<String> analyses() {
      return of(target, List.of(in));
    }
  }

  /**
   * Correlations are too small to matter: significantly nearer to zero than a bound, by two
   * one-sided tests.
   *
   * @param within the bound, between 0 and 1
   */
  record NearZero(Target target, BigDecimal within) implements ClaimRule {
    @Override
    public Set<String> analyses() {
      return Set.of(target.analysis());
    }
  }

  /**
   * One group is significantly larger than the other: its mean in a t-test, its count in a cell of
   * a chi-square test ({@code level: "1:1"}).
   */
  record Larger(Target target) implements ClaimRule {
    @Override
    public Set<String> analyses() {
      return Set.of(target.analysis());
    }
  }

  /**
   * The estimates of several analyses (of several samples) have the same sign, pair by pair.
   *
   * @param in the other analyses
   * @param except how many pairs may differ
   */
  record SameSigns(Target target, List<String> in, int except) implements ClaimRule {
    public SameSigns {
      in = List.copyOf(in);
    }

    @Override
    public Set<String> analyses() {
      return of(target, in);
    }
  }

  /**
   * The estimates have a sign that was printed of other samples, whose data are not here: seen when
   * all have it and each is significant, open when all have it and not each is.
   *
   * @param sign positive or negative
   * @param printed the claims that printed it, with their studies, for people
   */
  record Direction(Target target, Sign sign, List<String> printed) implements ClaimRule {
    public Direction {
      printed = List.copyOf(printed);
    }

    @Override
    public Set<String> analyses() {
      return Set.of(target.analysis());
    }
  }

  /** Every one of them holds. */
  record All(List<ClaimRule> rules) implements ClaimRule {
    public All {
      rules = List.copyOf(rules);
    }

    @Override
    public Set<String> analyses() {
      return of(rules);
    }
  }

  /** At least one of them holds. */
  record Any(List<ClaimRule> rules) implements ClaimRule {
    public Any {
      rules = List.copyOf(rules);
    }

    @Override
    public Set<String> analyses() {
      return of(rules);
    }
  }

  /**
   * The spec says why its data cannot tell.
   *
   * @param because one sentence
   */
  record NotTestable(String because) implements ClaimRule {
    @Override
    public Set<String> analyses() {
      return Set.of();
    }
  }

  private static Set<String> of(Target target, List<String> others) {
    Set<String> analyses = new TreeSet<>(others);
    analyses.add(target.analysis());
    return analyses;
  }

  private static Set<String> of(List<ClaimRule> rules) {
    Set<String> analyses = new TreeSet<>();
    rules.forEach(rule -> analyses.addAll(rule.analyses()));
    return analyses;
  }
}
