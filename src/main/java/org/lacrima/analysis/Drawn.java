package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.plan.Grid;
import org.lacrima.analysis.plan.Grouped;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.inference.Descriptives;
import org.lacrima.statistics.summary.Moments;

/**
 * What a plot shows besides the records: the data themselves, as they are while there are few
 * cases, counted in a grid else ({@link Grid}).
 */
public sealed interface Drawn {

  Grid cells();

  /**
   * Two variables of each case.
   *
   * @param line the means of y that a straight line says, from the smallest x to the largest; empty
   *     where none is meant
   */
  record Pair(String x, String y, Grid cells, List<Fitted> line) implements Drawn {
    public Pair {
      line = List.copyOf(line);
    }
  }

  /** A place of a line, with the interval of the mean of y there. */
  record Fitted(double x, double low, double middle, double high) {}

  /**
   * An outcome in groups.
   *
   * @param group "" where there is one group alone
   * @param means of the groups, in the order of the grid's columns
   */
  record Groups(String outcome, String group, Grid cells, List<Mean> means) implements Drawn {
    public Groups {
      means = List.copyOf(means);
    }
  }

  /**
   * @param level of the group; "" where there is one alone
   * @param low of the interval of the mean; NaN where there is none
   */
  record Mean(String level, long n, double mean, double sd, double low, double high) {

    static Mean of(String level, Moments moments, double confidence) {
      Estimate mean = Descriptives.mean(moments, confidence);
      return new Mean(
          level,
          moments.n(),
          mean.value(),
          Descriptives.sd(moments).value(),
          mean.interval().low(),
          mean.interval().high());
    }

    static List<Mean> of(Grouped<Moments> groups, double confidence) {
      List<Mean> means = new ArrayList<>();
      for (int g = 0; g < groups.levels().size(); g++) {
        means.add(of(groups.levels().get(g).text(), groups.summaries().get(g), confidence));
      }
      return means;
    }
  }

  /** The differences of two variables of each case. */
  record Differences(String x, String y, Grid cells) implements Drawn {}
}
