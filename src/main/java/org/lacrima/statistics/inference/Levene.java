package org.lacrima.statistics.inference;

import java.util.List;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.FrequencyTable;
import org.lacrima.statistics.summary.Moments;

/** Levene's test of equal variances: an analysis of variance of the distances from the centres. */
public final class Levene {

  /** What the distances are taken from. */
  public enum Centre {
    /** Levene (1960), as SPSS prints it. */
    MEAN,
    /** Brown and Forsythe (1974). */
    MEDIAN
  }

  // variation of the distances below this share of their size is rounding
  private static final double ROUNDING = 1e-24;

  private Levene() {}

  /**
   * F with k − 1 and N − k df.
   *
   * <p>Edge cases as for {@link OneWayAnova#fisher}; distances that do not vary within the groups
   * but for rounding (two cases per group): {@code ZERO_VARIANCE}.
   *
   * @param groups the values of each group
   */
  public static Estimate test(List<FrequencyTable> groups, Centre centre) {
    return ofDistances(groups.stream().map(group -> distances(group, centre)).toList());
  }

  /**
   * The same from the moments of the distances \(|x_{gi}-\bar x_g|\), where a second pass over the
   * rows has summed them.
   */
  public static Estimate ofDistances(List<Moments> distances) {
    OneWayAnova anova = OneWayAnova.fisher(distances);
    double size = 0;
    for (Moments group : distances) {
      if (group.n() > 0) {
        size += group.m2() + group.n() * group.mean() * group.mean();
      }
    }
    return anova.f().validity().defined() && anova.ssWithin() <= ROUNDING * size
        ? Estimate.undefined(anova.f().n(), Validity.ZERO_VARIANCE)
        : anova.f();
  }

  private static Moments distances(FrequencyTable group, Centre centre) {
    if (group.n() == 0) {
      return Moments.EMPTY;
    }
    Moments moments = group.moments();
    if (!moments.finite()) {
      return moments;
    }
    double origin = centre == Centre.MEAN ? moments.mean() : group.median();
    double rest = centre == Centre.MEAN ? moments.meanRest() : 0;
    return group.map(value -> Math.abs(value - origin - rest)).moments();
  }
}
